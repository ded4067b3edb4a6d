"""What a newcomer meets before anything runs: a taken port, a missing browser, missing packages."""

import shutil
import socket
import subprocess
import sys

import pytest
from django.conf import settings

from tests import chromium

TOOLS = ["sh", "cat", "dirname", "grep", "mkdir", "python3"]


def make_program(path, lines=""):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return str(path)


# ---------------------------------------------------------------- the port


def test_a_taken_port_stops_make_run_before_any_work():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = subprocess.run(
            [shutil.which("make"), "--no-print-directory", "run", f"PORT={port}", f"PYTHON={sys.executable}"],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=60,
        )

    assert result.returncode != 0
    assert result.stdout == ""
    assert f"Port {port} is taken" in result.stderr
    assert f"PORT={port + 1} make run" in result.stderr


# ---------------------------------------------------------------- the browser


@pytest.fixture
def bare(tmp_path, monkeypatch):
    """A machine without a browser."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "downloads"))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(chromium, "SNAP", str(tmp_path / "snap"))
    return tmp_path


@pytest.mark.parametrize(
    "path",
    [
        "bin/chromium",
        "bin/chromium-browser",
        "bin/google-chrome",
        "snap/chromium",
        "downloads/chromium-1200/chrome-linux64/chrome",
    ],
)
def test_the_browser_is_found_wherever_it_is(bare, path):
    program = make_program(bare / path)

    assert chromium.find_chromium() == program


def test_chrome_path_comes_first(bare, monkeypatch):
    make_program(bare / "bin" / "chromium")
    monkeypatch.setenv("CHROME_PATH", make_program(bare / "mine"))

    assert chromium.find_chromium() == str(bare / "mine")


def test_a_wrong_chrome_path_is_named(bare, monkeypatch):
    make_program(bare / "bin" / "chromium")
    monkeypatch.setenv("CHROME_PATH", "/nowhere/chrome")

    with pytest.raises(FileNotFoundError, match="CHROME_PATH is /nowhere/chrome"):
        chromium.find_chromium()


def test_a_machine_without_a_browser_is_told_how_to_get_one(bare):
    with pytest.raises(FileNotFoundError, match=r"\.ci/packages"):
        chromium.find_chromium()


# ---------------------------------------------------------------- the packages


@pytest.fixture
def packages(tmp_path):
    """Run .ci/packages as a user on a machine of which only stand-ins for its programs are known."""
    for name in [".ci/packages", "tests/chromium.py"]:
        (tmp_path / name).parent.mkdir()
        shutil.copy(settings.BASE_DIR / name, tmp_path / name)
    log = tmp_path / "log"
    programs = tmp_path / "bin"
    make_program(programs / "chrome")
    make_program(programs / "fc-list", 'echo "Noto Sans Mono"')  # not the font that is needed
    make_program(programs / "apt-get", f'echo "apt-get $*" >> "{log}"')
    for tool in TOOLS:
        (programs / tool).symlink_to(sys.executable if tool == "python3" else shutil.which(tool))

    def run(*, uid, **environment):
        make_program(programs / "id", f"echo {uid}")
        result = subprocess.run(
            [tmp_path / ".ci" / "packages"],
            env={"PATH": str(programs), "CHROME_PATH": str(programs / "chrome")} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return result, log.read_text() if log.exists() else ""

    run.programs = programs
    return run


def test_root_installs_what_is_missing(packages):
    result, done = packages(uid=0)

    assert result.returncode == 0
    assert done.startswith("apt-get update")
    assert "apt-get install -y --no-install-recommends" in done
    assert "fontconfig fonts-noto-core" in done
    assert "chromium" not in done


def test_a_user_with_sudo_installs_what_is_missing(packages):
    make_program(packages.programs / "sudo", '[ "$1" != -n ] || shift\n"$@"')
    make_program(packages.programs / "true")

    result, done = packages(uid=1000)

    assert result.returncode == 0
    assert "fontconfig fonts-noto-core" in done


def test_a_user_without_sudo_is_told_once_which_command_brings_them(packages):
    first, done = packages(uid=1000)
    second, _ = packages(uid=1000)

    assert (first.returncode, second.returncode) == (1, 1)
    assert done == ""
    assert first.stderr.count("\n") == 1
    assert "sudo apt-get install" in first.stderr
    assert second.stderr == ""


def test_nothing_is_installed_where_nothing_is_missing(packages):
    make_program(packages.programs / "fc-list", 'echo "NotoSansArabic.ttf: Noto Sans Arabic"')
    (packages.programs / "python3").unlink()
    make_program(packages.programs / "python3")  # finds whatever it is asked for

    result, done = packages(uid=0)

    assert result.returncode == 0
    assert done == ""

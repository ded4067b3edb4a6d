"""Where the Chromium stands that the tests drive: ``python3 tests/chromium.py`` prints its path.

Only the standard library: it is asked before anything is installed.
"""

import os
import shutil
import sys
from pathlib import Path

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
SNAP = "/snap/bin"  # not on the PATH of every shell
MISSING = "No Chromium or Chrome was found. `.ci/packages` installs one; CHROME_PATH names one elsewhere."


def find_chromium():
    """The path of Chromium or Chrome. Raises ``FileNotFoundError`` with a sentence when there is none."""
    if named := os.environ.get("CHROME_PATH"):  # Lighthouse reads the same variable
        if not shutil.which(named):
            raise FileNotFoundError(f"CHROME_PATH is {named}, which is no program.")
        return named
    folders = os.pathsep.join([os.environ.get("PATH", os.defpath), SNAP])
    found = [path for name in NAMES if (path := shutil.which(name, path=folders))]
    found += sorted(map(str, _downloads().glob("chromium-*/chrome-linux*/chrome")), reverse=True)
    if not found:
        raise FileNotFoundError(MISSING)
    return found[0]


def _downloads():
    """Where ``playwright install`` puts its browsers."""
    return Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{find_chromium()}\n")
    except FileNotFoundError as problem:
        sys.exit(str(problem))

"""Takes the pictures in docs/images anew, from a site that runs with DEBUG on (``make run``).

PYTHONPATH=. .venv/bin/python docs/artwork/screenshots.py http://127.0.0.1:8000
"""

import sys
from pathlib import Path

from tests.browser import open_browser

IMAGES = Path(__file__).resolve().parents[1] / "images"

# Name, address, width in pixels, colour scheme, the element shown (or the first screen).
PICTURES = [
    ("style-fr-light", "/fr/style/", 1000, "light", "#fr-light"),
    ("style-ar-dark", "/fr/style/", 1000, "light", "#ar-dark"),
    ("home", "/fr/", 1280, "light", None),
    ("home-ar-dark", "/ar/", 360, "dark", None),
    ("chart", "/fr/structure/?on=2021-06-01", 1280, "light", None),
    ("country", "/fr/pays/kg/", 1280, "light", None),
    ("offices", "/fr/bureaux/", 1280, "light", None),
    ("office", "/fr/bureaux/dakar-sn/", 360, "light", None),
]


def take(base):
    with open_browser() as browser:
        for name, address, width, scheme, element in PICTURES:
            page = browser.new_page(
                viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
            )
            page.goto(base + address, wait_until="networkidle")
            (page.locator(element) if element else page).screenshot(path=IMAGES / f"{name}.png")
            page.close()


if __name__ == "__main__":
    take(sys.argv[1].rstrip("/"))

"""The pages of the site in a real browser: ``make axe``.

Serves the present database as in production and opens, of every kind of page, those that are hardest to lay
out (tests/hard_pages.py), or with ``--all`` every page that links lead to. Each is looked at in four
languages, light and dark, 360, 768 and 1280 px wide, as loaded and with everything unfolded, by axe-core
(WCAG 2.2 A and AA, best practices). Further:

- only the page's own server is asked, no cookie is set, the console stays silent (the policy's reports too);
- no sideways scrolling, no text cut off or over another: at 320 px, at 200 % zoom (640 px), with text of
  200 %, with the spacing of WCAG 1.4.12;
- targets of 44 × 44 px at 360 px; a link in a running sentence may be as high as its line;
- what takes the focus shows it and is not covered;
- without JavaScript the same words and links are there.

Prints what it found by rule and element, and ends with 1 if it found anything.
"""

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

if __name__ == "__main__":
    django.setup()

from tests.browser import open_browser
from tests.looker import SCHEMES, WIDTHS, Finding, PageInspector, report_lines

LANGUAGES = ["fr", "en", "es", "ar"]
PROCESSES = 2
TOGETHER = 6  # pages that one browser looks at


def look_at_all(site, pages, widths, schemes):
    """Everything wrong on these pages; runs in a process of its own."""
    with open_browser() as chromium:
        looker = PageInspector(chromium, site, widths, schemes)
        for page in pages:
            try:
                looker.inspect(page)
            except Exception as error:  # one page that breaks the check must not hide the others
                looker.note("check failed", type(error).__name__, str(error)[:300], "")
        return looker.found


def chosen_pages(arguments):
    from tests.hard_pages import HardPage, hard_pages, kinds_without_example

    if arguments.all:
        from tests.check_html import crawl

        paths = [path for path in crawl()[0] if path.split("/")[1] in arguments.languages]
        pages, unknown = [HardPage("", "", path) for path in paths], []
    else:
        pages = [page for language in arguments.languages for page in hard_pages(language)]
        unknown = kinds_without_example(pages)
    wanted = [page for page in pages if not arguments.only or arguments.only in f"{page.name} {page.path}"]
    return wanted, [Finding("no example of", name, "", "tests/hard_pages.py", "") for name in unknown]


def parsed_arguments():
    parser = argparse.ArgumentParser(description="Look at the pages of the site in a real browser.")
    parser.add_argument("--all", action="store_true", help="every page that links lead to")
    parser.add_argument("--only", help="pages whose name or address has this in it")
    parser.add_argument("--languages", default=LANGUAGES, type=lambda given: given.split(","))
    parser.add_argument("--schemes", default=SCHEMES, type=lambda given: given.split(","))
    parser.add_argument("--widths", default=WIDTHS, type=lambda given: [int(one) for one in given.split(",")])
    parser.add_argument("--json", type=Path, help="write every finding to this file")
    return parser.parse_args()


def main(arguments):
    from tests.public_site import public_site

    pages, found = chosen_pages(arguments)
    parts = [pages[start : start + TOGETHER] for start in range(0, len(pages), TOGETHER)]
    with public_site() as site, ProcessPoolExecutor(PROCESSES) as processes:
        looks = [
            processes.submit(look_at_all, site, part, arguments.widths, arguments.schemes) for part in parts
        ]
        for done, look in enumerate(as_completed(looks), 1):
            found += look.result()
            sys.stderr.write(
                f"{min(done * TOGETHER, len(pages))} of {len(pages)} pages, {len(found)} findings\n"
            )
    sys.stdout.write("\n".join([*report_lines(found), ""]))
    views = len(pages) * len(arguments.widths) * len(arguments.schemes)
    sys.stdout.write(f"{len(pages)} pages, {views} views: {len(found)} findings\n")
    if arguments.json:
        arguments.json.write_text(json.dumps([finding._asdict() for finding in found], indent=1))
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(parsed_arguments()))

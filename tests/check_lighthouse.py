"""Lighthouse on a phone, on the kinds of page that count: ``make lighthouse``.

Serves the present database as in production and measures each page in French and in Arabic, several times;
the median of each figure must keep the limits below. The program's path is the first argument.
Sizes are of what travels, compressed; 1 KB is 1000 bytes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

# What needs the settings comes after them.
from tests.chromium import find_chromium  # noqa: E402
from tests.hard_pages import hard_pages  # noqa: E402
from tests.public_site import public_site  # noqa: E402

CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST = {"LCP ms": 1200, "CLS": 0, "TBT ms": 0, "KB": 80}
LANGUAGES = ["fr", "ar"]
ATTEMPTS = 3
KINDS = [
    "home",
    "structure:chart",
    "offices:offices",
    "offices:office",
    "offices:country",
    "news:releases",
    "news:release",
    "pages:programme",
]


def chosen_pages(only):
    """The first example of each kind of page in each language."""
    for language in LANGUAGES:
        first = {page.name: page for page in reversed(hard_pages(language))}
        for kind in KINDS:
            if not only or only in first[kind].path:
                yield first[kind]


def measured(lighthouse, address):
    """Lighthouse's report of one visit; a visit that the browser failed to record is made again."""
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    for _attempt in range(ATTEMPTS):
        run = subprocess.run(
            [lighthouse, address, "--output=json", "--quiet", flags],
            capture_output=True,
            text=True,
            env=os.environ | {"CHROME_PATH": find_chromium()},
            check=False,
        )
        if not run.returncode:
            return json.loads(run.stdout)
    sys.exit(f"Lighthouse failed on {address}:\n{run.stderr}")


def figures(report):
    """The scores and measurements of a report that have a limit."""
    audits = report["audits"]
    files = audits["network-requests"]["details"]["items"]
    pictures = ("Image", "Media")
    scores = {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}
    return scores | {
        "LCP ms": round(audits["largest-contentful-paint"]["numericValue"]),
        "CLS": round(audits["cumulative-layout-shift"]["numericValue"], 3),
        "TBT ms": round(audits["total-blocking-time"]["numericValue"]),
        "KB": sum(file["transferSize"] for file in files if file.get("resourceType") not in pictures) / 1000,
    }


def faults(report):
    """What the page lost points for, in a few words each."""
    for name in CATEGORIES[1:]:
        for audit in report["categories"][name]["auditRefs"]:
            result = report["audits"][audit["id"]]
            if audit["weight"] and result["score"] not in (None, 1):
                yield f"{name}: {result['title']}"


def beyond_limits(page):
    low = [name for name, least in LEAST.items() if page[name] < least]
    return low + [name for name, most in MOST.items() if page[name] > most]


def parsed_arguments():
    parser = argparse.ArgumentParser(description="Measure the pages of the site with Lighthouse.")
    parser.add_argument("lighthouse", help="the program")
    parser.add_argument("--times", type=int, default=3, help="visits of a page; the median counts")
    parser.add_argument("--only", help="pages whose address has this in it")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    return parser.parse_args()


def main(arguments):
    names, told, is_wrong = [*LEAST, *MOST], {}, False
    sys.stdout.write(" | ".join(["page", *names, ""]) + "\n")
    with public_site() as site:
        for page in chosen_pages(arguments.only):
            reports = [measured(arguments.lighthouse, site + page.path) for _ in range(arguments.times)]
            runs = [figures(report) for report in reports]
            median = {name: statistics.median(run[name] for run in runs) for name in names}
            wrong = beyond_limits(median)
            is_wrong = is_wrong or bool(wrong)
            told[page.path] = median
            line = [f"{median[name]:g}{' !' if name in wrong else ''}" for name in names]
            sys.stdout.write(" | ".join([page.path, *line, ""]) + "\n")
            sys.stdout.writelines(f"    {fault}\n" for fault in sorted(set(faults(reports[-1]))))
            sys.stdout.flush()
    if arguments.json:
        arguments.json.write_text(json.dumps(told, indent=1))
    return is_wrong


if __name__ == "__main__":
    sys.exit(main(parsed_arguments()))

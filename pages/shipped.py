"""The shipped pages, programmes and figures as rows of their import resources (see structure/shipped.py)."""

import json
import re
from functools import cache
from pathlib import Path

from foundation.exchange.shipments import in_languages, read_csv
from structure.shipped import codes

DATA = Path(__file__).parent / "data"
VIEWS = {
    "structure": "structure:chart",
    "organizational-structure": "structure:chart",
    "people": "structure:people",
    "programmes": "pages:programmes",
    "find": "offices:find",
    "offices": "offices:offices",
    "countries": "offices:countries",
    "news": "news:releases",
}
# The parts of this site that the printed menu does not name, and their parents in our menu.
ADDED = {
    "people": "who-we-are",
    "programmes": "our-work",
    "find": "where-we-work",
    "offices": "where-we-work",
    "countries": "where-we-work",
    "news": "",
}


@cache
def keyed(name, column="key"):
    return {row[column]: row for row in read_csv(DATA / name)}


def menu_nodes():
    """The nodes of the menu, each with the key of its parent; parents come first."""
    waiting = [(node, "") for node in json.loads((DATA / "menu.json").read_text(encoding="utf-8"))["items"]]
    while waiting:
        node, parent = waiting.pop(0)
        yield node, parent
        waiting = [*((child, node["key"]) for child in node.get("children", [])), *waiting]


def pages():
    texts, unit_codes = keyed("page_texts.csv"), codes()
    in_menu = {node["key"]: (node, parent) for node, parent in menu_nodes()}
    in_menu |= {key: ({}, parent) for key, parent in ADDED.items()}
    for key in [*in_menu, *(key for key in texts if key not in in_menu)]:
        node, parent = in_menu.get(key, ({}, ""))
        yield (
            key,
            {
                "code": key,
                "slug": key,
                "parent": parent,
                **localized(texts[key], "label", "blurb"),
                "in_menu": "1" if key in in_menu else "0",
                "target_unit": unit_codes[node["unit"]] if "unit" in node else "",
                "target_view": VIEWS.get(key, ""),
                "certainty": "certain",
            },
        )


def localized(row, *fields):
    return {name: words for field in fields for name, words in in_languages(row, field).items()}


def page_editions():
    for key, row in keyed("page_texts.csv").items():
        if row["title_fr"]:
            yield key, {"document": key, "number": "1", **localized(row, "title", "summary", "body")}


def programmes_file():
    return keyed("programmes.csv")


def titles(row, field):
    """The title of a programme in four languages, as menu label or as title of its edition."""
    own = keyed("programme_texts.csv")[row["key"]]
    return in_languages(row, "title", field) | in_languages(own, "title", field)


def programmes():
    for key, row in programmes_file().items():
        yield (
            key,
            {
                "code": key,
                "slug": key,
                "parent": row["parent"],
                **titles(row, "label"),
                "status": row["status"],
                "phase": row["phase"] if row["phase"].isdecimal() else "",
                "budget": row["budget"],
                "responsible_unit": row["contact"],  # the only contact of a programme is that of a unit
                "countries": row["countries"],
                "starts": row["start"],
                "ends": row["end"],
                "certainty": row["certainty"],
                "source": row["source"],
            },
        )


def programme_editions():
    texts = keyed("programme_texts.csv")
    for key, row in programmes_file().items():
        words = localized(texts[key], "summary", "body")
        yield key, {"document": key, "number": "1", **titles(row, "title"), **words}


def partners():
    texts = keyed("partner_texts.csv", "name")
    for key, row in programmes_file().items():
        for part, column in [("implementing", "partners"), ("funding", "donors")]:
            for name in filter(None, row[column].split(";")):
                yield (
                    f"{key}/{part}/{name}",
                    {"programme": key, "part": part, **localized(texts[name], "name")},
                )


def figures():
    """Figures of the organisation, and of the programmes, as numbers."""
    labels = keyed("figure_texts.csv", "measure")
    for row in read_csv(DATA / "figures.csv"):
        value, qualifier = number(f"{row['note']} {row['value']}")
        yield (
            f"{row['measure']}/{row['as_of']}/{value}",
            {
                "measure": row["measure"],
                **localized(labels[row["measure"]], "label"),
                "qualifier": qualifier,
                "value": value,
                "as_of": as_of(row["as_of"]),
                "source": row["source"],
            },
        )
    for key, row in programmes_file().items():
        for measure, value in re.findall(r"(\w+)=(\d+)", row["figures"]):
            yield (
                f"{key}/{measure}",
                {
                    "programme": key,
                    "measure": measure,
                    **localized(labels[measure], "label"),
                    "value": value,
                    "source": row["source"],
                },
            )


def number(words):
    """« more than 45 000 » → (45000, "more-than")."""
    qualifier = "more-than" if "more than" in words else "nearly" if "nearly" in words else ""
    amount = re.search(r"[\d ]*\d(?= million|$)", words).group().replace(" ", "")
    return int(amount) * (1_000_000 if words.endswith("million") else 1), qualifier


def as_of(words):
    """Convert « 2019-H1 » and « 2019-2023 » to partial dates; other values already are."""
    if half := re.fullmatch(r"(\d{4})-H1", words):
        return f"{half[1]}-01/{half[1]}-06"
    return re.sub(r"^(\d{4})-(\d{4})$", r"\1/\2", words)

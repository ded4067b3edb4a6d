"""The shipped facts of the structure as rows of its import resources.

Each function yields pairs: the permanent key of the fact, and a row. The files and what is known of them
are described in docs/content.md.
"""

import re
from functools import cache
from pathlib import Path

from django.utils.text import slugify

from foundation.exchange.shipments import in_languages, read_csv
from foundation.languages import LANGUAGES, direction

DATA = Path(__file__).parent / "data"
WITH_LATIN_LETTERS = [code for code in LANGUAGES if direction(code) == "ltr"]

# A site is an office; what the facts call a regional or liaison office is that site in one of its roles.
SITES = {"regional-office", "liaison-office"}
PLACE_CERTAINTY = {
    "assumed": "medium",
    "general knowledge": "medium",
    "implied": "high",
    "heading order": "high",
}
# It became the Regional Office for Europe and Central Asia: the roles of offices say so, its row does not.
RENAMED = {"ro-vienna": "2024"}
CERTAINTIES = ["certain", "high", "medium", "low"]
LEADERS = {"director-general", "deputy-director-general"}


@cache
def units_file():
    return {row["key"]: row for row in read_csv(DATA / "units.csv")}


@cache
def texts(name):
    return {row["key"]: row for row in read_csv(DATA / name)}


def identity(row):
    """The key of a unit, the same in both eras."""
    return row["same_as"] or row["key"]


def code_of(row):
    """The code of the unit that a row is about: the office’s where the row describes a site."""
    return row["office"] if row["kind"] in SITES else identity(row)


def codes():
    """Every key of the facts, and the code of its unit."""
    rows = units_file()
    return {key: code_of(row) for key, row in rows.items()}


def latest_rows():
    """The newest row of each unit, by the key of the unit."""
    return {identity(row): row for row in units_file().values()}


def names(row, field="name"):
    """The names a row gives, with the Arabic one of the right gender."""
    titles = texts("post_titles.csv").get(identity(row), {})
    arabic = texts("unit_texts.csv")[identity(row)]["name_ar"]
    if titles and row["name_fr"] == titles["feminine_fr"]:
        arabic = titles["feminine_ar"]
    return in_languages(row, "name", field) | {f"{field}_ar": arabic}


def short_names(acronym):
    """« DER » in the languages in Latin letters; « CGI (fr) / IGF (en) » in the languages it names."""
    if not acronym:
        return {}
    given = {language: word for word, language in re.findall(r"(\S+) \((\w\w)\)", acronym)}
    if given:
        return {f"short_name_{language}": word for language, word in given.items()}
    return {f"short_name_{language}": acronym for language in WITH_LATIN_LETTERS}


def slug_of(row, taken):
    """The key without the mark of the newer era, or the English name when another unit has that."""
    slug = identity(row).removeprefix("n-")
    return slug if slug not in taken else slugify(row["name_en"])[:80]


def units():
    rows, mandates = units_file(), texts("unit_texts.csv")
    for key, last in latest_rows().items():
        first = rows[key]
        if first["kind"] in SITES:
            continue
        others = {
            name for row in (first, last) for name in (row["name_fr"], *row["name_fr_variants"].split(";"))
        }
        yield (
            key,
            {
                "code": key,
                "slug": slug_of(first, rows.keys() - {key}),
                "kind": first["kind"],
                **names(last),
                **short_names(first["acronym"]),
                **in_languages(mandates[key], "mandate"),
                "other_names": "\n".join(sorted(others - {last["name_fr"], ""})),
                "line": "line",
                "seat": last["office"],
                "established": first["from"],
                "abolished": last["to"],
                "certainty": "certain" if "yes" in (first["in_seed"], last["in_seed"]) else "high",
                "source": first["source"],
            },
        )


def placements():
    """Where each row says the unit stood; a place of the older era ends where the newer one begins."""
    rows, latest, code = units_file(), latest_rows(), codes()
    for key, row in rows.items():
        last = latest[identity(row)]
        is_site, is_older = row["kind"] in SITES, last is not row
        at_the_time = names(row) if is_site or row["name_fr"] != last["name_fr"] else {}
        yield (
            key,
            {
                "unit": code[key],
                "parent": code.get(row["parent"], ""),
                "starts": row["from"],
                "ends": row["to"] or (last["from"] if is_older else RENAMED.get(key, "")),
                **at_the_time,
                "certainty": PLACE_CERTAINTY.get(row["parent_certainty"], "certain"),
                "source": row["source"],
            },
        )


def successions():
    code = codes()
    for key, row in units_file().items():
        for former in filter(None, row["succeeds"].split(";")):
            yield (
                f"{former}/{key}",
                {
                    "predecessor": code[former],
                    "successor": code[key],
                    "kind": "replaced",
                    "date": row["from"],
                    "certainty": "medium" if row["succession_certainty"] == "assumed" else "certain",
                    "source": row["source"],
                },
            )


def people_rows():
    return read_csv(DATA / "people.csv")


def people():
    prose, by_person = texts("people_texts.csv"), {}
    for row in people_rows():
        by_person.setdefault(row["person"], []).append(row)
    for person, rows in by_person.items():
        own = prose[rows[0]["key"]]
        variants = {name for row in rows for name in row["name_variants"].split(";")} - {""}
        yield (
            person,
            {
                "code": person,
                "slug": slugify(rows[0]["name"]),
                "name_fr": rows[0]["name"],
                "name_en": rows[0]["name"],
                "name_es": rows[0]["name"],
                "name_ar": own["name_ar"],
                **{name: paragraph(words) for name, words in in_languages(own, "biography").items()},
                "other_names": "\n".join(sorted(variants)),
                "gender": rows[0]["gender"],
                "nationality": rows[0]["nationality"],
                "certainty": min((row["certainty"] for row in rows), key=CERTAINTIES.index),
                "source": rows[0]["source"],
            },
        )


def paragraph(words):
    return f"<p>{words}</p>" if words else ""


def appointments():
    """Mandates at the head of the organisation; press contacts and outsiders hold no post of the tree."""
    code, prose = codes(), texts("people_texts.csv")
    for row in people_rows():
        if row["role"] not in LEADERS:
            continue
        yield (
            row["key"],
            {
                "code": row["key"],
                "person": row["person"],
                "unit": code[row["unit"]],
                **in_languages(row, "title"),
                **in_languages(prose[row["key"]], "title"),
                "rank": row["order"],
                "starts": row["from"],
                "ends": row["to"],
                "certainty": row["certainty"],
                "source": row["source"],
            },
        )


def contact_points():
    """Contacts of units and offices; those of press releases belong to the releases."""
    rows = units_file()
    for row in read_csv(DATA / "contacts.csv"):
        if row["kind"] == "press":
            continue
        is_office = row["kind"] == "office"
        yield (
            row["key"],
            {
                "code": row["key"],
                "unit": row["office"] if is_office else row["unit"],
                "purpose": "general",
                "address": row["address"].replace("|", "\n"),
                "phone_printed": row["phone_raw"],
                "phone": row["phone_e164"],
                "fax_printed": row["phone2_raw"],
                "fax": row["phone2_e164"],
                "email": row["email"],
                "ends": "" if is_office else rows[row["unit"]]["to"],
                "certainty": "high" if is_office else "certain",
                "source": row["source"],
            },
        )

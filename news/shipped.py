"""The shipped facts of the news as rows of its import resources (see structure/shipped.py)."""

from functools import cache
from pathlib import Path

from foundation.exchange.shipments import in_languages, read_csv
from foundation.facts.dates import PartialDate
from foundation.languages import LANGUAGES
from offices.shipped import keyed as office_rows
from structure.shipped import DATA as STRUCTURE
from structure.shipped import people_rows

DATA = Path(__file__).parent / "data"


@cache
def keyed(name):
    return {row["key"]: row for row in read_csv(DATA / name)}


def releases_file():
    """The releases, those of low certainty left out."""
    return {key: row for key, row in keyed("releases.csv").items() if row["certainty"] != "low"}


def themes():
    texts = keyed("theme_texts.csv")
    for key, row in keyed("themes.csv").items():
        yield (
            key,
            {"slug": key, **in_languages(row, "label", "name"), **in_languages(texts[key], "label", "name")},
        )


def releases():
    for key, row in keyed("releases.csv").items():
        yield (
            key,
            {
                "code": key,
                "slug": key,
                "kind": row["kind"],
                "certainty": row["certainty"],
                "source": row["source"],
            },
        )


def editions():
    prose, known = keyed("release_texts.csv"), office_rows("coverage.csv", "iso2")
    for key, row in releases_file().items():
        own = prose.get(key, {})
        titles = {
            f"title_{language}": row.get(f"title_{language}") or own.get(f"title_{language}", "")
            for language in LANGUAGES
        }
        yield (
            key,
            {
                "document": key,
                "number": "1",
                **titles,
                **{
                    f"{field}_{language}": own.get(f"{field}_{language}", "")
                    for field in ["summary", "body"]
                    for language in LANGUAGES
                },
                **dateline(row),
                "date": date(row),
                "date_text": row["date_text"],
                "event_starts": row["event_date"],
                "event_ends": row["event_end"],
                "countries": " ".join(code for code in row["countries"].split() if code in known),
                "themes": row["themes"].replace(";", " "),
            },
        )


def date(row):
    """The date as far as it is known; a first of January that only opens a year is the year."""
    if row["date"] or not row["date_min"]:
        return row["date"]
    first, last = row["date_min"].removesuffix("-01-01"), row["date_max"].removesuffix("-12-31")
    return PartialDate(first if first == last else f"{first}/{last}")


@cache
def places():
    """Each name of a site or country, with its names in all languages."""
    names = {}
    cities = office_rows("offices.csv"), office_rows("office_texts.csv")
    for key, row in cities[0].items():
        spoken = in_languages(row, "city", "dateline") | in_languages(cities[1][key], "city", "dateline")
        spoken = {name: words.replace("'", "’") for name, words in spoken.items()}
        names |= dict.fromkeys(spoken.values(), spoken)
    for row in office_rows("coverage.csv", "iso2").values():
        spoken = in_languages(row, "name", "dateline")
        names |= {name: spoken for name in spoken.values() if name not in names}
    return names


def dateline(row):
    """The place in all languages if known, else as printed, in the original language."""
    printed = row["dateline"]
    if printed in places():
        return places()[printed]
    original = next(name for name, words in in_languages(row, "title", "dateline").items() if words)
    return {original: printed}


def named_people():
    mandates = {}
    for person in people_rows():
        mandates.setdefault(person["person"], []).append(person)
    texts = {row["key"]: row for row in read_csv(STRUCTURE / "people_texts.csv")}
    for key, row in releases_file().items():
        for person in filter(None, row["people"].split(";")):
            held = mandate_on(mandates.get(person, []), row["date_min"])
            if held:
                titles = in_languages(held, "title") | in_languages(texts[held["key"]], "title")
                yield (
                    f"{key}/{person}",
                    {"edition": key, "person": person, **titles},
                )


def mandate_on(mandates, day):
    """The mandate in force on this day, or the only one."""
    held = [row for row in mandates if (row["from"] or "0") <= day and (not row["to"] or day <= row["to"])]
    return (held or (mandates if len(mandates) == 1 else []) or [None])[0]


def press_contacts():
    contacts = {row["key"]: row for row in read_csv(STRUCTURE / "contacts.csv")}
    names = {row["person"]: row["name"] for row in people_rows()}
    texts = {row["key"]: row for row in read_csv(STRUCTURE / "people_texts.csv")}
    labels = {
        row["person"]: in_languages(row, "title", "label") | in_languages(texts[row["key"]], "title", "label")
        for row in people_rows()
        if row["role"] == "press-contact"
    }
    for key, row in releases_file().items():
        contact = contacts.get(row["contact"])
        if contact:
            yield (
                f"{key}/{row['contact']}",
                {
                    "edition": key,
                    "person": contact["person"],
                    "name": names[contact["person"]],
                    **labels[contact["person"]],
                    "label_fr": contact["label_fr"],
                    "phone_printed": contact["phone_raw"],
                    "phone": contact["phone_e164"],
                    "email": contact["email"],
                },
            )

"""The shipped facts of the offices and countries as rows of import resources (see structure/shipped.py)."""

import re
from functools import cache
from pathlib import Path

from foundation.exchange.shipments import in_languages, read_csv
from structure.shipped import CERTAINTIES, SITES, names, units_file

DATA = Path(__file__).parent / "data"
WITH_AREA = {"regional", "coordination"}
WITH_COUNTRIES = {"country", "sub-office", "special-envoy"}
REORGANISED = "2024"  # the year in which regional offices merged


@cache
def keyed(name, column="key"):
    return {row[column]: row for row in read_csv(DATA / name)}


def offices_file():
    """The sites, without those of low certainty."""
    return {key: row for key, row in keyed("offices.csv").items() if row["certainty"] != "low"}


def roles_file():
    """The roles, without those of low certainty or at a site that is left out."""
    sites = offices_file()
    return {
        key: row
        for key, row in keyed("office_roles.csv").items()
        if row["certainty"] != "low" and row["office"] in sites
    }


def lines(words):
    return "\n".join(filter(None, (word.strip() for word in words.split(";"))))


def countries():
    others = keyed("country_texts.csv", "iso2")
    for iso2, row in keyed("coverage.csv", "iso2").items():
        yield (
            iso2,
            {
                "iso2": iso2,
                "iso3": row["iso3"],
                **in_languages(row, "name"),
                "other_names": lines(f"{row['name_fr_in_seeds']};{others[iso2]['other_names']}"),
            },
        )


def areas():
    prose = keyed("role_texts.csv")
    for key, row in roles_file().items():
        if row["role"] in WITH_AREA and row["area"]:
            yield row["area"], {"slug": row["area"], **area_names(row, prose.get(key, {}), "name")}


def area_names(row, prose, field):
    return in_languages(row, "area", field) | in_languages(prose, "area", field)


def area_countries():
    """The countries of the areas: the older regions, the merged ones, the coordination areas."""
    roles, coverage = roles_file(), keyed("coverage.csv", "iso2")
    merged = [row for row in roles.values() if row["role"] == "regional" and row["from"] == REORGANISED]
    for iso2, row in coverage.items():
        regional = roles.get(row["regional_office"])
        if regional:
            yield membership(regional["area"], row, row["certainty"])
        for role in merged:
            if iso2 in role["covers"].split():
                yield membership(
                    role["area"], row, max(row["certainty"], role["certainty"], key=CERTAINTIES.index)
                )
        for area in filter(None, row["coordination_area"].split(";")):
            yield membership(area, row, row["coordination_certainty"])


def membership(area, row, certainty):
    return f"{area}/{row['iso2']}", {
        "area": area,
        "country": row["iso2"],
        "certainty": certainty,
        "basis": row["basis"],
        "source": row["source"],
    }


def offices():
    prose = keyed("office_texts.csv")
    for key, row in keyed("offices.csv").items():
        own = prose[key]
        variants = re.sub(r"\([^)]*\)", "", row["city_fr_variants"])
        yield (
            key,
            {
                "code": key,
                "slug": key,
                "kind": "field-office",
                **{
                    name: words.replace("'", "’") for name, words in in_languages(row, "city", "name").items()
                },
                **in_languages(own, "city", "name"),
                **in_languages(own, "text", "mandate"),
                "other_names": "\n".join(
                    dict.fromkeys(lines(f"{variants};{own['former_names']}").splitlines())
                ),
                "line": "line",
                "country": row["iso2"],
                "latitude": row["lat"],
                "longitude": row["lon"],
                "geonames_id": row["geonameid"],
                "status": row["status"],
                "established": row["opened"],
                "abolished": row["closed"],
                "certainty": row["certainty"],
                "source": row["source"],
            },
        )


def placements():
    """The placements of the sites, under a regional or country office; since 2024, the merged one."""
    sites, roles = offices_file(), roles_file()
    placed = {row["office"]: row for row in units_file().values() if row["kind"] in SITES}
    new_regions = [row for row in roles.values() if row["role"] == "regional" and row["from"] == REORGANISED]
    for key, row in sites.items():
        region = next((new for new in new_regions if row["iso2"] in new["covers"].split()), None)
        has_merged = region and f"country-{key}" in roles and region["office"] != row["parent"]
        if key in placed:
            moves_on = region and (placed[key]["to"] == REORGANISED or region["office"] == key)
        else:
            moves_on = has_merged
            if row["parent"]:
                yield key, place(row, row["parent"], "", row["closed"] or (REORGANISED if moves_on else ""))
        if not moves_on:
            continue
        if region["office"] == key:  # the site that became the new regional office
            named = in_languages(keyed("role_texts.csv")[region["key"]], "title", "name")
            yield f"{key}/{REORGANISED}", place(row, "regional-offices", REORGANISED, "") | named
        else:
            yield f"{key}/{REORGANISED}", place(row, region["office"], REORGANISED, "")


def place(row, parent, starts, ends):
    return {
        "unit": row["key"],
        "parent": parent,
        "starts": starts,
        "ends": ends,
        "certainty": row["certainty"],
        "source": row["source"],
    }


def roles():
    """Roles; those that others refer to come first."""
    rows, prose, official = keyed("office_roles.csv"), keyed("role_texts.csv"), units_file()
    for key, row in sorted(rows.items(), key=lambda item: (bool(item[1]["hosted_by"]), bool(item[1]["to"]))):
        own, kind = prose.get(key, {}), row["role"]
        title = official.get(key)
        yield (
            key,
            {
                "code": key,
                "office": row["office"],
                "kind": kind,
                **(names(title, "title") if title else in_languages(own, "title")),
                **(area_names(row, own, "purpose") if kind not in WITH_AREA else {}),
                "area": row["area"] if kind in WITH_AREA else "",
                "countries": row["covers"] if kind in WITH_COUNTRIES else "",
                "host": row["hosted_by"],
                "successor": successor(row, rows),
                "starts": row["from"],
                "ends": row["to"],
                "certainty": row["certainty"],
                "source": row["source"],
            },
        )


def successor(row, rows):
    """The regional role that took over all the countries of one that ended."""
    if row["role"] != "regional" or not row["to"]:
        return ""
    served = set(row["covers"].split())
    heirs = [
        key
        for key, other in rows.items()
        if other["role"] == "regional"
        and other["from"] == row["to"]
        and served <= set(other["covers"].split())
    ]
    return heirs[0] if heirs else ""


def outside_relations():
    arabic = {
        (row["office_role"], row["body_en"]): row["body_ar"] for row in read_csv(DATA / "body_texts.csv")
    }
    for row in read_csv(DATA / "bodies.csv"):
        yield (
            f"{row['office_role']}/{row['relation']}/{row['body_en']}",
            {
                "role": row["office_role"],
                "kind": row["relation"],
                **in_languages(row, "body", "name"),
                "name_ar": arabic[row["office_role"], row["body_en"]],
                "acronym": row["acronym"],
                "source": row["source"],
            },
        )

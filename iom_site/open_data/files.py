"""The kinds of records that there are, and their files."""

from news.open_data import PEOPLE, RELEASES, THEMES
from offices.open_data import AREAS, COUNTRIES, OFFICES, ROLES
from pages.open_data import PROGRAMMES
from structure.open_data import UNITS

from .formats import File

# In the order in which the page tells of them.
RECORD_KINDS = [UNITS, OFFICES, ROLES, COUNTRIES, AREAS, PEOPLE, RELEASES, THEMES, PROGRAMMES]


def files_of(kind):
    """The files with the records of a kind, the tables of their parts last."""
    suffixes = ["json", "csv", *(["geojson"] if kind.has_coordinates else []), "jsonld"]
    return [*(File(kind, suffix) for suffix in suffixes), *(File(kind, "csv", part) for part in kind.parts)]


FILES = {(file.name, file.suffix): file for kind in RECORD_KINDS for file in files_of(kind)}

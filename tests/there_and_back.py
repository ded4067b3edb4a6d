"""Open data out of a site, all content away, and back in."""

from io import StringIO

from django.core.management import call_command

from foundation.trees.tree import tree_write
from news.models import PressRelease, Theme
from offices.models import Area, Country, OfficeRole
from pages.models import Page
from structure.models import ContactPoint, Grant, OrgUnit, Person, Placement


def export(folder, *options):
    """What every file holds."""
    call_command("export_data", str(folder), *options, stdout=StringIO())
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def clear():
    """Take all content away, as if there never had been any."""
    OfficeRole.objects.update(host=None)
    for model in [Grant, PressRelease, Theme, ContactPoint, Person, OfficeRole, Area, Placement]:
        model.objects.all().delete()
    with tree_write(Page):
        for level in [3, 2, 1, 0]:
            Page.objects.filter(level=level).delete()
    with tree_write(OrgUnit):
        OrgUnit.objects.update(seat=None)
        for level in range(10, -1, -1):
            OrgUnit.objects.filter(level=level).delete()
    Country.objects.all().delete()


def load(folder):
    call_command("import_data", str(folder), stdout=StringIO())  # what is refused is shown when a test fails


def there_and_back(tmp_path, *options):
    """The files of this site, and those of the site that was made of them."""
    before = export(tmp_path / "before", *options)
    clear()
    load(tmp_path / "before")
    return before, export(tmp_path / "after", *options)

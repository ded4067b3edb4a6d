import hashlib
from collections import Counter
from pathlib import Path

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import override

from foundation.exchange.shipments import ContentLoad, ShippedDataset
from iom_site.search.vocabulary import index_words
from news import resources as news_resources
from news import shipped as news
from offices import resources as office_resources
from offices import shipped as offices
from pages import resources as page_resources
from pages import shipped as pages
from publishing.models import State
from structure import resources as structure_resources
from structure import shipped as structure

# In the order in which they refer to each other.
DATASETS = [
    ("countries", office_resources.CountryResource, offices.countries),
    ("areas", office_resources.AreaResource, offices.areas),
    ("countries of areas", office_resources.AreaCountryResource, offices.area_countries),
    ("offices", office_resources.OfficeResource, offices.offices),
    ("units", structure_resources.OrgUnitResource, structure.units),
    ("places of units", structure_resources.PlacementResource, structure.placements),
    ("places of offices", structure_resources.PlacementResource, offices.placements),
    ("successions", structure_resources.SuccessionResource, structure.successions),
    ("people", structure_resources.PersonResource, structure.people),
    ("appointments", structure_resources.AppointmentResource, structure.appointments),
    ("contact points", structure_resources.ContactPointResource, structure.contact_points),
    ("roles of offices", office_resources.OfficeRoleResource, offices.roles),
    ("relations to outside bodies", office_resources.OutsideRelationResource, offices.outside_relations),
    ("pages", page_resources.PageResource, pages.pages),
    ("editions of pages", page_resources.PageEditionResource, pages.page_editions),
    ("programmes", page_resources.ProgrammeResource, pages.programmes),
    ("editions of programmes", page_resources.PageEditionResource, pages.programme_editions),
    ("partners", page_resources.ProgrammePartnerResource, pages.partners),
    ("figures", page_resources.FigureResource, pages.figures),
    ("themes", news_resources.ThemeResource, news.themes),
    ("press releases", news_resources.ReleaseResource, news.releases),
    ("editions of press releases", news_resources.ReleaseEditionResource, news.editions),
    ("people named", news_resources.NamedPersonResource, news.named_people),
    ("press contacts", news_resources.PressContactResource, news.press_contacts),
]
FOLDERS = [structure.DATA, offices.DATA, pages.DATA, news.DATA]
EDITIONS = {"editions of pages", "editions of programmes", "editions of press releases"}
NAMED = ["offices", "countries", "units", "people", "programmes", "press releases"]  # in the summary


class Command(BaseCommand):
    help = "Load the shipped content; skip and report what an editor has changed."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-changed",
            action="store_true",
            help="do nothing if the files have not changed since the last load",
        )

    def handle(self, *, if_changed, verbosity, **options):
        files = digest_of_files()
        last = ContentLoad.objects.first()
        if if_changed and last and last.digest == files:
            self.stdout.write(f"The content files have not changed since they were loaded on {last}.")
            return
        self.stdout.write("Loading the shipped content: about half a minute.")
        self.stdout.flush()
        with transaction.atomic(), pghistory.context(command="load_content"), override("fr"):
            shipments = [load(*dataset) for dataset in DATASETS]
            for shipment in shipments:
                shipment.remember()
            report = {one.name: {**one.counts, "remarks": one.remarks + one.left_out} for one in shipments}
            ContentLoad.objects.create(digest=files, report=report)
            index_words()
        self.tell(shipments, is_detailed=verbosity > 1)

    def tell(self, shipments, *, is_detailed):
        """Sum up the load; name each row that somebody should look at, and in detail each row left out."""
        for shipment in shipments:
            if is_detailed:
                self.stdout.write(f"{shipment.name}: {in_words(shipment.counts)}")
            for remark in shipment.remarks + (shipment.left_out if is_detailed else []):
                self.stdout.write(f"  {shipment.name}: {remark}")
        loaded = {one.name: one.loaded for one in shipments}
        counts = sum((one.counts for one in shipments), Counter())
        left_out = counts.pop("left out", 0)
        self.stdout.write(f"Content: {', '.join(f'{loaded[name]} {name}' for name in NAMED)}.")
        self.stdout.write(f"Rows: {in_words(counts)}.")
        self.stdout.write(f"Left out because their certainty is low: {left_out} (--verbosity 2 names them).")


def load(name, resource, rows):
    """Load a data set; what was shipped as an edition goes live."""
    shipment = ShippedDataset(name, resource(is_shipping=True), rows())
    shipment.load()
    if name in EDITIONS:
        approve(shipment)
    return shipment


def in_words(counts):
    return ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(counts.items())) or "none"


def approve(shipment):
    """Let the shipped editions go live: a file never carries a state, so the command gives it."""
    model = shipment.resource._meta.model
    for edition in model.objects.filter(pk__in=shipment.written.values(), state=State.DRAFT):
        edition.approve()
        edition.save(update_fields=["state", "publish_at"])


def digest_of_files():
    """The digest of the files of facts and texts."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in FOLDERS for path in Path(folder).iterdir()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()

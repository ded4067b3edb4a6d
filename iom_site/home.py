"""The content of the home page: the organisation, its figures and the choice of countries."""

from foundation.languages import alphabetical
from offices.models import Country
from pages.models import Figure
from pages.navigation import live_editions

ABOUT = "who-we-are"  # the code of the page that presents the organisation
MEASURES = ["member_states", "countries_with_presence", "field_offices", "staff"]


class Home:
    """The parts of the home page, one query each."""

    def about(self):
        """The live edition of the page that presents the organisation, or None."""
        return live_editions().filter(document__code=ABOUT).first()

    def figures(self):
        """The most recent figure of each measure, in their order here."""
        newest = {}
        for figure in Figure.objects.filter(programme=None, measure__in=MEASURES).order_by("-as_of", "pk"):
            newest.setdefault(figure.measure, figure)
        return [newest[measure] for measure in MEASURES if measure in newest]

    def countries(self):
        return Country.objects.order_by(alphabetical("name"), "pk")

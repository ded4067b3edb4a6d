"""Programmes as records of the open data (see foundation.exchange.open_data)."""

from collections import Counter

from django.conf import settings
from django.db.models import OuterRef, Prefetch, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from foundation.exchange.open_data import (
    Code,
    CodeList,
    NestedRecords,
    Number,
    RecordKind,
    TranslatedText,
    addresses,
    code_column,
    code_if_shown,
    dated_columns,
    edition_columns,
    field_column,
    identity,
    name_column,
    node,
    pages_column,
    slug_column,
    sourced_columns,
    thing,
)
from foundation.languages import LANGUAGES
from offices.models import Country
from publishing.editions import languages_of
from structure.models import OrgUnit

from .links import VIEWS, page_codes, resolve_links
from .models import Figure, Page, PageEdition, Programme, ProgrammePartner
from .navigation import address_of, linkable_pages

OWN = "document.programme"


def public_programmes():
    """The live editions of programmes."""
    return PageEdition.objects.published().filter(document__programme__isnull=False)


def with_programme_relations(editions):
    """Editions with the programme, its parent, countries, partners and figures."""
    above = public_programmes().filter(document=OuterRef("document__parent"))
    countries = Country.objects.only("iso2")
    own = OWN.replace(".", "__")
    return (
        editions.select_related("document", own, f"{own}__responsible_unit")
        .annotate(parent_code=Subquery(above.values("document__code")))
        .prefetch_related(
            Prefetch(f"{own}__countries", countries, "public_countries"),
            Prefetch(f"{own}__partners", ProgrammePartner.objects.order_by("part", "pk"), "public_partners"),
            Prefetch(f"{own}__figures", Figure.objects.order_by("pk"), "public_figures"),
        )
    )


def annotate_positions(editions):
    """Set the position of each among its siblings, and resolve the links in their texts."""
    above = public_programmes().filter(document=OuterRef("document__parent")).values("document")
    ordered = public_programmes().order_by("document__tree_id", "document__lft")
    numbers, places = Counter(), {}
    for document, parent in ordered.annotate(above=Subquery(above)).values_list("document", "above"):
        numbers[parent] += 1
        places[document] = numbers[parent]
    bodies = {edition.pk: _bodies(edition) for edition in editions}
    texts = [words for by_language in bodies.values() for words in by_language.values()]
    links = _links({code for words in texts for code in page_codes(words)})
    for edition in editions:
        edition.public_position = places.get(edition.document_id)
        own = bodies[edition.pk]
        edition.public_bodies = {code: resolve_links(words, links[code]) for code, words in own.items()}


def _bodies(edition):
    found = {code: getattr(edition, f"body_{code}") for code in LANGUAGES}
    return {code: words for code, words in found.items() if words}


def _links(codes):
    """The full addresses of parts of the site and of these pages, by token, for each language."""
    pages = list(linkable_pages().filter(code__in=codes)) if codes else []
    found = {}
    for language in LANGUAGES:
        with override(language):
            paths = {name: reverse(view) for name, view in VIEWS.items()}
            paths |= {f"page:{page.code}": address_of(page) for page in pages}
        found[language] = {token: settings.SITE_URL + path for token, path in paths.items()}
    return found


def programme_thing(programme):
    """A programme as a project of schema.org."""
    facts = {name: programme[name] for name in ["starts", "ends", "status", "phase", "budget"]}
    return thing(
        "programme",
        programme["code"],
        "schema:Project",
        programme,
        name=programme["title"],
        description=programme["summary"],
        partOf=identity("programme", programme["parent"]),
        organization=identity("unit", programme["responsible_unit"]),
        country=[identity("country", code) for code in programme["countries"]],
        member=_partners(programme, ProgrammePartner.Part.IMPLEMENTING),
        funder=_partners(programme, ProgrammePartner.Part.FUNDING),
        figure=[_figure(one) for one in programme["figures"]],
        **facts,
    )


def _partners(programme, part):
    partners = [one for one in programme["partners"] if one["part"] == part]
    return [node("schema:Organization", name=one["name"]) for one in partners]


def _figure(figure):
    facts = {name: figure[name] for name in ["value", "qualifier", "source"]}
    names = {"code": figure["measure"], "name": figure["label"], "date": figure["as_of"]}
    return node("schema:PropertyValue", **names, **facts)


PARTNERS = NestedRecords(
    name="partners",
    description=_("Partners and their part in the programme."),
    tag="#org+partner",
    source=lambda edition: edition.document.programme.public_partners,
    columns=(
        field_column(ProgrammePartner, "part", "#org+partner+type", _("Part in the programme.")),
        name_column("#org+name+partner"),
    ),
)
FIGURES = NestedRecords(
    name="figures",
    description=_("Figures with their dates."),
    tag="#indicator",
    source=lambda edition: edition.document.programme.public_figures,
    columns=(
        field_column(Figure, "measure", "#indicator+code", _("Code of the measure.")),
        field_column(Figure, "label", "#indicator+name", _("The measure.")),
        field_column(
            Figure, "qualifier", "#indicator+qualifier", _("Precision; empty when the figure is exact.")
        ),
        field_column(Figure, "value", "#indicator+value+num", _("Value.")),
        field_column(Figure, "as_of", "#date+reported", _("Date of the figure.")),
        field_column(Figure, "source", "#meta+source", _("Source.")),
    ),
)
PROGRAMMES = RecordKind(
    name="programmes",
    title=_("Programmes"),
    summary=_("Programmes, their phases and components, with countries, partners and dated figures."),
    rows=public_programmes,
    with_related=with_programme_relations,
    prepare=annotate_positions,
    tree=Page,
    key="document_id",
    order="document__code",
    editions=(PageEdition,),
    models=(
        *(Page, PageEdition, Programme, Programme.countries.through),
        *(ProgrammePartner, Figure, OrgUnit, Country),
    ),
    thing=programme_thing,
    columns=(
        code_column("#activity+code", source="document.code"),
        slug_column(source="document.slug"),
        field_column(PageEdition, "title", "#activity+name", _("Title.")),
        field_column(PageEdition, "summary", "#description+summary", _("One or two sentences.")),
        TranslatedText(
            name="body",
            description=_("The text, in HTML."),
            tag="#description+text",
            source=lambda edition: edition.public_bodies,
        ),
        Code(
            name="parent",
            description=_("Code of the programme that it is part of."),
            tag="#activity+parent+code",
            source="parent_code",
        ),
        Number(
            name="position",
            description=_("Its order among the parts of that programme."),
            tag="#meta+order",
            source="public_position",
            is_derived=True,
        ),
        field_column(
            Programme,
            "status",
            "#status+activity",
            _("Whether it is ongoing; empty when not documented."),
            source=f"{OWN}.status",
        ),
        field_column(Programme, "phase", "#activity+phase", _("Phase."), source=f"{OWN}.phase"),
        field_column(Programme, "budget", "#value+budget", _("Budget."), source=f"{OWN}.budget"),
        Code(
            name="responsible_unit",
            description=_("Code of the responsible unit."),
            tag="#org+code",
            source=code_if_shown(f"{OWN}.responsible_unit"),
        ),
        CodeList(
            name="countries",
            description=_("Codes of the countries where it works."),
            tag="#country+code+v_iso2+list",
            source=lambda edition: [one.iso2 for one in edition.document.programme.public_countries],
        ),
        PARTNERS,
        FIGURES,
        *dated_columns(f"{OWN}."),
        *sourced_columns("document."),
        *edition_columns(),
        pages_column(
            lambda edition: addresses("pages:programme", edition.document.slug, languages_of(edition))
        ),
    ),
)
# The columns that come from the edition; the others come from the programme.
EDITION_COLUMNS = {"title", "summary", "body", "edition", "published_at", "original_language"}

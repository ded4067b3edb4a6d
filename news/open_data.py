"""Themes, press releases and the people they name as records of the open data."""

from dataclasses import replace

from django.db.models import Exists, F, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from foundation.exchange.open_data import (
    Code,
    CodeList,
    NestedRecords,
    RecordKind,
    TranslatedText,
    addresses,
    code_column,
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
from foundation.facts.certainty import SHOWN_CERTAINTIES, shown
from foundation.languages import columns
from offices.models import Country
from publishing.changes import ANNOUNCED_KINDS
from publishing.editions import languages_of
from structure import open_data as structure
from structure.models import OrgUnit, Person

from .models import NamedPerson, PressContact, PressRelease, ReleaseEdition, Theme

RELEASE_MODELS = (PressRelease, ReleaseEdition)
READ = [
    *("document", "number", "publish_at", "change_kind", "original_language"),
    *("date", "event_starts", "event_ends"),
    *columns("title", "summary", "body", "dateline", "change_note"),
]


def live_releases():
    return ReleaseEdition.objects.published()


# ---------------------------------------------------------------- themes


def themes_in_use():
    """The themes of public releases."""
    filed = ReleaseEdition.themes.through.objects.filter(theme=OuterRef("pk"))
    return Theme.objects.filter(Exists(filed.filter(releaseedition__in=live_releases())))


THEMES = RecordKind(
    name="themes",
    title=_("Themes"),
    summary=_("The themes of press releases."),
    rows=themes_in_use,
    order="slug",
    models=(Theme, ReleaseEdition.themes.through, *RELEASE_MODELS),
    editions=(ReleaseEdition,),
    thing=lambda theme: thing("theme", theme["code"], "skos:Concept", theme, name=theme["name"]),
    columns=(
        code_column("#sector+code", source="slug", import_column="slug"),
        name_column("#sector+name"),
    ),
)


# ---------------------------------------------------------------- people


def people_held_or_named():
    """The people who hold a post in the data, and those named in a public release."""
    named = NamedPerson.objects.filter(person=OuterRef("pk"), edition__in=live_releases())
    return structure.people_in_data() | Person.objects.filter(Exists(named), shown())


PEOPLE = replace(
    structure.PEOPLE,
    summary=_(
        "People who hold or held a post, with their terms of office, and people named in press releases."
    ),
    rows=people_held_or_named,
    models=(*structure.PEOPLE.models, NamedPerson, *RELEASE_MODELS),
    editions=(ReleaseEdition,),
)


# ---------------------------------------------------------------- press releases


def with_release_relations(editions):
    """Editions with the issuing unit, countries, themes, people and press contacts."""
    people = NamedPerson.objects.filter(shown("person")).order_by("pk")
    issuer = {f"issuer_{name}": F(f"document__issued_by__{name}") for name in ["code", "certainty"]}
    return (
        editions.select_related("document")
        .only(*READ)
        .annotate(**issuer)
        .prefetch_related(
            Prefetch("countries", Country.objects.only("iso2"), "public_countries"),
            Prefetch("themes", Theme.objects.only("slug"), "public_themes"),
            Prefetch("named_people", people.annotate(person_code=F("person__code")), "public_people"),
            Prefetch("press_contacts", PressContact.objects.order_by("pk"), "public_contacts"),
        )
    )


def is_announced(edition):
    return edition.change_kind in ANNOUNCED_KINDS


def _change_note(edition):
    """The public note about a change; a minor change has none."""
    return CHANGE_NOTE.read(edition) if is_announced(edition) else {}


CHANGE_NOTE = TranslatedText(name="change_note", description="", tag="#description+change")


def release_thing(release):
    """A press release as an article of schema.org."""
    facts = {name: release[name] for name in ["kind", "date", "dateline"]}
    return thing(
        "release",
        release["code"],
        "schema:NewsArticle",
        release,
        name=release["title"],
        abstract=release["summary"],
        articleBody=release["body"],
        modified=release["published_at"],
        creator=identity("unit", release["issued_by"]),
        country=[identity("country", code) for code in release["countries"]],
        subject=[identity("theme", code) for code in release["themes"]],
        mentions=[identity("person", one["person"]) for one in release["people"]],
        event=_event(release),
        **facts,
    )


def _event(release):
    if not release["event_starts"]:
        return None
    return node("schema:Event", starts=release["event_starts"], ends=release["event_ends"])


NAMED = NestedRecords(
    name="people",
    description=_("The people it names, with their titles at the time."),
    tag="#contact",
    source=lambda edition: edition.public_people,
    columns=(
        Code(
            name="person",
            description=_("Code of the person."),
            tag="#contact+code",
            source="person_code",
        ),
        field_column(NamedPerson, "title", "#contact+title", _("Title at the time.")),
    ),
)
CONTACTS = NestedRecords(
    name="contacts",
    description=_("Press contacts at the time of publication; not current contacts."),
    tag="#contact",
    source=lambda edition: edition.public_contacts,
    columns=(
        field_column(PressContact, "name", "#contact+name", _("Name.")),
        field_column(PressContact, "label", "#contact+title", _("Label.")),
        field_column(
            PressContact, "phone", "#contact+phone", _("Telephone number, in international format.")
        ),
        field_column(
            PressContact, "phone_printed", "#contact+phone+printed", _("Telephone number, as printed.")
        ),
        field_column(PressContact, "email", "#contact+email", _("E-mail address.")),
    ),
)
RELEASES = RecordKind(
    name="releases",
    title=_("Press releases"),
    summary=_("What was said, when and by whom: the published edition of each release."),
    rows=live_releases,
    with_related=with_release_relations,
    key="document_id",
    order="document__code",
    editions=(ReleaseEdition,),
    models=(
        *RELEASE_MODELS,
        *(ReleaseEdition.countries.through, ReleaseEdition.themes.through),
        *(NamedPerson, PressContact, Theme, Person, OrgUnit, Country),
    ),
    thing=release_thing,
    columns=(
        code_column("#event+code", source="document.code"),
        slug_column(source="document.slug"),
        field_column(PressRelease, "kind", "#event+type", _("Kind."), source="document.kind"),
        Code(
            name="issued_by",
            description=_("Code of the unit or office that issued it."),
            tag="#org+code",
            source=lambda edition: (
                edition.issuer_code if edition.issuer_certainty in SHOWN_CERTAINTIES else None
            ),
        ),
        field_column(ReleaseEdition, "date", "#date+event", _("Date, as precisely as it is known.")),
        field_column(ReleaseEdition, "title", "#event+name", _("Title.")),
        field_column(ReleaseEdition, "summary", "#description+summary", _("One or two sentences.")),
        field_column(ReleaseEdition, "body", "#description+text", _("The text, in HTML.")),
        field_column(ReleaseEdition, "dateline", "#loc+name", _("The place, as printed.")),
        field_column(ReleaseEdition, "event_starts", "#date+start", _("First day of the event it is about.")),
        field_column(ReleaseEdition, "event_ends", "#date+end", _("Last day of that event.")),
        CodeList(
            name="countries",
            description=_("Codes of the countries it is about."),
            tag="#country+code+v_iso2+list",
            source=lambda edition: [one.iso2 for one in edition.public_countries],
        ),
        CodeList(
            name="themes",
            description=_("Codes of its themes."),
            tag="#sector+code+list",
            source=lambda edition: [one.slug for one in edition.public_themes],
        ),
        NAMED,
        CONTACTS,
        *sourced_columns("document."),
        *edition_columns(),
        Code(
            name="change_kind",
            description=_("Kind of change in this edition; empty when no change was announced."),
            tag="#event+change",
            values=tuple(map(str, ANNOUNCED_KINDS)),
            source=lambda edition: edition.change_kind if is_announced(edition) else None,
        ),
        TranslatedText(
            name="change_note",
            description=_("What readers are told about this change."),
            tag="#description+change",
            source=_change_note,
        ),
        pages_column(lambda edition: addresses("news:release", edition.document.slug, languages_of(edition))),
    ),
)
# The columns that come from the edition.
EDITION_COLUMNS = {
    *("title", "summary", "body", "dateline", "date", "event_starts", "event_ends", "countries", "themes"),
    *("edition", "published_at", "original_language", "change_kind", "change_note"),
}

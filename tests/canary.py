"""A site in which every free text of what can be published is a word that stands nowhere else.

A word tells of which case, model, field and language it is, so that wherever it turns up it says what leaked.
There are three kinds of documents, and of each one case for every way in which words can be kept from
readers. What holds only for a while is left to the clock (``HOUR``), the rest to an editor (``decide``).
"""

import datetime as dt
import re
from dataclasses import dataclass, field
from io import BytesIO

from django.apps import apps
from django.core.files.base import ContentFile
from django.db.models import CASCADE, CharField, EmailField, SlugField, TextField
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField
from PIL import Image

from foundation.addresses import FormerAddress
from foundation.facts.dates import PartialDateField
from foundation.history.versions import content_columns
from foundation.languages import LANGUAGES
from news.models import (
    Attachment,
    NamedPerson,
    Picture,
    PressContact,
    PressRelease,
    ReleaseEdition,
    ReleaseTranslation,
)
from news.subscribing import confirming_token, managing_token
from pages.models import Figure, Page, PageEdition, PageTranslation, Programme, ProgrammePartner
from publishing.models import Document, Edition, State
from publishing.translations import make_ready, start_translation, texts_of
from tests.factories import (
    make_appointment,
    make_country,
    make_office,
    make_page,
    make_person,
    make_programme,
    make_release,
    make_role,
    make_subscription,
    make_theme,
    make_unit,
)

HOUR = dt.timedelta(hours=1)
START = "canari"
WORD = re.compile(f"{START}[a-z0-9]+")

RELEASE = {
    PressRelease: "release",
    ReleaseEdition: "edition",
    ReleaseTranslation: "translation",
    PressContact: "contact",
    NamedPerson: "naming",
    Picture: "picture",
    Attachment: "attachment",
}
PAGE = {Page: "page", PageEdition: "edition", PageTranslation: "translation"}
PROGRAMME = PAGE | {Programme: "programme", ProgrammePartner: "partner", Figure: "figure"}
KINDS = {"r": RELEASE, "p": PAGE, "g": PROGRAMME}  # the letter with which the words of a kind begin

# What is done with the edition that has the words: with its document, with itself, and which one it is.
CASES = {
    "live": {},
    "silent": {"change_kind": Edition.ChangeKind.MINOR},
    "draft": {"state": State.DRAFT},
    "review": {"state": State.REVIEW},
    "scheduled": {"publish_at": HOUR},
    "withdrawn": {"withdrawn_at": -HOUR},
    "leaving": {"withdrawn_at": HOUR},
    "unsure": {"certainty": "medium"},
    "replaced": {"is_followed": True},
    "nextdraft": {"state": State.DRAFT, "follows": True},
    "nextreview": {"state": State.REVIEW, "follows": True},
    "nextdue": {"publish_at": HOUR, "follows": True},
    "translated": {"is_translated": True},
}

# Where a word must stand, by the model and field that it is of, as soon as readers may see it.
RELEASE_PAGE, PAPER, PROGRAMME_PAGE = "news:release", "news:paper", "pages:programme"
DATA = "data_file"
LISTED = ["news:releases", "news:atom", "news:rss", "calendar"]
DUE = {
    "edition.title": {
        "r": [RELEASE_PAGE, PAPER, DATA, *LISTED],
        "p": ["pages:page"],
        "g": ["pages:programmes", DATA],
    },
    "edition.summary": {
        "r": [RELEASE_PAGE, PAPER, DATA, *LISTED],
        "p": ["pages:page"],
        "g": [PROGRAMME_PAGE, DATA],
    },
    "edition.body": {
        "r": [RELEASE_PAGE, PAPER, DATA],
        "p": ["pages:page"],
        "g": [PROGRAMME_PAGE, DATA],
    },
    "edition.dateline": {"r": [RELEASE_PAGE, PAPER, DATA]},
    "edition.change_note": {"r": [RELEASE_PAGE, PAPER], "p": ["pages:page"], "g": [PROGRAMME_PAGE]},
    "edition.themes": {"r": [RELEASE_PAGE, "news:releases", DATA]},
    "translation.title": {
        "r": [RELEASE_PAGE, PAPER, DATA, *LISTED],
        "p": ["pages:page"],
        "g": ["pages:programmes", DATA],
    },
    "translation.summary": {
        "r": [RELEASE_PAGE, PAPER, DATA, *LISTED],
        "p": ["pages:page"],
        "g": [PROGRAMME_PAGE, DATA],
    },
    "translation.body": {
        "r": [RELEASE_PAGE, PAPER, DATA],
        "p": ["pages:page"],
        "g": [PROGRAMME_PAGE, DATA],
    },
    "translation.dateline": {"r": [RELEASE_PAGE, PAPER, DATA]},
    "translation.change_note": {"r": [RELEASE_PAGE, PAPER], "p": ["pages:page"], "g": [PROGRAMME_PAGE]},
    "release.withdrawal_reason": {"r": [RELEASE_PAGE]},
    "page.withdrawal_reason": {"p": ["pages:page"], "g": [PROGRAMME_PAGE]},
    "release.slug": {"r": ["sitemap", "news:releases", DATA]},
    "release.source": {"r": [DATA]},
    "contact.name": {"r": [RELEASE_PAGE, PAPER, DATA]},
    "contact.label": {"r": [RELEASE_PAGE, PAPER, DATA]},
    "contact.phone_printed": {"r": [RELEASE_PAGE, PAPER, DATA]},
    "contact.email": {"r": [RELEASE_PAGE, PAPER, DATA]},
    "naming.title": {"r": [RELEASE_PAGE, DATA]},
    "picture.image": {"r": [RELEASE_PAGE]},
    "picture.alt": {"r": [RELEASE_PAGE]},
    "picture.caption": {"r": [RELEASE_PAGE]},
    "picture.credit": {"r": [RELEASE_PAGE]},
    "attachment.file": {"r": [RELEASE_PAGE]},
    "attachment.content": {"r": ["upload"]},
    "attachment.title": {"r": [RELEASE_PAGE]},
    "page.slug": {"p": ["sitemap"], "g": ["sitemap", DATA]},
    "page.source": {"g": [DATA]},
    "page.label": {"p": ["home", "pages:page"], "g": ["home", "pages:page"]},
    "page.blurb": {"p": ["home", "pages:page"], "g": ["home", "pages:page"]},
    "programme.phase": {"g": [PROGRAMME_PAGE, DATA]},
    "programme.budget": {"g": [PROGRAMME_PAGE, DATA]},
    "partner.name": {"g": [PROGRAMME_PAGE, DATA]},
    "figure.label": {"g": [PROGRAMME_PAGE, DATA]},
    "figure.source": {"g": [DATA]},
}
NEVER = {"edition.date_text", "former.address"}  # for editors
NEVER_OF_STANDING_PAGES = {"page.source"}  # they are no open data


@dataclass(frozen=True)
class Origin:
    """Where a word comes from: the field by a short name of its model, the language when it has one."""

    kind: str
    case: str
    field: str
    language: str = ""


@dataclass
class Case:
    """A document with words that are looked out for, and the edition that has them."""

    kind: str
    name: str
    edition: Edition
    slug: str

    @property
    def document(self):
        return self.edition.document


@dataclass
class Site:
    """All the cases, where each word comes from, and whatever else has a page."""

    cases: list[Case] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)
    others: dict[str, list[str]] = field(default_factory=dict)
    years: dict[str, int] = field(default_factory=dict)

    def word(self, kind, case, field, language=""):
        """A new word; its parts can be read in it."""
        word = START + re.sub("[^a-z0-9]", "", f"{kind}{case}{field}{language}")
        self.origins[word] = Origin(kind, case, field, language)
        return word

    def origins_of(self, word):
        """Where a word can come from: at the end of a line of a PDF it may be the start of several."""
        whole = self.origins.get(word)
        return [whole] if whole else [one for other, one in self.origins.items() if other.startswith(word)]

    def texts(self, kind, case, model):
        """A word for each free text of a model."""
        return {
            column.name: self._filled(column, kind, case, KINDS[kind][model]) for column in free_texts(model)
        }

    def _filled(self, column, kind, case, model):
        base = getattr(column, "translated_field", column).name
        word = self.word(kind, case, f"{model}.{base}", getattr(column, "language", ""))
        return f"{word}@example.org" if isinstance(column, EmailField) else word


def free_texts(model):
    """The columns of a model that hold words which an editor writes, in each language that they have."""
    no_words = (EmailField, SlugField, PhoneNumberField, PartialDateField)
    columns = {column.name: column for column in model._meta.local_concrete_fields}
    found = [columns[name] for name in content_columns(model) if name in columns]
    texts = [
        one for one in found if isinstance(one, CharField | TextField) and not one.choices and one.editable
    ]
    return [one for one in texts if isinstance(one, EmailField) or not isinstance(one, no_words)]


# ---------------------------------------------------------------- the site


def make_site():
    """Every case of every kind, at this moment."""
    site, frame = Site(), Frame()
    for kind in KINDS:
        for number, (name, fate) in enumerate(CASES.items()):
            site.years[name] = 1960 + number
            site.cases.append(_make(site, frame, kind, name, **fate))
    site.others = frame.addresses()
    return site


class Frame:
    """What the documents refer to, and what refers to them; all of it is public."""

    def __init__(self):
        self.country = make_country("SN")
        self.section = make_page(slug="section", in_menu=True)
        self.unit = make_unit(make_unit(), name_fr="Cabinet")
        self.office = make_office(self.unit, country=self.country)
        make_role(self.office, countries=[self.country])
        self.person = make_person()
        make_appointment(self.person, self.unit)
        self.subscription = make_subscription()
        self.asked = make_subscription(since=None)

    def addresses(self):
        return {
            "structure:unit": [self.unit.slug, self.unit.parent.slug],
            "structure:person": [self.person.slug],
            "offices:office": [self.office.slug],
            "offices:card": [self.office.slug],
            "offices:vcard": [self.office.slug],
            "offices:country": [self.country.iso2.lower()],
            "news:confirm": [confirming_token(self.asked)],
            "news:subscription": [managing_token(self.subscription)],
            "news:unsubscribe": [managing_token(self.subscription)],
        }


def _make(site, frame, kind, name, *, follows=False, is_followed=False, is_translated=False, **fate):
    now = timezone.now()
    fate = {key: now + value if isinstance(value, dt.timedelta) else value for key, value in fate.items()}
    of_document = {key: fate.pop(key) for key in ["withdrawn_at", "certainty"] if key in fate}
    is_plain = follows or is_followed or is_translated  # its document is public
    field = "release.slug" if kind == "r" else "page.slug"
    slug = f"plain-{kind}-{name}" if is_plain else site.word(kind, name, field)
    make = _make_release if kind == "r" else _make_page
    document = make(site, frame, kind, name, slug, of_document, is_plain=is_plain)
    number, other = (2, 1) if follows else (1, 2)
    if follows or is_followed:
        publish_at = now - HOUR if is_followed else now - 2 * HOUR
        _edition(document, kind, number=other, state=State.APPROVED, publish_at=publish_at, **PLAIN)
    model = ReleaseEdition if kind == "r" else PageEdition
    texts = PLAIN | {"change_note_fr": "Modifié"} if is_translated else site.texts(kind, name, model)
    words = {"change_kind": Edition.ChangeKind.UPDATE} | texts | fate
    words.setdefault("state", State.APPROVED)
    if words["state"] == State.APPROVED:
        words.setdefault("publish_at", now - 2 * HOUR)
    edition = _edition(document, kind, number=number, **words)
    if kind == "r":
        _belongings(site, frame, name, edition)
    if is_translated:
        _translate(site, kind, name, edition)
    return Case(kind, name, edition, slug)


def _translate(site, kind, name, edition):
    """Words in progress in every language but that of the original."""
    for language in LANGUAGES[1:]:
        row = start_translation(edition, language)
        for text in texts_of(type(edition)):
            setattr(row, text, site.word(kind, name, f"translation.{text}", language))
        row.save()


PLAIN = {"title_fr": "Sans plus", "body_fr": "<p>Texte.</p>"}


def _edition(document, kind, **fields):
    if kind == "r":
        return make_release(release=document, date="2019", **fields)
    return PageEdition.objects.create(document_id=document.pk, **fields)


def _make_release(site, frame, kind, name, slug, fields, *, is_plain):
    words = {} if is_plain else site.texts(kind, name, PressRelease)
    former = site.word(kind, name, "former.address")
    release = PressRelease.objects.create(code=slug, slug=slug, issued_by=frame.unit, **words, **fields)
    FormerAddress.objects.create(kind="news_pressrelease", address=former, object_id=release.pk)
    return release


def _make_page(site, frame, kind, name, slug, fields, *, is_plain):
    words = {} if is_plain else site.texts(kind, name, Page)
    more = {"parent": frame.section, "in_menu": True, "edition": False, "slug": slug} | words | fields
    if kind == "p":
        return make_page(**more)
    own = {} if is_plain else site.texts(kind, name, Programme)
    programme = make_programme(responsible_unit=frame.unit, **more, **own)
    programme.countries.add(frame.country)
    if not is_plain:
        partner, figure = (site.texts(kind, name, model) for model in [ProgrammePartner, Figure])
        ProgrammePartner.objects.create(programme=programme, part="funding", **partner)
        Figure.objects.create(programme=programme, measure="laws", value=12, **figure)
    return programme


def _belongings(site, frame, name, edition):
    """Everything that comes with the edition of a release."""

    def words(model):
        return site.texts("r", name, model)

    edition.date, edition.event_starts = str(site.years[name]), f"{site.years[name]}-05-01"
    edition.save()
    edition.countries.add(frame.country)
    theme = site.word("r", name, "edition.themes")
    edition.themes.add(make_theme(slug=theme, name_fr=theme))
    edition.press_contacts.create(**words(PressContact))
    edition.named_people.create(person=frame.person, **words(NamedPerson))
    image = ContentFile(_picture(), site.word("r", name, "picture.image") + ".png")
    edition.pictures.create(image=image, **words(Picture))
    content, file_name = (site.word("r", name, f"attachment.{field}") for field in ["content", "file"])
    file = ContentFile(content.encode(), f"{file_name}.txt")
    edition.attachments.create(file=file, language="fr", **words(Attachment))


def _picture():
    written = BytesIO()
    Image.new("RGB", (900, 600)).save(written, "PNG")
    return written.getvalue()


# ---------------------------------------------------------------- what readers may see of it

BEFORE, AFTER, DECIDED = "before the hour", "after the hour", "when all is let out"
OPEN = {"draft", "review", "nextdraft", "nextreview"}
SHOWN = {BEFORE: {"live", "silent", "leaving"}}
SHOWN[AFTER] = {"live", "silent", "scheduled", "nextdue"}
SHOWN[DECIDED] = SHOWN[AFTER] | OPEN | {"withdrawn", "leaving", "unsure"}
WITHDRAWN = {BEFORE: {"withdrawn"}, AFTER: {"withdrawn", "leaving"}, DECIDED: set()}


def is_shown(origin, moment):
    """Whether readers may see a word at this moment."""
    if origin.field in NEVER:
        return False
    if origin.kind == "p" and origin.field in NEVER_OF_STANDING_PAGES:
        return False
    if origin.field.endswith("withdrawal_reason"):
        return origin.case in WITHDRAWN[moment]
    if origin.case == "translated":
        return moment == DECIDED or not origin.field.startswith("translation.")
    if origin.field == "edition.change_note":
        # what changed is told for good, unless it was a detail
        return origin.case != "silent" and origin.case in SHOWN[moment] | {"replaced"}
    return origin.case in SHOWN[moment]


def decide(site):
    """What editors do so that readers see everything: approve, confirm, take back a withdrawal."""
    for case in site.cases:
        edition, document = case.edition, case.document
        edition.refresh_from_db(fields=["version"])
        for row in edition.translations.in_progress():
            make_ready(row)
        if edition.state == State.DRAFT:
            edition.submit()
        if edition.state == State.REVIEW:
            edition.approve()
            edition.save()
        type(document).objects.filter(pk=document.pk).update(withdrawn_at=None, certainty="certain")


def published_models():
    """Every model whose rows are documents, editions, or belong to one."""
    family = [one for one in apps.get_models() if issubclass(one, Document | Edition)]
    owned = {
        relation.related_model
        for model in family
        for relation in model._meta.related_objects
        if relation.on_delete is CASCADE
        and not relation.related_model._meta.auto_created
        and not hasattr(relation.related_model, "pgh_tracked_model")
    }
    return {model for model in {*family, *owned} if not model._meta.proxy and free_texts(model)}

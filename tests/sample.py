"""A small site in which everything that can be hidden is hidden once, under a name to look out for."""

import datetime as dt
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.utils import timezone

from foundation.addresses import FormerAddress
from foundation.exchange.shipments import ContentLoad
from foundation.rights import Role
from news.models import PressContact, PressRelease, ReleaseEdition
from news.subscribing import confirming_token, managing_token
from offices.models import OfficeRole
from pages.models import Figure, Page, PageEdition, Programme, ProgrammePartner
from publishing.models import State
from publishing.preview_links import make_link
from publishing.translations import start_translation
from structure.models import OrgUnit, Placement, Succession
from tests.factories import (
    make_appointment,
    make_area,
    make_contact_point,
    make_country,
    make_editor,
    make_office,
    make_page,
    make_person,
    make_programme,
    make_relation,
    make_release,
    make_role,
    make_subscription,
    make_theme,
    make_unit,
)

CANARY = "CANARI"
HIDDEN = {"certainty": "medium"}


@dataclass
class Sample:
    """For each kind of page, what its address ends in: of what is shown, and of what is hidden."""

    shown: dict[str, list[str]] = field(default_factory=dict)
    hidden: dict[str, list[str]] = field(default_factory=dict)
    ended_preview: str = ""
    live_preview: str = ""
    hidden_uploads: list[str] = field(default_factory=list)


def make_sample():
    now, day = timezone.now(), dt.timedelta(days=1)
    senegal, kenya = make_country("SN"), make_country("KE")
    area = make_area(senegal)

    body = make_unit(slug="council", kind=OrgUnit.Kind.GOVERNING_BODY)
    unit = make_unit(body, slug="cabinet", mandate_fr="<p>Ce qu’il fait.</p>")
    post = make_unit(body, slug="director", kind=OrgUnit.Kind.POST)
    ended = make_unit(body, slug="former-unit", placed=False, abolished="2022")
    Placement.objects.create(unit=ended, parent=body, ends="2022")
    Succession.objects.create(predecessor=ended, successor=unit, date="2022")
    hidden_unit = make_unit(unit, slug="hidden-unit", name_fr=CANARY, **HIDDEN)
    Succession.objects.create(predecessor=ended, successor=hidden_unit)
    Succession.objects.create(predecessor=unit, successor=hidden_unit, **HIDDEN)

    person = make_person(slug="person")
    make_appointment(person, post)
    make_appointment(person, post, title_fr=CANARY, **HIDDEN)
    make_appointment(person, hidden_unit, title_fr="Responsable")
    hidden_person = make_person(slug="hidden-person", name_fr=CANARY, **HIDDEN)
    make_appointment(hidden_person, post)
    make_person(slug="unknown-person", name_fr=CANARY)
    make_contact_point(unit, label_fr="Accueil", phone="+41227179111")
    make_contact_point(unit, label_fr=CANARY, email="canari@example.org", **HIDDEN)
    make_contact_point(unit, label_fr="Presse", purpose="press", person=hidden_person)

    office = make_office(body, slug="dakar", name_fr="Dakar", country=senegal)
    make_contact_point(office, label_fr=CANARY, email="canari@example.org", **HIDDEN)
    make_contact_point(office, phone="+221338696200")
    regional = make_role(office, OfficeRole.Kind.REGIONAL, area=area)
    make_relation(regional)
    make_role(office, OfficeRole.Kind.COUNTRY, title_fr=CANARY, countries=[kenya], **HIDDEN)
    hidden_office = make_office(office, slug="hidden-office", name_fr=CANARY, country=kenya, **HIDDEN)
    hidden_role = make_role(hidden_office, OfficeRole.Kind.COUNTRY, countries=[senegal])
    make_role(office, OfficeRole.Kind.COORDINATION, area=area, host=hidden_role)
    make_role(make_office(slug="nairobi", country=kenya), OfficeRole.Kind.SUB_OFFICE, host=regional)

    page = make_page(code="who-we-are", slug="who-we-are", in_menu=True)
    make_page(page, slug="history", in_menu=True)
    make_page(page, slug="direction", in_menu=True, edition=False, target_unit=post)
    make_page(page, slug="chart", in_menu=True, edition=False, target_view="structure:chart")
    make_page(page, slug="secret", in_menu=True, edition=False, label_fr=CANARY, target_unit=hidden_unit)
    for name, hidden in {
        "draft": {"state": State.DRAFT},
        "unsure": HIDDEN,
        "withdrawn": {"withdrawn_at": now},
        "empty": {"edition": False},
    }.items():
        make_page(page, slug=name, in_menu=True, title=CANARY, **hidden)
    PageEdition.objects.create(document=page, number=2, title_fr=CANARY, body_fr=CANARY)
    PageEdition.objects.filter(document=page, number=1).update(
        body_fr='<p>Voir aussi nos <a href="{offices}">bureaux</a> et <a href="{page:nowhere}">rien</a>.</p>'
    )

    programme = make_programme(slug="programme", responsible_unit=unit)
    programme.countries.add(senegal)
    ProgrammePartner.objects.create(programme=programme, part="funding", name_en="Donor")
    Figure.objects.create(programme=programme, measure="laws", label_fr="lois", value=12)
    make_programme(parent=programme, slug="phase", responsible_unit=hidden_unit)
    make_programme(parent=programme, slug="hidden-phase", title=CANARY, responsible_unit=unit, **HIDDEN)
    Programme.objects.get(slug="hidden-phase").countries.add(senegal)

    theme = make_theme(slug="council")
    release = make_release(slug="release", issued_by=unit, countries=[senegal], themes=[theme])
    later = {"withdrawn_at": now + day, "withdrawal_reason_fr": CANARY, "withdrawal_reason_en": CANARY}
    PressRelease.objects.filter(pk=release.document_id).update(**later)  # for readers, but not yet
    Page.objects.filter(slug="history").update(**later)
    make_release(release=release.document, number=2, state=State.DRAFT, title_fr=CANARY, body_fr=CANARY)
    make_release(slug="unsigned", issued_by=hidden_unit, date="2006/2008")
    PressContact.objects.create(edition=release, name="Attachée de presse", email="presse@example.org")
    PressContact.objects.create(
        edition=release, name="Porte-parole", person=hidden_person, email="p@example.org"
    )
    for slug, hidden in {
        "draft": {"state": State.DRAFT},
        "scheduled": {"publish_at": now + day},
        "withdrawn": {"publish_at": now - day, "withdrawn_at": now},
        "unsure": HIDDEN,
    }.items():
        make_release(
            slug=slug,
            title_fr=CANARY,
            body_fr=CANARY,
            summary_fr=CANARY,
            issued_by=unit,
            countries=[senegal],
            **hidden,
        )
    ReleaseEdition.objects.filter(document__slug="scheduled").update(change_note_fr=CANARY)

    for edition in [release, PageEdition.objects.get(document=page, number=1)]:
        for language in ["en", "es", "ar"]:
            row = start_translation(edition, language)
            row.title = row.summary = row.body = row.change_note = CANARY
            row.save()

    make_editor(Role.EDITOR, unit)
    draft = ReleaseEdition.objects.get(document__slug="draft")
    draft.attachments.create(file=ContentFile(CANARY.encode(), "canary.txt"), title=CANARY, language="fr")
    link, ended = make_link(draft, None, days=-1, language="fr")
    _link, live = make_link(release, None, days=3, language="fr")
    link.visits.create(browser="Firefox", language="fr")

    subscribed = make_subscription(unit=hidden_unit)
    asked = make_subscription(email=subscribed.email, since=None)

    ContentLoad.objects.create(digest="0")
    FormerAddress.objects.create(kind="structure_orgunit", address="old-cabinet", object_id=unit.pk)
    return Sample(
        shown={
            "structure:unit": ["council", "cabinet", "director", "former-unit"],
            "structure:person": ["person"],
            "offices:office": ["dakar", "nairobi"],
            "offices:card": ["dakar", "nairobi"],
            "offices:vcard": ["dakar", "nairobi"],
            "offices:country": ["sn", "ke"],
            "news:release": ["release", "unsigned"],
            "news:share_image": ["release", "unsigned"],
            "news:paper": ["release", "unsigned"],
            "news:confirm": [confirming_token(asked)],
            "news:subscription": [managing_token(subscribed)],
            "news:unsubscribe": [managing_token(subscribed)],
            "pages:programme": ["programme", "phase"],
            "pages:page": ["who-we-are", "who-we-are/history"],
        },
        hidden={
            "structure:unit": ["hidden-unit", "none"],
            "structure:person": ["hidden-person", "unknown-person"],
            "offices:office": ["hidden-office"],
            "offices:card": ["hidden-office"],
            "offices:vcard": ["hidden-office"],
            "offices:country": ["xx"],
            "news:release": ["draft", "scheduled", "unsure"],
            "news:share_image": ["draft", "scheduled", "unsure", "withdrawn"],
            "news:paper": ["draft", "scheduled", "unsure", "withdrawn"],
            "news:confirm": ["nonsense"],
            "news:subscription": ["nonsense"],
            "news:unsubscribe": ["nonsense"],
            "pages:programme": ["hidden-phase"],
            "pages:page": [
                f"who-we-are/{slug}" for slug in ["draft", "unsure", "withdrawn", "empty", "secret"]
            ],
        },
        ended_preview=ended,
        live_preview=live,
        hidden_uploads=[draft.attachments.get().file.url],
    )

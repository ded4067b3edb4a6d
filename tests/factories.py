"""Plain, valid and dull objects for the tests. Every builder takes overrides."""

import datetime as dt
from itertools import count

from django.contrib.auth.models import User
from django.utils import timezone

from foundation.rights import Role
from foundation.trees.tree import tree_write
from news.models import PressRelease, ReleaseEdition, Subscription, Theme
from offices.models import Area, AreaCountry, Country, Office, OfficeRole, OutsideRelation
from pages.models import Page, PageEdition, Programme
from publishing.models import State
from structure.models import Appointment, ContactPoint, Grant, OrgUnit, Person, Placement

numbers = count(1)


def make_unit(parent=None, *, placed=True, **fields):
    """A unit under a parent (a unit or None), standing there since ever unless ``placed`` is false."""
    number = next(numbers)
    fields = {"code": f"unit-{number}", "kind": OrgUnit.Kind.UNIT, "name_fr": f"Unité {number}"} | fields
    fields.setdefault("slug", fields["code"])
    return _grow(OrgUnit, parent, placed, fields)


def make_country(iso2="SN", **fields):
    names = {"SN": "Sénégal", "KE": "Kenya", "AT": "Autriche", "CH": "Suisse", "LB": "Liban", "EG": "Égypte"}
    defaults = {"iso3": f"{iso2}X", "name_fr": names.get(iso2, f"Pays {iso2}"), "name_en": f"Country {iso2}"}
    return Country.objects.get_or_create(iso2=iso2, defaults=defaults | fields)[0]


def make_area(*countries, **fields):
    number = next(numbers)
    area = Area.objects.create(**{"slug": f"area-{number}", "name_fr": f"Région {number}"} | fields)
    for country in countries:
        AreaCountry.objects.create(area=area, country=country)
    return area


def make_office(parent=None, *, placed=False, **fields):
    number = next(numbers)
    fields = {
        "code": f"office-{number}",
        "kind": OrgUnit.Kind.FIELD_OFFICE,
        "name_fr": f"Ville {number}",
        "latitude": "14.7",
        "longitude": "-17.4",
    } | fields
    fields.setdefault("slug", fields["code"])
    fields.setdefault("country", None)
    fields["country"] = fields["country"] or make_country()
    return _grow(Office, parent, placed, fields)


def _grow(model, parent, placed, fields):
    with tree_write(OrgUnit):
        parent = OrgUnit.objects.get(pk=parent.pk) if parent else None
        node = model(parent=parent, **fields)
        node.save()
    if placed:
        Placement.objects.create(unit_id=node.pk, parent=parent)
    return model.objects.get(pk=node.pk)


def make_role(office=None, kind=OfficeRole.Kind.COUNTRY, *, countries=(), **fields):
    fields = {"code": f"role-{next(numbers)}"} | fields
    role = OfficeRole.objects.create(office=office or make_office(), kind=kind, **fields)
    role.countries.set(countries)
    return role


def make_person(**fields):
    number = next(numbers)
    fields = {"code": f"person-{number}", "name_fr": f"Personne {number}"} | fields
    fields.setdefault("slug", fields["code"])
    return Person.objects.create(**fields)


def make_appointment(person=None, unit=None, **fields):
    fields = {"code": f"appointment-{next(numbers)}", "title_fr": "Directrice"} | fields
    return Appointment.objects.create(
        person=person or make_person(), unit=unit or make_unit(kind=OrgUnit.Kind.POST), **fields
    )


def make_contact_point(unit, **fields):
    fields = {"code": f"contact-{next(numbers)}", "email": "contact@example.org"} | fields
    return ContactPoint.objects.create(unit=unit, **fields)


def make_theme(**fields):
    number = next(numbers)
    return Theme.objects.create(**{"slug": f"theme-{number}", "name_fr": f"Thème {number}"} | fields)


def make_release(*, state=State.APPROVED, release=None, countries=(), themes=(), **fields):
    """The edition of a press release (``.document`` is the release), live since a moment ago."""
    number = next(numbers)
    own = {
        name: fields.pop(name)
        for name in ["slug", "certainty", "issued_by", "withdrawn_at"]
        if name in fields
    }
    release = release or PressRelease.objects.create(
        **{"code": f"release-{number}", "slug": f"release-{number}"} | own
    )
    fields = {"title_fr": f"Communiqué {number}", "body_fr": "<p>Texte.</p>", "date": "2019-11-26"} | fields
    fields.setdefault("publish_at", timezone.now() if state == State.APPROVED else None)
    edition = ReleaseEdition.objects.create(document=release, state=state, **fields)
    edition.countries.set(countries)
    edition.themes.set(themes)
    return edition


def make_page(parent=None, *, state=State.APPROVED, edition=True, title="Page", model=Page, **fields):
    """A page (or ``model=Programme``) with one edition, live since a moment ago."""
    number = next(numbers)
    fields = {"code": f"page-{number}", "label_fr": f"{title} {number}"} | fields
    fields.setdefault("slug", fields["code"])
    with tree_write(Page):
        parent = Page.objects.get(pk=parent.pk) if parent else None
        fields.setdefault("path", f"{parent.path}/{fields['slug']}" if parent else fields["slug"])
        page = model(parent=parent, **fields)
        page.save()
    if edition:
        PageEdition.objects.create(
            document_id=page.pk,
            state=state,
            publish_at=timezone.now() if state == State.APPROVED else None,
            title_fr=f"{title} {number}",
            body_fr="<p>Texte.</p>",
        )
    return model.objects.get(pk=page.pk)


def make_programme(**fields):
    return make_page(model=Programme, **{"title": "Programme"} | fields)


def make_admin(**fields):
    return User.objects.create_superuser(**{"username": f"admin-{next(numbers)}", "password": "x"} | fields)


def make_relation(role, **fields):
    return OutsideRelation.objects.create(
        **{"role": role, "kind": OutsideRelation.Kind.COOPERATION, "name_fr": f"Organisme {next(numbers)}"}
        | fields
    )


def make_editor(role, unit=None, **fields):
    """A user of the editors' desk who holds this role for a unit (None: for the whole organisation)."""
    user = User.objects.create_user(f"{role}-{next(numbers)}", is_staff=True)
    language = "en" if role == Role.TRANSLATOR else ""
    Grant.objects.create(**{"user": user, "role": role, "unit": unit, "language": language} | fields)
    return user


def make_subscription(**fields):
    """A confirmed subscription to everything, since an hour ago (``since=None``: not confirmed yet)."""
    an_hour_ago = timezone.now() - dt.timedelta(hours=1)
    email = f"reader-{next(numbers)}@example.org"
    return Subscription.objects.create(**{"email": email, "language": "fr", "since": an_hour_ago} | fields)

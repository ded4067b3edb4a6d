"""Open data there and back: export, an empty site, import, export again gives the same bytes."""

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from foundation.languages import columns
from foundation.trees.tree import check_tree
from iom_site.open_data.files import FILES, RECORD_KINDS
from iom_site.open_data.restore import MUST_BE_EMPTY
from news.models import NamedPerson, PressContact, PressRelease, ReleaseEdition
from offices.models import Country, Office, OfficeRole, OutsideRelation
from pages.models import Figure, Page, PageEdition, Programme, ProgrammePartner
from publishing.models import State
from structure.chart import chart_of
from structure.models import OrgUnit, Placement, Succession
from tests.factories import (
    make_appointment,
    make_area,
    make_contact_point,
    make_country,
    make_office,
    make_person,
    make_programme,
    make_relation,
    make_release,
    make_role,
    make_theme,
    make_unit,
)
from tests.sample import make_sample
from tests.there_and_back import clear, export, there_and_back

pytestmark = pytest.mark.django_db

HIDDEN = {"certainty": "medium"}
ODD = 'L’« été », "x"; a,b\tc\r\nd\u2028e \u202f– 𝔘nicode 🌍 =1+1 ‏عربي‎ \\ <&>'
SHORT = 'L’« été », "x"; 🌍 ‏عربي‎ \\'
RICH = "<p>L’été, <strong>« x »</strong> &amp; 🌍<br>عربي</p>"
ALL = {"fr": "Nom, français", "en": "Name; English", "es": "Nombre “español”", "ar": "الاسم، بالعربية"}


def texts(**fields):
    """A text in all languages for each field."""
    return {f"{name}_{code}": f"{words} {ALL[code]}" for name, words in fields.items() for code in ALL}


# ---------------------------------------------------------------- a site with every kind and odd values


def make_odd_site():
    senegal = make_country("SN", other_names="Sénégal, République du\nالسنغال", **texts(name="Sénégal"))
    kenya = make_country("KE", name_en="Kenya", name_fr="")
    area = make_area(senegal, kenya, **texts(name="Afrique"))
    area.memberships.filter(country=kenya).update(certainty="medium", source=ODD)
    units = make_odd_units()
    office = make_odd_offices(units, senegal, area, kenya)
    person = make_odd_people(units, office)
    make_odd_programmes(units, senegal, kenya)
    make_odd_releases(units, senegal, kenya, person)


def make_odd_units():
    top = make_unit(code="z-top", **texts(name="Conseil", short_name="C"), established="1951-12")
    late = make_unit(code="a-second", name_ar="المكتب", source=ODD, certainty="high")
    below = make_unit(top, code="m-below", placed=False, mandate_fr=RICH, mandate_ar=RICH, line="staff")
    Placement.objects.create(unit=below, parent=None, ends="2019-06-30", name_fr=SHORT, source=ODD)
    Placement.objects.create(unit=below, parent=late, starts="2019-07", ends="2021")
    Placement.objects.create(unit=below, parent=top, starts="2021", certainty="high")
    make_unit(top, code="b-sibling", kind=OrgUnit.Kind.POST, other_names="un\n  deux  \n\ntrois, quatre")
    ended = make_unit(top, code="ended", placed=False, established="2006/2008-09", abolished="2019-11-26")
    Placement.objects.create(unit=ended, parent=top, ends="2019-11-26")
    Succession.objects.create(
        predecessor=ended, successor=below, kind="merged", date="2019-11-26", source=ODD
    )
    Succession.objects.create(predecessor=ended, successor=None, kind="closed", date="2006/2008")
    hidden = make_unit(top, code="hidden", **HIDDEN)
    make_unit(hidden, code="under-hidden")
    make_unit(top, code="unplaced", placed=False)
    return {"top": top, "late": late, "below": below, "hidden": hidden, "ended": ended}


def make_odd_offices(units, senegal, area, kenya):
    first = make_office(code="between", placed=True, country=senegal, geonames_id=2253354)  # at the top too
    make_unit(code="last-at-the-top")
    office = make_office(
        units["top"],
        code="dakar",
        placed=True,
        country=senegal,
        latitude="-0.0001",
        longitude="180",
        status="closed",
        **texts(name="Dakar"),
    )
    make_unit(units["top"], code="sits-there", seat=office)
    make_contact_point(
        office,
        phone="+41227179111",
        fax="+41227986150",
        address="17, route des Morillons\nCase postale 17\n1211 Genève 19",
        starts="2019",
        ends="2021-02",
        label_fr=SHORT,
    )
    make_contact_point(office, email="a@example.org", purpose="press", **HIDDEN)
    host = make_role(
        office, OfficeRole.Kind.REGIONAL, code="zz-host", area=area, **texts(title="BR", purpose="L")
    )
    later = make_role(first, OfficeRole.Kind.REGIONAL, code="later", starts="2024")
    role = make_role(
        first, countries=[senegal, kenya], code="aa-role", host=host, successor=later, ends="2024", source=ODD
    )
    make_relation(role, name_fr="Union africaine", acronym="UA", source=ODD)
    make_relation(role, name_fr="Autre sans anglais")  # two of a kind that have no English name
    make_relation(role, name_fr="", name_ar="هيئة")
    make_role(office, code="hidden-role", **HIDDEN)
    return office


def make_odd_people(units, office):
    person = make_person(
        code="someone", other_names="Autre\nNom", biography_en=RICH, **texts(name="Amy"), source=ODD
    )
    make_appointment(
        person, units["below"], starts="2006/2008-09", ends="2019-11", rank=11, **texts(title="DG")
    )
    make_appointment(person, units["below"], title_fr="", title_ar="المديرة", starts="2020")
    make_appointment(person, units["hidden"])
    make_appointment(make_person(code="of-hidden"), units["hidden"])
    make_contact_point(units["below"], person=person, email="someone@example.org")
    make_contact_point(office, person=make_person(code="of-nothing"), phone="+33144865100")
    return person


def make_odd_programmes(units, senegal, kenya):
    first = make_programme(code="z-first", slug="first", responsible_unit=units["below"], starts="2015-05")
    second = make_programme(
        code="a-second", slug="second", responsible_unit=units["hidden"], status="ongoing"
    )
    for code in ["z-phase", "a-phase"]:
        make_programme(parent=first, code=code, slug=code, phase=SHORT, budget="1,5 million d’euros; « x »")
    make_programme(parent=second, code="under-hidden", slug="under-hidden")
    Programme.objects.get(code="z-first").countries.add(senegal, kenya)
    ProgrammePartner.objects.create(programme=first, part="funding", name_fr="Sans anglais")
    ProgrammePartner.objects.create(programme=first, part="funding", name_fr="Sans anglais non plus")
    ProgrammePartner.objects.create(programme=first, part="implementing", **texts(name="Partenaire"))
    Figure.objects.create(
        programme=first, measure="laws", label_fr="lois", value=12, as_of="2019-06", source=ODD
    )
    Figure.objects.create(
        programme=first, measure="laws", value=2**40, qualifier="more-than", **texts(label="x")
    )
    PageEdition.objects.filter(document__code="z-first").update(
        body_fr='<p><a href="{offices}">Bureaux</a>, <a href="{page:none}">rien</a></p>',
        summary_ar=ODD,
        original_language="en",
    )


def make_odd_releases(units, senegal, kenya, person):
    theme, other = make_theme(slug="council", **texts(name="Conseil")), make_theme(slug="aid")
    edition = make_release(
        slug="odd",
        issued_by=units["below"],
        countries=[senegal, kenya],
        themes=[theme, other],
        date="2006/2008-09-30",
        event_starts="2019-11-26",
        event_ends="2019-11-29",
        date_text="aujourd’hui",
        title_fr=SHORT,
        summary_es=ODD,
        body_ar=RICH,
        dateline_en="Geneva",
    )
    PressContact.objects.create(edition=edition, name="Service de presse", phone="+41227179111")
    PressContact.objects.create(
        edition=edition, name="Service de presse", email="p@example.org", label_fr="x, y"
    )
    NamedPerson.objects.create(edition=edition, person=person, **texts(title="DG"))
    NamedPerson.objects.create(edition=edition, person=make_person(code="only-named"))
    corrected = make_release(slug="corrected", date="", certainty="high", issued_by=units["hidden"])
    second = make_release(
        release=corrected.document,
        number=2,
        change_kind="correction",
        date="2019",
        publish_at=timezone.now() - dt.timedelta(days=400, microseconds=7),
        **texts(change_note="Le chiffre"),
    )
    NamedPerson.objects.create(edition=second, person=person)
    make_release(release=corrected.document, number=3, state=State.DRAFT, title_fr="Pas encore")
    quiet = make_release(slug="quiet")
    make_release(
        release=quiet.document, number=2, change_kind="minor", change_note_fr="Une virgule", body_fr=""
    )
    make_release(slug="later", publish_at=timezone.now() + dt.timedelta(days=1))


def test_every_kind_comes_back_to_the_byte(tmp_path):
    make_odd_site()

    before, after = there_and_back(tmp_path)

    assert set(before) == {f"{name}.{suffix}" for name, suffix in FILES}
    for kind in RECORD_KINDS:
        assert json.loads(before[f"{kind.name}.json"])["records"]
    assert [name for name in before if before[name] != after[name]] == []


def test_what_hides_and_what_is_hidden_is_no_hindrance(tmp_path):
    make_sample()

    before, after = there_and_back(tmp_path)

    assert [name for name in before if before[name] != after[name]] == []


def test_the_site_that_was_made_of_them_says_the_same(tmp_path, client):
    make_odd_site()
    today = timezone.localdate()
    drawn = [node.unit.code for top in chart_of(today).top for node in top.below()]
    publish_at = ReleaseEdition.objects.get(document__slug="odd").publish_at
    words = list(
        ReleaseEdition.objects.filter(document__slug="odd").values(*columns("title", "summary", "body"))
    )

    there_and_back(tmp_path)

    edition = ReleaseEdition.objects.get(document__slug="odd")
    assert [node.unit.code for top in chart_of(today).top for node in top.below()] == drawn
    assert (edition.state, edition.publish_at) == (State.APPROVED, publish_at)
    assert (
        list(ReleaseEdition.objects.filter(pk=edition.pk).values(*columns("title", "summary", "body")))
        == words
    )
    assert client.get(reverse("news:release", args=["odd"])).status_code == 200
    assert (check_tree(OrgUnit), check_tree(Page)) == ([], [])
    assert OutsideRelation.objects.count() == 3


def test_the_files_are_what_the_site_serves(tmp_path, client):
    make_odd_site()

    files = export(tmp_path / "all")

    for name, content in files.items():
        assert b"".join(client.get(reverse("data_file", args=name.split(".")))) == content


def test_some_formats_can_be_had_alone(tmp_path):
    call_command("export_data", str(tmp_path), "--formats", "geojson", "jsonld", stdout=StringIO())

    assert {path.suffix for path in tmp_path.iterdir()} == {".geojson", ".jsonld"}


# ---------------------------------------------------------------- what is refused


@pytest.fixture
def files(tmp_path):
    """The files of a small site that is empty again."""
    unit = make_unit(make_unit(code="top"), code="media")
    make_release(release=PressRelease.objects.create(code="council", slug="council", issued_by=unit))
    make_office(code="dakar")
    export(tmp_path)
    clear()
    return tmp_path


def refusal(folder):
    """The reasons for which nothing was loaded."""
    said = StringIO()
    with pytest.raises(CommandError, match=r"Nothing was loaded\."):
        call_command("import_data", str(folder), stdout=StringIO(), stderr=said)
    return said.getvalue().splitlines()


def change(folder, name, **values):
    """Write something else into the first record of a file."""
    path = folder / f"{name}.json"
    content = json.loads(path.read_text())
    content["records"][0] |= values
    path.write_text(json.dumps(content))


def test_a_site_that_has_content_is_left_alone(files):
    make_country("KE")

    (reason,) = refusal(files)

    assert reason.startswith("This site already has content: ")
    assert [model for model in MUST_BE_EMPTY if model.objects.exists()] == [Country]


@pytest.mark.parametrize(
    ("name", "values", "reason"),
    [
        ("offices", {"latitude": 91}, "offices.json: dakar: "),
        ("offices", {"established": "2019-02-30"}, "offices.json: dakar: "),
        ("offices", {"country": "XX"}, "offices.json: dakar: "),
        ("units", {"code": "not a code"}, "units.json: not a code: "),
        ("releases", {"kind": "poem"}, "releases.json: council: "),
        ("releases", {"published_at": "yesterday"}, "releases.json: council: "),
        ("releases", {"title": {}}, "releases.json: council: "),
        ("releases", {"countries": ["XX"]}, "releases.json: council: "),
        ("releases", {"edition": "x"}, "releases.json: council: "),
        ("releases", {"title": "Conseil"}, "releases.json: record 1: title: "),
        ("releases", {"countries": "SN"}, "releases.json: record 1: countries: "),
        ("units", {"placements": [{}]}, "units.json: record 1: placements: "),
    ],
)
def test_one_wrong_record_keeps_everything_out_and_is_named(files, name, values, reason):
    change(files, name, **values)

    reasons = refusal(files)

    assert reasons[0].startswith(reason)
    assert len(reasons[0]) > len(reason)
    assert [model for model in MUST_BE_EMPTY if model.objects.exists()] == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "units.json: "),
        ("[]", "units.json: this is not a file of units"),
        ('{"kind": "units", "records": [1]}', "units.json: record 1: this is not a record"),
        ('{"kind": "offices", "records": []}', "units.json: this is not a file of units"),
        ('{"kind": "units", "records": [{"code": "a"}]}', "units.json: record 1: slug, kind"),
    ],
)
def test_what_is_no_such_file_is_said(files, content, reason):
    (files / "units.json").write_text(content)

    (said,) = refusal(files)

    assert said.startswith(reason)


def test_a_file_that_is_missing_is_said(files):
    (files / "units.json").unlink()

    assert refusal(files)[0].startswith("units.json: ")
    assert not Office.objects.exists()

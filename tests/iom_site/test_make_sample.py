import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from foundation.history.log import event_models
from foundation.trees.tree import check_tree
from iom_site.development.sample.chance import PREFIX, of_sample
from iom_site.development.sample.words import LANGUAGES, MARK
from news.models import PressRelease, ReleaseEdition
from offices.models import Office, OfficeRole
from publishing.models import State
from structure.models import OrgUnit, Person, Placement
from tests import factories

pytestmark = pytest.mark.django_db

SIZE = {"units": 25, "offices": 40, "releases": 120}


@pytest.fixture(autouse=True)
def site(settings):
    """A small site on which a sample may be made, with something of each kind that must stay as it is."""
    settings.DEBUG = True
    senegal = factories.make_country("SN")
    area = factories.make_area(senegal)
    unit = factories.make_unit(factories.make_unit())
    office = factories.make_office(unit, country=senegal)
    role = factories.make_role(office, OfficeRole.Kind.REGIONAL, area=area)
    factories.make_role(factories.make_office(office), host=role, countries=[senegal])
    factories.make_appointment(unit=unit)
    factories.make_release(issued_by=unit, countries=[senegal], themes=[factories.make_theme()])
    return unit


def make_sample(**options):
    output = StringIO()
    call_command("make_sample", **SIZE | options, stdout=output)
    return output.getvalue()


def everything():
    """All rows of all models that have a history, and their histories."""
    rows = {model: model.objects.order_by("pk").values() for model in event_models()}
    events = {events: events.objects.order_by("pgh_id").values() for events in event_models().values()}
    return {model._meta.label: list(values) for model, values in (rows | events).items()}


def sample():
    """What the sample says, without what the database counts up."""
    editions = ReleaseEdition.objects.filter(document__code__startswith=PREFIX).order_by("document", "number")
    roles = of_sample(OfficeRole).order_by("code")
    places = Placement.objects.filter(unit__code__startswith=PREFIX).order_by("unit__code", "starts")
    return {
        "units": list(of_sample(OrgUnit).values_list("code", "parent__code", "name_ar", "abolished")),
        "places": list(places.values_list("unit__code", "parent__code", "starts", "ends")),
        "roles": list(roles.values_list("code", "kind", "area__slug", "host__code", "countries__iso2")),
        "people": list(of_sample(Person).order_by("code").values_list("code", "appointments__unit__code")),
        "editions": list(
            editions.values_list(
                "document__slug", "number", "state", "date", "title_en", "body_fr", "themes__slug"
            )
        ),
    }


def test_a_sample_has_the_size_asked_for_and_tells_how_far_it_is():
    output = make_sample()

    assert of_sample(PressRelease).count() == 120
    assert of_sample(Office).count() == 40
    assert of_sample(OrgUnit).count() == 65
    assert "press releases: 120 of 120" in output


def test_a_sample_is_the_same_each_time():
    make_sample()
    first = sample()
    call_command("make_sample", remove=True, stdout=StringIO())
    make_sample()

    assert sample() == first


def test_the_tree_is_sound_with_a_sample_and_after_it():
    make_sample()
    problems = check_tree(OrgUnit)
    call_command("make_sample", remove=True, stdout=StringIO())

    assert problems + check_tree(OrgUnit) == []


def test_removing_a_sample_leaves_what_was_there_before():
    before = everything()
    make_sample()
    call_command("make_sample", remove=True, stdout=StringIO())

    assert everything() == before


def test_a_sample_to_which_something_else_refers_stays():
    make_sample()
    release = factories.make_release(issued_by=of_sample(OrgUnit).last()).document

    with pytest.raises(CommandError, match=release.slug):
        call_command("make_sample", remove=True)

    assert of_sample(PressRelease).count() == 120


def test_there_is_one_sample_at_a_time():
    make_sample()

    with pytest.raises(CommandError, match="A sample already exists"):
        make_sample()


def test_a_real_site_takes_a_sample_only_by_force(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="DEBUG is off"):
        make_sample()
    assert not of_sample(OrgUnit).exists()

    make_sample(force=True)
    assert of_sample(OrgUnit).exists()


def test_every_name_says_that_it_is_a_sample():
    make_sample()

    for model, field in [(OrgUnit, "name"), (Person, "name"), (ReleaseEdition, "title")]:
        for language in LANGUAGES:
            code = "document__code" if model is ReleaseEdition else "code"
            names = model.objects.filter(**{f"{code}__startswith": PREFIX})
            names = names.exclude(**{f"{field}_{language}": None}).values_list(
                f"{field}_{language}", flat=True
            )
            assert [name for name in names if not name.startswith(MARK[language])] == []


def test_a_sample_has_editions_in_every_state_and_dates_of_every_precision():
    make_sample(releases=300)
    editions = ReleaseEdition.objects.filter(document__code__startswith=PREFIX)

    assert {edition.state for edition in editions} == set(State.values)
    assert {edition.number for edition in editions} == {1, 2, 3}
    assert {edition.date.precision for edition in editions} == {"day", "month", "year", "between", "unknown"}
    assert editions.filter(document__certainty="medium").exists()
    assert editions.filter(document__withdrawn_at__isnull=False).exists()


def listed(client):
    """The pages of the list of press releases, one after the other."""
    pages, address = "", reverse("news:releases")
    while address:
        response = client.get(address)
        pages += response.content.decode()
        older = response.context["page"].older
        address = older and f"{reverse('news:releases')}?before={older}"
    return pages


def test_nothing_that_is_hidden_in_a_sample_leaks(client):
    make_sample()
    live = ReleaseEdition.objects.published().values("document")
    hidden = [*of_sample(PressRelease).exclude(pk__in=live), *of_sample(OrgUnit).filter(certainty="medium")]
    shown = [*PressRelease.objects.filter(pk__in=live), *of_sample(Office).filter(certainty="certain")]
    addresses = [
        reverse("structure:chart"),
        reverse("structure:unit", args=["sample-unit-1"]),
        reverse("offices:offices"),
        reverse("offices:office", args=["sample-office-1"]),
        reverse("offices:country", args=["sn"]),
        reverse("news:atom"),
    ]
    addresses += re.findall(
        r"<loc>http://testserver([^<]+)", client.get(reverse("sitemap-index")).content.decode()
    )

    pages = listed(client) + "".join(client.get(address).content.decode() for address in addresses)

    assert [row.slug for row in shown if f"/{row.slug}/" not in pages] == []
    assert [row.slug for row in hidden if f"/{row.slug}/" in pages] == []
    assert {type(row) for row in hidden} == {PressRelease, OrgUnit}

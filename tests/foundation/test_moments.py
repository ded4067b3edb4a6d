"""Moments are written in the zone of the writer; a time that comes twice or never is not guessed."""

import datetime as dt
import zoneinfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from foundation.desk.moment_field import MomentField
from foundation.desk.moments import (
    around_gap,
    clock_text,
    moment_text,
    moments_showing,
    named_zone,
    offset_text,
    zone_city,
    zone_names,
)
from foundation.desk.profile import DeskProfile
from news.models import ReleaseEdition
from publishing.models import State
from tests.factories import make_admin, make_release
from tests.forms import form_data, form_errors

ZURICH, CASABLANCA = "Europe/Zurich", "Africa/Casablanca"
SANTIAGO, KATHMANDU = "America/Santiago", "Asia/Kathmandu"

# A zone, a time that its clocks show, and what UTC shows then: once, twice, or never.
SHOWN = [
    (ZURICH, "2027-07-01 14:00", ["2027-07-01 12:00"]),
    (ZURICH, "2027-03-28 02:30", []),
    (ZURICH, "2027-10-31 02:30", ["2027-10-31 00:30", "2027-10-31 01:30"]),
    (CASABLANCA, "2026-02-15 02:30", ["2026-02-15 01:30", "2026-02-15 02:30"]),  # the month of Ramadan begins
    (CASABLANCA, "2026-03-22 02:30", []),
    (SANTIAGO, "2027-09-05 00:30", []),
    (SANTIAGO, "2027-04-03 23:30", ["2027-04-04 02:30", "2027-04-04 03:30"]),
    (KATHMANDU, "2027-03-28 02:30", ["2027-03-27 20:45"]),
]


def wall(words):
    return dt.datetime.fromisoformat(words)


@pytest.mark.parametrize(("name", "shows", "in_utc"), SHOWN)
def test_a_time_is_shown_once_or_twice_or_never(name, shows, in_utc):
    found = [f"{moment:%Y-%m-%d %H:%M}" for moment in moments_showing(wall(shows), named_zone(name))]

    assert found == in_utc


@pytest.mark.parametrize(
    ("name", "shows", "around"),
    [
        (ZURICH, "2027-03-28 02:30", ["01:30", "03:30"]),
        (CASABLANCA, "2026-03-22 02:30", ["01:30", "03:30"]),
        (SANTIAGO, "2027-09-05 00:30", ["23:30", "01:30"]),
    ],
)
def test_a_time_that_is_leapt_over_is_refused_with_the_two_that_may_be_meant(name, shows, around):
    day, time = shows.split()

    with pytest.raises(ValidationError) as refusal:
        MomentField(required=False).clean([day, time, "", name])

    assert [f"{moment:%H:%M}" for moment in around_gap(wall(shows), named_zone(name))] == around
    assert all(words in refusal.value.messages[0] for words in around)


@pytest.mark.parametrize(("name", "shows", "in_utc"), [case for case in SHOWN if len(case[2]) == 2])
def test_of_a_time_that_comes_twice_it_asks_which_is_meant(name, shows, in_utc):
    field, (day, time) = MomentField(required=False), shows.split()

    with pytest.raises(ValidationError) as refusal:
        field.clean([day, time, "", name])
    chosen = [field.clean([day, time, which, name]) for which in "01"]

    assert refusal.value.code == "twice"
    assert [f"{moment:%Y-%m-%d %H:%M}" for moment in chosen] == in_utc


@pytest.mark.parametrize(
    "parts",
    [
        ["2027-01-01", ""],
        ["", "10:00"],
        ["nonsense", "10:00"],
        ["0001-01-01", "00:00"],
        ["9999-12-31", "23:59"],
    ],
)
def test_half_a_moment_or_a_strange_one_is_refused(parts):
    with pytest.raises(ValidationError):
        MomentField(required=False).clean([*parts, "", "Nowhere/Nothing"])


def test_what_was_seen_is_the_same_moment_in_any_zone():
    field, moment = MomentField(required=False), dt.datetime(2027, 7, 1, 12, 0, tzinfo=dt.UTC)
    seen = field.hidden_widget().format_value(moment)

    assert not field.has_changed(seen, ["2027-07-01", "14:00", "", ZURICH])
    assert not field.has_changed(moment, ["2027-07-01", "17:45", "", KATHMANDU])
    assert field.has_changed(seen, ["2027-07-01", "14:00", "", KATHMANDU])
    assert field.has_changed(moment, ["", "", "", ZURICH])


def test_the_other_of_two_moments_is_a_change():
    first = moments_showing(wall("2027-10-31 02:30"), named_zone(ZURICH))[0]

    assert MomentField().has_changed(first, ["2027-10-31", "02:30", "1", ZURICH])
    assert not MomentField().has_changed(first, ["2027-10-31", "02:30", "0", ZURICH])


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "UTC"), (345, "UTC+5:45"), (-180, "UTC-3"), (60, "UTC+1")]
)
def test_a_difference_from_utc_in_words(minutes, words):
    assert offset_text(dt.timedelta(minutes=minutes)) == words


def test_a_moment_is_told_in_ones_own_zone_in_geneva_and_in_utc():
    moment = dt.datetime(2027, 3, 28, 8, 15, tzinfo=dt.UTC)

    with timezone.override(named_zone(KATHMANDU)), override("en"):
        words = moment_text(moment)
        own = zone_city(KATHMANDU)

    assert words == (
        f"28 March 2027 14:00 ({own}) · 28 March 2027 10:15 (Geneva) · 28 March 2027 08:15 (UTC)"
    )
    assert clock_text(moment, "UTC") == "28 mars 2027 08:15"


# ---------------------------------------------------------------- the desk


@pytest.fixture
def user(db):
    return make_admin()


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


def change_url(edition):
    return reverse("admin:news_releaseedition_change", args=[edition.pk])


def work_in(user, name):
    DeskProfile.objects.update_or_create(user=user, defaults={"time_zone": name})


def save(desk, edition, button="", **changes):
    page, button = desk.get(change_url(edition)), {f"news_releaseedition_{button}": "1"} if button else {}
    return desk.post(change_url(edition), form_data(page, **button, **changes))


def stored(edition):
    return ReleaseEdition.objects.get(pk=edition.pk)


@pytest.mark.parametrize(
    ("name", "in_utc"),
    [
        (ZURICH, "2027-07-01 12:00"),
        (CASABLANCA, "2027-07-01 13:00"),
        (SANTIAGO, "2027-07-01 18:00"),
        (KATHMANDU, "2027-07-01 08:15"),
    ],
)
def test_an_editor_schedules_in_the_zone_chosen(desk, user, name, in_utc):
    work_in(user, name)
    edition = make_release(state=State.DRAFT)

    response = save(desk, edition, publish_at_0="2027-07-01", publish_at_1="14:00")

    assert form_errors(response) == []
    assert f"{stored(edition).publish_at:%Y-%m-%d %H:%M}" == in_utc
    page = desk.get(change_url(edition))
    assert form_data(page)["publish_at_1"] == ["14:00:00"]
    assert f"{in_utc[-5:]}</bdi></span>" in page.content.decode()
    assert save(desk, edition, title_fr="Autre").status_code == 302
    assert f"{stored(edition).publish_at:%Y-%m-%d %H:%M}" == in_utc


def test_a_time_means_the_zone_in_which_it_was_written(desk, user):
    edition = make_release(state=State.DRAFT)
    page = desk.get(change_url(edition))
    work_in(user, KATHMANDU)

    desk.post(change_url(edition), form_data(page, publish_at_0="2027-07-01", publish_at_1="14:00"))

    assert f"{stored(edition).publish_at:%H:%M}" == "12:00"


def test_a_time_that_does_not_exist_is_an_error_beside_the_field_and_nothing_is_lost(desk):
    edition = make_release(state=State.DRAFT)

    response = save(desk, edition, publish_at_0="2027-03-28", publish_at_1="02:30", title_fr="Titre neuf")

    errors = response.context["adminform"].form.errors["publish_at"]
    assert "01:30" in errors[0]
    assert "03:30" in errors[0]
    assert "Titre neuf" in response.content.decode()
    assert form_data(response)["publish_at_1"] == ["02:30"]


def test_a_time_that_comes_twice_is_asked_with_both_differences_from_utc(desk):
    edition = make_release(state=State.DRAFT)

    asked = save(desk, edition, publish_at_0="2027-10-31", publish_at_1="02:30")
    page = asked.content.decode()
    desk.post(change_url(edition), form_data(asked, publish_at_2="1"))

    assert "publish_at" in asked.context["adminform"].form.errors
    assert ("02:30 UTC+2" in page, "02:30 UTC+1" in page) == (True, True)
    assert f"{stored(edition).publish_at:%H:%M}" == "01:30"
    assert form_data(desk.get(change_url(edition)))["publish_at_2"] == ["1"]


def test_two_who_schedule_at_once_are_asked_in_words_of_their_clocks(desk):
    edition = make_release(state=State.DRAFT)
    page = desk.get(change_url(edition))
    save(desk, edition, publish_at_0="2027-07-01", publish_at_1="14:00")

    response = desk.post(
        change_url(edition), form_data(page, publish_at_0="2027-07-02", publish_at_1="09:00")
    )

    conflict = response.context["adminform"].form.conflicts[0]
    assert ("14:00" in conflict.stored, "09:00" in conflict.typed) == (True, True)
    assert f"{stored(edition).publish_at:%d %H:%M}" == "01 12:00"


@pytest.mark.parametrize("button", ["approve", "publish_alone"])
def test_a_past_moment_means_now_and_is_said(desk, button):
    edition = make_release(state=State.REVIEW if button == "approve" else State.DRAFT)
    before = timezone.now()

    response = save(desk, edition, button, publish_at_0="2020-01-01", publish_at_1="10:00")

    assert stored(edition).publish_at >= before
    assert ReleaseEdition.objects.published().filter(pk=edition.pk).exists()
    said = " ".join(str(message) for message in desk.get(response.url).context["messages"])
    assert "2020" in said


def test_an_approval_for_later_says_when_in_every_zone(desk, user):
    work_in(user, KATHMANDU)
    edition = make_release(state=State.REVIEW)

    response = save(desk, edition, "approve", publish_at_0="2099-07-01", publish_at_1="14:00")

    said = " ".join(str(message) for message in desk.get(response.url).context["messages"])
    assert all(clock in said for clock in ["14:00", "10:15", "08:15"])
    assert not ReleaseEdition.objects.published().exists()


def test_lists_and_forms_say_the_zone_of_every_moment(desk, user):
    work_in(user, KATHMANDU)
    edition = make_release(publish_at=dt.datetime(2020, 7, 1, 8, 15, tzinfo=dt.UTC))

    for address in [reverse("admin:news_releaseedition_changelist"), change_url(edition)]:
        assert "14:00 UTC+5:45" in desk.get(address).content.decode()


def test_the_zone_is_said_in_the_very_hour_in_which_it_matters(desk):
    make_release(state=State.DRAFT, publish_at=dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC))

    page = desk.get(reverse("admin:news_releaseedition_changelist")).content.decode()

    assert "02:30 UTC+1" in page


def test_a_preview_keeps_the_day_of_the_public_page(desk, user):
    work_in(user, "Pacific/Auckland")
    first = make_release(publish_at=dt.datetime(2020, 7, 1, 20, 0, tzinfo=dt.UTC))
    second = make_release(
        release=first.document,
        number=2,
        change_kind="update",
        change_note_fr="Note",
        publish_at=dt.datetime(2020, 7, 1, 21, 0, tzinfo=dt.UTC),
    )
    address = reverse("admin:news_releaseedition_preview_document", args=[second.pk, "fr"])

    public = Client().get(second.get_absolute_url()).content.decode()
    preview = desk.get(address).content.decode()

    for page in [public, preview]:
        assert ("1 juillet 2020" in page or "1er juillet 2020" in page, "2 juillet 2020" in page) == (
            True,
            False,
        )


# ---------------------------------------------------------------- one's own page


def test_each_user_chooses_a_zone(desk, user):
    response = desk.post(reverse("time_zone"), {"time_zone": KATHMANDU})

    assert DeskProfile.objects.get(user=user).time_zone == KATHMANDU
    assert "UTC" in desk.get(response.url).content.decode()
    assert DeskProfile.objects.count() == 1


@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "a\0b", "Europe/Zurich'"])
def test_what_is_no_zone_is_refused_beside_the_field(desk, name):
    response = desk.post(reverse("time_zone"), {"time_zone": name})

    assert "time_zone" in response.context["form"].errors
    assert not DeskProfile.objects.exists()


def test_a_zone_that_is_no_more_is_that_of_headquarters(desk, user):
    work_in(user, "Mars/Olympus")

    assert desk.get(reverse("time_zone")).context["zone"] == ZURICH


def test_visitors_choose_no_zone(client, db):
    assert client.post(reverse("time_zone"), {"time_zone": KATHMANDU}).status_code == 302
    assert not DeskProfile.objects.exists()


def test_the_zone_costs_no_query(desk, user, django_assert_num_queries):
    address = reverse("time_zone")
    desk.get(address)

    with django_assert_num_queries(2):  # the session, and the user with the zone
        desk.get(reverse("admin:jsi18n"))


def test_every_zone_of_the_list_is_known_to_the_system():
    assert {ZURICH, CASABLANCA, SANTIAGO, KATHMANDU, "UTC"} <= set(zone_names())
    assert all(named_zone(name).key == name for name in zone_names())


def test_the_names_that_browsers_report_are_known_whatever_the_system_brings():
    zoneinfo.reset_tzpath(to=[])
    zone_names.cache_clear()

    names = zone_names()

    zoneinfo.reset_tzpath()
    zone_names.cache_clear()
    assert {"Asia/Katmandu", "Asia/Calcutta", "Asia/Saigon", "Africa/Asmera"} - set(names) == set()

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from foundation.exchange.content_lines import MAX_OCTETS
from foundation.history.log import event_models
from publishing.models import State
from structure.models import Placement, Succession
from tests.factories import (
    make_appointment,
    make_country,
    make_office,
    make_person,
    make_release,
    make_role,
    make_theme,
    make_unit,
)

pytestmark = pytest.mark.django_db


def fetch(client, **asked):
    response = client.get(reverse("calendar"), asked)
    assert response.status_code == 200
    return response.content.decode()


def events(client, **asked):
    """The events of the file, each as a dict: its properties by their names without parameters."""
    return parsed(fetch(client, **asked))


def parsed(file):
    """A reading of the grammar of RFC 5545, 3.1, that shares no code with the writer."""
    assert file.endswith("END:VCALENDAR\r\n")
    lines = file.replace("\r\n ", "").split("\r\n")[:-1]
    found, event = [], None
    for line in lines:
        head, value = re.fullmatch(r'([A-Z-]+(?:;[A-Z-]+=[^:;"]+)*):(.*)', line).groups()
        name = head.split(";")[0]
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            found.append(event)
            event = None
        elif event is not None:
            assert name not in event, f"{name} twice"
            event[name] = value
            event[f"{name};"] = head.partition(";")[2]
    return found


def unescaped(words):
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], words)


def titles(client, **asked):
    return [unescaped(event["SUMMARY"]) for event in events(client, **asked)]


def test_the_file_is_a_calendar_whose_events_have_what_each_must_have(client):
    make_release(
        event_starts="2019-11-26", event_ends="2019-11-29", title_fr="Conseil, 110e session; à Genève"
    )

    response = client.get(reverse("calendar"))

    file = response.content.decode()
    [event] = parsed(file)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert file.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in file
    assert {"UID", "DTSTAMP", "SUMMARY", "URL", "LAST-MODIFIED", "SEQUENCE"} < set(event)
    assert (event["DTSTART;"], event["DTSTART"]) == ("VALUE=DATE", "20191126")
    assert (event["DTEND;"], event["DTEND"]) == ("VALUE=DATE", "20191130")  # the day after the last
    assert unescaped(event["SUMMARY"]) == "Conseil, 110e session; à Genève"
    assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])


def test_no_line_is_longer_than_75_octets_and_none_breaks_within_a_letter(client):
    make_release(
        event_starts="2019-11-26", title_fr="Réunion très élevée " * 14, title_ar="مجلس المنظمة " * 20
    )

    for language in ["fr", "ar"]:
        with override(language):
            raw = client.get(reverse("calendar")).content
        assert max(map(len, raw.split(b"\r\n"))) <= MAX_OCTETS
        assert all(line.decode() for line in raw.split(b"\r\n") if line)


@pytest.mark.parametrize("day", ["2019-11", "2019", "2019-11-26/2019-11-29", ""])
def test_what_is_not_known_to_the_day_is_left_out(client, day):
    make_release(event_starts=day)
    make_appointment(starts=day)
    make_unit(established=day)
    make_role(starts=day)

    assert events(client) == []


def test_a_last_day_that_is_not_known_leaves_one_day(client):
    make_release(event_starts="2019-11-26", event_ends="2019-12")

    [event] = events(client)

    assert (event["DTSTART"], event["DTEND"]) == ("20191126", "20191127")


def test_council_sessions_are_told_from_other_events_by_their_theme(client):
    make_release(event_starts="2019-11-26", title_fr="Session", themes=[make_theme(slug="council")])
    make_release(event_starts="2019-03-14", title_fr="Atelier", themes=[make_theme()])

    assert titles(client, kind="council") == ["Session"]
    assert titles(client, kind="events") == ["Atelier"]
    assert titles(client) == ["Session", "Atelier"]


def test_mandates_begin_and_end_on_their_days(client):
    person = make_person(name_fr="António Vitorino", slug="vitorino")
    make_appointment(person, title_fr="Directeur général", starts="2018-10-01", ends="2023-09-30")

    with override("en"):
        found = events(client, kind="mandates")

    assert [(one["DTSTART"], unescaped(one["SUMMARY"])) for one in found] == [
        ("20230930", "Leaves office: António Vitorino, Directeur général"),
        ("20181001", "Takes office: António Vitorino, Directeur général"),
    ]
    assert {one["URL"] for one in found} == {"http://testserver/en/people/vitorino/"}
    assert len({one["UID"] for one in found}) == 2


def test_units_are_created_move_and_end_and_say_what_took_their_place(client):
    above, other = make_unit(name_en="Operations"), make_unit(name_en="Management")
    unit = make_unit(above, name_en="Health", placed=False, established="2020-01-01", abolished="2023-12-31")
    Placement.objects.create(unit=unit, parent=above, starts="2020-01-01", ends="2021-12-31")
    Placement.objects.create(unit=unit, parent=other, starts="2022-01-01", ends="2022-06-30")
    Placement.objects.create(unit=unit, parent=other, name_en="Migration health", starts="2022-07-01")
    Succession.objects.create(predecessor=unit, successor=other, kind="merged", date="2023-12-31")

    with override("en"):
        found = events(client, kind="structure")

    assert [(one["DTSTART"], unescaped(one["SUMMARY"])) for one in found] == [
        ("20231231", "Ended: Health"),
        ("20220701", "New name: Health → Migration health"),
        ("20220101", "Health: now under Management"),
        ("20200101", "Created: Health"),
    ]
    assert found[0]["DESCRIPTION"] == "merged → Management"


def test_offices_open_and_close_and_take_on_roles_at_their_place(client):
    office = make_office(name_en="Dakar", country=make_country("SN"), established="1998-01-20")
    make_role(office, "regional", starts="2011-09-01")

    with override("en"):
        found = events(client, kind="structure")

    assert [unescaped(one["SUMMARY"]) for one in found] == [
        "IOM Dakar (Country SN): regional office, from this day on",
        "Opened: IOM Dakar (Country SN)",
    ]
    assert found[0]["GEO"] == "14.7000;-17.4000"
    assert unescaped(found[0]["LOCATION"]) == "Dakar, Country SN"


def test_nothing_that_is_not_public_is_in_it(client):
    hidden = {"certainty": "medium"}
    now, day = timezone.now(), dt.timedelta(days=1)
    unsure = make_unit(established="2020-01-01", **hidden)
    make_appointment(starts="2020-01-01", **hidden)
    make_appointment(make_person(**hidden), starts="2020-01-01")
    make_appointment(unit=unsure, starts="2020-01-01")
    make_office(established="2020-01-01", **hidden)
    make_role(starts="2020-01-01", **hidden)
    make_role(make_office(**hidden), starts="2020-01-01")
    Succession.objects.create(predecessor=make_unit(), successor=unsure, date="2020-01-01")
    moved = make_unit(placed=False)
    Placement.objects.create(unit=moved, starts="2019-01-01", ends="2019-12-31")
    Placement.objects.create(unit=moved, parent=unsure, starts="2020-01-01", **hidden)
    for state in [
        {"state": State.DRAFT},
        {"publish_at": now + day},
        {"withdrawn_at": now - day},
        hidden,
    ]:
        make_release(event_starts="2020-01-01", **state)

    assert events(client) == []


def test_a_place_that_is_not_public_is_not_named(client):
    unit, unsure = make_unit(placed=False, name_en="Health"), make_unit(name_en="CANARY", certainty="medium")
    Placement.objects.create(unit=unit, starts="2019-01-01", ends="2019-12-31")
    Placement.objects.create(unit=unit, parent=unsure, starts="2020-01-01")

    with override("en"):
        assert titles(client) == ["Health: moved within the structure"]


@pytest.mark.parametrize("between", ["hidden", "unknown"])
def test_a_unit_that_is_where_it_was_under_its_name_has_neither_moved_nor_a_new_name(client, between):
    unit, above = make_unit(placed=False, name_en="Health"), make_unit()
    Placement.objects.create(unit=unit, parent=above, starts="2019-01-01", ends="2019-12-31")
    if between == "hidden":
        dates = {"starts": "2020-01-01", "ends": "2020-12-31"}
        Placement.objects.create(unit=unit, parent=make_unit(), certainty="medium", **dates)
    Placement.objects.create(unit=unit, parent=above, starts="2021-01-01")

    assert events(client) == []


def test_what_has_no_history_any_more_is_told_all_the_same(client):
    make_appointment(starts="2018-10-01")
    with connection.cursor() as cursor:
        for model in event_models().values():
            cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")

    [event] = events(client)

    assert event["LAST-MODIFIED"] == "20000101T000000Z"
    assert fetch(client) == fetch(client)


def test_a_change_keeps_the_uid_and_counts_up(client):
    appointment = make_appointment(starts="2018-10-01")
    [before] = events(client)

    appointment.starts = "2018-10-02"
    appointment.save()

    [after] = events(client)
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
    assert after["LAST-MODIFIED"] >= before["LAST-MODIFIED"]
    assert (before["DTSTART"], after["DTSTART"]) == ("20181001", "20181002")


def test_a_text_in_another_language_says_so(client):
    make_release(event_starts="2019-11-26", title_fr="Session du Conseil")

    with override("ar"):
        [event] = events(client)

    assert event["SUMMARY;"] == "LANGUAGE=fr"
    assert event["URL"].startswith("http://testserver/ar/")


def test_a_unit_has_what_is_under_it_and_nothing_else(client):
    unit = make_unit(slug="dakar", established="2020-01-01")
    below = make_unit(unit, name_fr="Dessous", established="2021-01-01")
    make_unit(established="2022-01-01")
    make_release(issued_by=below, event_starts="2019-11-26", title_fr="Atelier")
    make_release(event_starts="2019-11-26")

    assert len(events(client, unit="dakar")) == 3
    assert titles(client, unit="dakar", kind="events") == ["Atelier"]


def test_the_file_is_sent_again_only_when_something_changed(client):
    make_appointment(starts="2018-10-01")
    first = client.get(reverse("calendar"))

    again = client.get(reverse("calendar"), headers={"if-none-match": first.headers["ETag"]})
    make_release(event_starts="2019-11-26")
    changed = client.get(reverse("calendar"), headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200


@pytest.mark.parametrize("query", ["?kind=nonsense", "?unit=nonsense", "?unit=" + "x" * 10_000, "?kind=%00"])
def test_what_does_not_exist_is_answered_400(client, query):
    assert client.get(reverse("calendar") + query).status_code == 400


def test_more_events_need_no_more_queries(client):
    def some():
        unit = make_unit(make_unit(), established="2020-01-01", abolished="2023-12-31", placed=False)
        Placement.objects.create(unit=unit, starts="2020-01-01", ends="2020-12-31")
        Placement.objects.create(unit=unit, starts="2021-01-01", ends="2022-12-31")
        Succession.objects.create(predecessor=unit, kind="closed", date="2023-12-31")
        make_appointment(starts="2018-10-01")
        make_role(make_office(established="1998-01-20"), starts="2011-09-01")
        make_release(event_starts="2019-11-26")

    some()
    with CaptureQueriesContext(connection) as one:
        fetch(client)
    some()
    some()
    with CaptureQueriesContext(connection) as many:
        fetch(client)

    assert len(many) == len(one)

import datetime as dt
import re
import smtplib
import threading
from io import StringIO

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from foundation.languages import LANGUAGES
from news import alerts
from news.alerts import send_alerts
from news.models import PressRelease
from news.subscriptions import Notice, Subscription, figures
from publishing.models import State
from publishing.translations import make_ready, start_translation
from tests.factories import (
    make_contact_point,
    make_country,
    make_office,
    make_release,
    make_role,
    make_subscription,
    make_theme,
    make_unit,
)

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
MINOR, UPDATE, CORRECTION = "minor", "update", "correction"


def sent():
    """Send what is due; the subjects of the letters."""
    mail.outbox.clear()
    send_alerts()
    return [letter.subject for letter in mail.outbox]


def wait(monkeypatch, time=2 * HOUR):
    later = timezone.now() + time
    monkeypatch.setattr(timezone, "now", lambda: later)


def html(letter):
    return letter.alternatives[0].content


# ---------------------------------------------------------------- what is told, and when


def test_a_release_is_told_once(monkeypatch):
    make_subscription()
    make_release(title_fr="Conseil")

    assert sent() == ["Conseil"]
    assert sent() == []
    wait(monkeypatch, dt.timedelta(days=5))
    assert sent() == []


def test_a_new_subscriber_is_told_nothing_old():
    make_release()
    make_subscription(since=timezone.now())

    assert sent() == []


def test_who_has_not_confirmed_is_told_nothing():
    make_subscription(since=None)
    make_release()

    assert sent() == []


def test_a_release_is_told_at_its_hour_and_not_before(monkeypatch):
    make_subscription()
    make_release(title_fr="Demain", publish_at=timezone.now() + HOUR)

    assert sent() == []
    assert not Notice.objects.exists()
    wait(monkeypatch)
    assert sent() == ["Demain"]
    assert sent() == []


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": State.DRAFT},
        {"state": State.REVIEW},
        {"certainty": "medium"},
        {"withdrawn_at": dt.timedelta()},
    ],
)
def test_what_is_not_public_is_never_told(hidden, monkeypatch):
    hidden = {name: timezone.now() if name == "withdrawn_at" else value for name, value in hidden.items()}
    make_subscription()
    make_release(**hidden)

    assert sent() == []
    wait(monkeypatch)
    assert sent() == []


def test_what_is_withdrawn_between_finding_and_sending_is_not_told(monkeypatch):
    make_subscription()
    make_release()
    due = alerts.due_subscriptions()
    PressRelease.objects.update(withdrawn_at=timezone.now())
    monkeypatch.setattr(alerts, "due_subscriptions", lambda: due)

    assert (len(due), sent()) == (1, [])
    assert not Notice.objects.exists()


def test_a_new_draft_of_a_release_tells_nothing():
    make_subscription()
    release = make_release(title_fr="Publié").document
    make_release(release=release, number=2, state=State.DRAFT, title_fr="CANARI", change_kind=UPDATE)

    assert sent() == ["Publié"]
    assert "CANARI" not in mail.outbox[0].body + html(mail.outbox[0])
    assert sent() == []


def test_updates_and_corrections_are_told_with_their_note_and_minor_changes_are_not():
    make_subscription()
    release = make_release(title_fr="Conseil", publish_at=timezone.now() - 2 * HOUR).document
    assert sent() == []  # it was there before

    make_release(release=release, number=2, title_fr="Conseil", change_kind=MINOR)
    assert sent() == []
    make_release(
        release=release, number=3, title_fr="Conseil", change_kind=CORRECTION, change_note_fr="173 États"
    )
    [subject] = sent()
    assert subject.endswith(" – Conseil")
    assert "173 États" in mail.outbox[0].body
    assert sent() == []


def test_a_release_that_was_changed_before_it_was_told_is_new_and_has_its_present_words():
    make_subscription()
    release = make_release(title_fr="Ancien", publish_at=timezone.now() - HOUR / 2).document
    make_release(release=release, number=2, title_fr="Présent", change_kind=MINOR)

    assert sent() == ["Présent"]
    assert "Ancien" not in mail.outbox[0].body
    assert sent() == []


def test_a_release_that_is_public_again_is_not_told_twice():
    make_subscription()
    release = make_release(title_fr="Conseil").document
    assert sent() == ["Conseil"]

    PressRelease.objects.filter(pk=release.pk).update(withdrawn_at=timezone.now())
    assert sent() == []
    PressRelease.objects.filter(pk=release.pk).update(withdrawn_at=None)
    assert sent() == []


def test_several_releases_come_in_one_letter_the_newest_first():
    make_subscription()
    for number in range(3):
        make_release(title_fr=f"Numéro {number}", publish_at=timezone.now() - HOUR / 2 + number * HOUR / 60)

    [subject] = sent()

    [letter] = mail.outbox
    assert subject.startswith("3 ")
    assert re.findall(r"Numéro \d", letter.body) == ["Numéro 2", "Numéro 1", "Numéro 0"]


def test_a_letter_has_an_end_and_leads_to_the_list(monkeypatch):
    monkeypatch.setattr(alerts, "MAX_ITEMS", 2)
    make_subscription(country=make_country("SN"))
    for _number in range(5):
        make_release(countries=[make_country("SN")])

    sent()

    [letter] = mail.outbox
    assert html(letter).count("<h2") == 2
    assert "?country=SN" in letter.body
    assert Notice.objects.count() == 5
    assert sent() == []


# ---------------------------------------------------------------- to whom


def test_each_is_told_what_was_chosen_and_everything_chosen_must_be_true():
    senegal, kenya = make_country("SN"), make_country("KE")
    council, health = make_theme(), make_theme()
    above = make_unit()
    below, beside = make_unit(above), make_unit()
    release = make_release(countries=[senegal], themes=[council], issued_by=below)
    told = [{}, {"country": senegal}, {"theme": council}, {"unit": below}, {"unit": above}]
    told += [{"country": senegal, "theme": council, "unit": above}]
    untold = [{"country": kenya}, {"theme": health}, {"unit": beside}, {"country": senegal, "theme": health}]
    readers = [make_subscription(**chosen) for chosen in told]
    for chosen in untold:
        make_subscription(**chosen)

    sent()

    assert {letter.to[0] for letter in mail.outbox} == {one.email for one in readers}
    assert set(Notice.objects.values_list("edition", flat=True)) == {release.pk}


def test_a_hidden_unit_tells_nobody_that_it_issued_something():
    above = make_unit()
    hidden = make_unit(above, certainty="medium", name_fr="CANARI")
    make_release(issued_by=hidden)
    make_subscription(unit=hidden)
    make_subscription(unit=above)

    assert sent() == []


def test_two_alerts_of_one_address_tell_a_release_once(monkeypatch):
    senegal = make_country("SN")
    everything = make_subscription()
    make_subscription(email=everything.email, country=senegal)
    make_release(title_fr="Conseil", countries=[senegal])

    assert sent() == ["Conseil"]
    everything.delete()
    assert sent() == []


def test_two_senders_at_once_send_each_letter_once(transactional_db, settings):
    readers = [make_subscription() for _number in range(6)]
    senegal = make_country("SN")
    make_subscription(email=readers[0].email, country=senegal)
    make_release(title_fr="Conseil", countries=[senegal])
    mail.outbox.clear()
    start = threading.Barrier(3)

    def run():
        try:
            start.wait()
            send_alerts()
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(one.email for one in readers)


# ---------------------------------------------------------------- when something fails


def failing(monkeypatch, fails):
    """Let the mail server refuse the letters for which ``fails(letter)`` gives an exception."""
    accept = EmailBackend.send_messages

    def send(self, messages):
        for message in messages:
            if problem := fails(message):
                raise problem
        return accept(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)


def test_a_letter_that_fails_is_sent_the_next_time_and_holds_up_no_other(monkeypatch):
    first, second = make_subscription(), make_subscription()
    make_release(title_fr="Conseil")
    with monkeypatch.context() as broken:
        failing(
            broken, lambda letter: smtplib.SMTPServerDisconnected() if letter.to == [first.email] else None
        )
        report = send_alerts()

    assert (report.sent, report.failed, [one.to for one in mail.outbox]) == (1, 1, [[second.email]])
    assert sent() == ["Conseil"]
    assert [one.to for one in mail.outbox] == [[first.email]]


def test_without_a_mail_server_everything_waits(settings, capsys):
    reader = make_subscription()
    make_release(title_fr="Conseil")
    settings.EMAIL_BACKEND, taken = "django.core.mail.backends.console.EmailBackend", settings.EMAIL_BACKEND

    assert send_alerts().sent == 0
    assert reader.email not in capsys.readouterr().out
    settings.EMAIL_BACKEND = taken
    assert sent() == ["Conseil"]


def test_the_command_says_what_it_did_and_fails_when_a_letter_did(monkeypatch):
    make_subscription()
    make_release()
    with monkeypatch.context() as broken:
        failing(broken, lambda letter: OSError())
        with pytest.raises(CommandError):
            call_command("send_alerts", stdout=StringIO())
    said = StringIO()

    call_command("send_alerts", stdout=said)

    assert said.getvalue() == "1 sent, 0 failed, 0 forgotten\n"


def test_a_server_that_does_not_answer_is_left_alone(monkeypatch):
    for _number in range(8):
        make_subscription()
    make_release()
    failing(monkeypatch, lambda letter: OSError())

    report = send_alerts()

    assert (report.failed, report.has_given_up) == (alerts.MAX_FAILURES, True)
    assert not Notice.objects.exists()


def refusing(monkeypatch, codes):
    """Let the mail server refuse letters to these addresses, with a status each."""

    def refused(letter):
        [address] = letter.to
        return address in codes and smtplib.SMTPRecipientsRefused({address: (codes[address], b"no")})

    failing(monkeypatch, refused)


@pytest.mark.parametrize("code", [450, 550])
def test_mailboxes_that_refuse_hold_up_nobody_behind_them(monkeypatch, code):
    full = [make_subscription() for _number in range(alerts.MAX_FAILURES + 1)]
    reader = make_subscription()
    make_release()
    refusing(monkeypatch, {one.email: code for one in full})

    report = send_alerts()

    assert [one.to for one in mail.outbox] == [[reader.email]]
    assert (report.sent, report.failed, report.has_given_up) == (1, len(full), False)


def test_an_address_refused_for_good_on_several_days_is_forgotten(monkeypatch):
    reader, patient, other = make_subscription(), make_subscription(), make_subscription()
    make_subscription(email=reader.email, country=make_country("SN"))
    refusing(monkeypatch, {reader.email: 550, patient.email: 450})

    for _day in range(alerts.MAX_FAILURES):
        assert reader in Subscription.objects.all()
        make_release(countries=[make_country("SN")], publish_at=timezone.now())
        for _run in range(alerts.MAX_FAILURES + 1):
            send_alerts()
        wait(monkeypatch, dt.timedelta(days=1))

    assert list(Subscription.objects.all()) == [patient, other]


def test_an_address_that_is_taken_again_has_never_been_refused(monkeypatch):
    reader, _other = make_subscription(), make_subscription()
    make_release()
    with monkeypatch.context() as broken:
        refusing(broken, {reader.email: 550})
        send_alerts()
    reader.refresh_from_db()
    assert (reader.refusals, reader.refused_on) == (1, timezone.localdate())

    assert sent() == []  # not before the next day
    wait(monkeypatch, dt.timedelta(days=1))
    send_alerts()

    reader.refresh_from_db()
    assert [one.to for one in mail.outbox] == [[reader.email]]
    assert (reader.refusals, reader.refused_on) == (0, None)


def test_a_mail_server_that_refuses_everybody_loses_no_subscriber(monkeypatch):
    readers = [make_subscription() for _number in range(3)]
    make_release()
    refusing(monkeypatch, {one.email: 554 for one in readers})

    for _day in range(alerts.MAX_FAILURES + 1):
        assert send_alerts().failed == 3
        wait(monkeypatch, dt.timedelta(days=1))

    assert not Subscription.objects.exclude(refusals=0).exists()
    assert Subscription.objects.count() == 3


@pytest.mark.parametrize(
    "problem", [ValueError("a@example.org"), IntegrityError(), smtplib.SMTPDataError(554, b"")]
)
def test_a_letter_that_cannot_be_written_holds_up_no_other_and_no_address_is_logged(
    monkeypatch, caplog, problem
):
    unlucky = [make_subscription() for _number in range(alerts.MAX_FAILURES + 1)]
    reader = make_subscription()
    make_release()
    failing(monkeypatch, lambda letter: letter.to != [reader.email] and problem)

    report = send_alerts()

    assert (report.sent, report.failed) == (1, len(unlucky))
    assert f"subscription {unlucky[0].pk} was not sent: {type(problem).__name__} in " in caplog.text
    assert "@example.org" not in caplog.text


def test_a_letter_sent_twice_has_the_same_message_id(monkeypatch):
    make_subscription()
    make_release()
    sent()
    first = mail.outbox[0].message()["Message-ID"]
    Notice.objects.all().delete()  # the process died before it was noted
    sent()

    assert mail.outbox[0].message()["Message-ID"] == first


def test_more_subscribers_need_no_more_queries_to_find_who_is_due():
    make_release(issued_by=(unit := make_unit()), countries=[make_country("SN")])
    make_release(issued_by=unit)
    make_subscription()
    with CaptureQueriesContext(connection) as one:
        assert len(alerts.due_subscriptions()) == 1
    for _number in range(4):
        make_subscription(unit=unit)
        make_release(issued_by=unit)
    with CaptureQueriesContext(connection) as many:
        assert len(alerts.due_subscriptions()) == 5

    assert len(many) == len(one)


# ---------------------------------------------------------------- the letter


def test_a_letter_can_be_left_by_one_click_and_says_from_whom_it_is(client):
    hq = make_office(country=make_country("CH"))
    make_role(hq, "headquarters")
    make_contact_point(hq, address="17, route des Morillons\n1218 Grand-Saconnex")
    subscription = make_subscription()
    make_release()

    sent()

    headers = mail.outbox[0].message()
    [address] = re.findall(r"^<http://testserver(\S+)>$", headers["List-Unsubscribe"])
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Id"].endswith("<releases.testserver>")
    assert headers["Auto-Submitted"] == "auto-generated"
    assert "17, route des Morillons" in mail.outbox[0].body
    assert "17, route des Morillons" in html(mail.outbox[0])
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert subscription not in Subscription.objects.all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_in_the_language_asked_for(language, client):
    make_subscription(language=language)
    make_release(**{f"title_{code}": f"Title {code}" for code in LANGUAGES})

    assert sent() == [f"Title {language}"]

    letter = mail.outbox[0]
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in html(letter)
    assert f"http://testserver/{language}/" in letter.body
    for address in re.findall(r"http://testserver(/\S+)", letter.body):
        assert client.get(address).status_code == 200


def test_a_release_in_another_language_is_told_and_marked():
    make_subscription(language="ar")
    make_release(title_fr="Conseil <i>&", summary_fr="Résumé")

    sent()

    assert re.search(r'<a href="[^"]+" lang="fr" dir="ltr">Conseil', html(mail.outbox[0]))
    assert '<span lang="fr" dir="ltr">Résumé</span>' in html(mail.outbox[0])
    assert "Conseil &lt;i&gt;&amp;" in html(mail.outbox[0])
    assert "Conseil <i>&" in mail.outbox[0].body


def test_a_language_that_is_not_ready_is_not_told():
    make_subscription(language="en")
    edition = make_release(title_fr="Conseil")
    row = start_translation(edition, "en")
    row.title = "CANARY"
    row.save()

    assert sent() == ["Conseil"]
    assert "CANARY" not in mail.outbox[0].body + html(mail.outbox[0])

    make_ready(row)
    assert sent() == []  # told once, in whatever language


def test_a_title_of_two_lines_makes_no_header():
    make_subscription()
    make_release(title_fr="Conseil\r\nBcc: x@example.org")

    assert sent() == ["Conseil Bcc: x@example.org"]


def test_administrators_are_told_numbers_and_no_address():
    one = make_subscription()
    make_subscription(email=one.email, country=make_country("SN"))
    make_subscription(since=None)

    assert figures() == {"confirmed": 2, "pending": 1, "addresses": 1, "last": None}


def test_a_subscriber_is_forgotten_on_demand():
    reader, other = make_subscription(), make_subscription()

    call_command("forget_subscriber", reader.email.upper(), stdout=StringIO())

    assert list(Subscription.objects.all()) == [other]

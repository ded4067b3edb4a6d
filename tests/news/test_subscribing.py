import datetime as dt
import re
import smtplib

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from foundation.history.log import event_models
from foundation.languages import LANGUAGES
from news import subscribing
from news.subscribing import confirming_token, managing_token, opening_stamp
from news.subscriptions import Subscription
from tests.factories import make_country, make_release, make_subscription, make_theme, make_unit

pytestmark = pytest.mark.django_db

ADDRESS = "reader@example.org"


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Forms are sent as soon as they are opened."""
    monkeypatch.setattr(subscribing, "MIN_FILL_TIME", dt.timedelta(seconds=-1))


def send(client, email=ADDRESS, **data):
    data = {"email": email, "language": "fr", "opened": opening_stamp()} | data
    return client.post(reverse("news:subscribe"), data)


def link(letter):
    """The path of the link in a letter."""
    return re.search(r"http://testserver(/\S+)", letter.body)[1]


def pass_time(monkeypatch, **time):
    later = timezone.now() + dt.timedelta(**time)
    monkeypatch.setattr(timezone, "now", lambda: later)
    monkeypatch.setattr("time.time", later.timestamp)


# ---------------------------------------------------------------- asking


def test_who_asks_is_written_to_and_nothing_more(client):
    make_country("SN")

    response = send(client, country="SN")

    [subscription], [letter] = Subscription.objects.all(), mail.outbox
    assert (response.status_code, response.headers["Location"]) == (
        303,
        reverse("news:subscribe") + "?sent=1",
    )
    assert (subscription.email, subscription.country.iso2, subscription.is_confirmed) == (
        ADDRESS,
        "SN",
        False,
    )
    assert letter.to == [ADDRESS]
    assert "Sénégal" in letter.body
    assert "http://testserver" in letter.alternatives[0].content


def test_looking_at_the_link_confirms_nothing_and_the_button_does(client):
    send(client)
    address = link(mail.outbox[0])

    page = client.get(address)
    assert not Subscription.objects.get().is_confirmed
    [wanted] = re.findall(r'name="wanted" value="(\w+)"', page.content.decode())
    response = client.post(address, {"wanted": wanted})

    assert response.status_code == 303
    assert Subscription.objects.get().is_confirmed
    assert client.get(response.headers["Location"]).status_code == 200
    assert client.get(address).headers["Location"] == response.headers["Location"].partition("?")[0]


def test_what_is_not_wanted_is_not_confirmed(client):
    make_country("SN")
    send(client)
    send(client, country="SN")
    mine = Subscription.objects.get(country=None)

    client.post(link(mail.outbox[0]), {"wanted": mine.public_id.hex})

    assert [(one.pk, one.is_confirmed) for one in Subscription.objects.all()] == [(mine.pk, True)]


def test_a_link_confirms_nothing_of_another_address(client):
    other = make_subscription(since=None)
    send(client)

    response = client.post(link(mail.outbox[0]), {"wanted": other.public_id.hex})

    other.refresh_from_db()
    assert response.status_code == 200
    assert not other.is_confirmed


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(client):
    make_subscription(email=ADDRESS)
    known, unknown = send(client), send(client, "somebody@example.org")

    assert (known.status_code, known.headers["Location"], known.content) == (
        unknown.status_code,
        unknown.headers["Location"],
        unknown.content,
    )


def test_who_is_subscribed_already_gets_a_way_to_change_it_instead(client):
    subscription = make_subscription(email=ADDRESS, language="fr")

    send(client, language="en")

    [letter], [stored] = mail.outbox, Subscription.objects.all()
    assert managing_token(subscription) in letter.body
    assert (stored.language, stored.since) == ("fr", subscription.since)  # nobody else changes it


def test_capital_letters_make_no_other_address(client):
    send(client)
    send(client, ADDRESS.upper())

    assert [one.email for one in Subscription.objects.all()] == [ADDRESS]


def test_an_address_gets_one_letter_an_hour_and_the_link_confirms_all(client, monkeypatch):
    make_country("SN")
    for asked in [{}, {"country": "SN"}, {}]:
        send(client, **asked)
    assert len(mail.outbox) == 1
    page = client.get(link(mail.outbox[0])).content.decode()

    pass_time(monkeypatch, minutes=61)
    send(client)

    assert page.count('name="wanted"') == 2
    assert len(mail.outbox) == 2


def test_who_has_answered_may_ask_for_more_at_once(client):
    make_country("SN")
    send(client)
    Subscription.objects.update(since=timezone.now())

    send(client, country="SN")
    send(client, country="SN")

    assert len(mail.outbox) == 2


def test_the_site_writes_no_more_letters_an_hour_than_it_may(client, monkeypatch):
    monkeypatch.setattr(subscribing, "LETTERS_AN_HOUR", 1)

    first, second = send(client), send(client, "somebody@example.org")

    assert (first.status_code, second.status_code) == (303, 400)
    assert Subscription.objects.count() == 1


def test_a_domain_gets_no_more_letters_an_hour_than_a_few_people_ask_for(client, monkeypatch):
    monkeypatch.setattr(subscribing, "LETTERS_TO_A_DOMAIN", 2)

    statuses = [send(client, f"{name}@example.org").status_code for name in "abc"]

    assert statuses == [303, 303, 400]
    assert send(client, "a@sub.example.org").status_code == 303
    assert send(client, "a@example.com").status_code == 303


def test_what_follows_a_plus_makes_no_other_mailbox(client):
    for email in ["reader+1@example.org", "reader+2@example.org", "Reader@example.org", "r+r@example.org"]:
        send(client, email)

    addresses = ["reader+1@example.org", "r+r@example.org"]
    assert [one.to for one in mail.outbox] == [[one] for one in addresses]
    assert [one.email for one in Subscription.objects.all()] == addresses  # no other can be confirmed


def test_a_mailbox_gets_few_letters_that_it_does_not_answer(client, monkeypatch):
    make_country("SN")
    for _hour in range(6):
        send(client)
        send(client, country="SN")
        pass_time(monkeypatch, minutes=61)
    assert len(mail.outbox) == subscribing.MAX_UNANSWERED == 3

    assert client.post(link(mail.outbox[-1]), {"wanted": Subscription.objects.first().public_id.hex})
    assert send(client, country="SN").status_code == 303
    assert len(mail.outbox) == 4  # it does answer


def test_an_address_that_is_asked_for_again_and_again_is_forgotten_all_the_same(client, monkeypatch):
    for _day in range(4):
        send(client)
        pass_time(monkeypatch, hours=23)
        first = Subscription.objects.first()

    assert first.asked_at < timezone.now() - dt.timedelta(days=3)
    send(client, "somebody@example.org")
    assert [one.email for one in Subscription.objects.all()] == ["somebody@example.org"]


def test_an_address_has_no_more_subscriptions_than_a_person_reads(client, monkeypatch):
    monkeypatch.setattr(subscribing, "MAX_SUBSCRIPTIONS", 1)
    make_country("SN")
    make_subscription(email=ADDRESS)

    response = send(client, country="SN")

    assert response.status_code == 303
    assert Subscription.objects.count() == 1


def test_what_a_stranger_asks_for_keeps_the_owner_from_nothing(client, monkeypatch):
    monkeypatch.setattr(subscribing, "MAX_SUBSCRIPTIONS", 3)
    for code in ["KE", "SN", "TD", "FR"]:
        make_country(code)
        send(client, country=code)
    send(client)

    kept = [one.country and one.country.iso2 for one in Subscription.objects.all()]
    assert kept == ["KE", "FR", None]  # the first stays: the letter that went has its link
    assert client.get(link(mail.outbox[0])).status_code == 200


def test_who_was_told_of_what_exists_may_ask_for_more_at_once(client):
    make_country("KE")
    make_subscription(email=ADDRESS)
    send(client)

    send(client, country="KE")

    assert len(mail.outbox) == 2
    assert "Kenya" in mail.outbox[1].body


def test_who_is_subscribed_already_is_told_so_once_a_day(client, monkeypatch):
    make_subscription(email=ADDRESS)
    make_subscription(email=ADDRESS, country=make_country("SN"))
    send(client)
    send(client, country="SN")
    pass_time(monkeypatch, hours=23)
    send(client)
    assert len(mail.outbox) == 1

    pass_time(monkeypatch, hours=2)
    send(client)

    assert len(mail.outbox) == 2


def test_a_mail_server_that_does_not_answer_leaves_nothing_behind(client, monkeypatch):
    def refuse(*args, **options):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    response = send(client)

    assert response.status_code == 400
    assert not Subscription.objects.exists()


def test_what_nobody_confirms_is_forgotten(client, monkeypatch):
    send(client)
    address = link(mail.outbox[0])

    pass_time(monkeypatch, days=3, seconds=1)

    assert client.get(address).status_code == 410
    assert client.post(address).status_code == 410
    send(client, "somebody@example.org")
    assert [one.email for one in Subscription.objects.all()] == ["somebody@example.org"]


def test_a_robot_that_fills_in_every_field_is_thanked_and_forgotten(client):
    response = send(client, website="https://spam.example")

    assert response.status_code == 303
    assert (Subscription.objects.count(), mail.outbox) == (0, [])


@pytest.mark.parametrize("opened", ["", "nonsense", "form.1.x", "\x00"])
def test_a_form_that_was_not_opened_here_is_asked_for_once_more(client, opened):
    response = send(client, opened=opened)

    assert response.status_code == 400
    assert mail.outbox == []


def test_a_form_sent_at_once_or_a_day_later_is_asked_for_once_more(client, monkeypatch):
    stamp = opening_stamp()
    monkeypatch.setattr(subscribing, "MIN_FILL_TIME", dt.timedelta(seconds=2))
    assert send(client, opened=stamp).status_code == 400

    pass_time(monkeypatch, seconds=5)
    assert send(client, opened=stamp).status_code == 303

    pass_time(monkeypatch, days=1)
    assert send(client, opened=stamp).status_code == 400


# ---------------------------------------------------------------- without a mail server


@pytest.fixture
def no_mail_server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_letter_can_be_sent_nothing_is_promised_and_nothing_kept(
    client, no_mail_server, capsys, language
):
    with override(language):
        pages = [client.get(reverse("news:subscribe") + query) for query in ["", "?sent=1", "?country=SN"]]
        answer = send(client)

    for page in pages:
        html = page.content.decode()
        assert page.status_code == 200
        assert 'type="email"' not in html
        assert 'class="notice' not in html
        assert "webcal://" in html
        assert reverse("news:atom").rpartition("/")[2] in html
    assert (answer.status_code, Subscription.objects.count()) == (404, 0)
    assert ADDRESS not in capsys.readouterr().out


def test_where_no_letter_can_be_sent_no_page_leads_to_a_form(client, settings):
    unit, senegal = make_unit(), make_country("SN")
    pages = [reverse("news:releases"), unit.get_absolute_url(), senegal.get_absolute_url()]
    link = re.compile(
        re.escape(reverse("news:subscribe")) + r"\?\w+=|chip\" href=\"" + re.escape(reverse("news:subscribe"))
    )
    assert all(link.search(client.get(page).content.decode()) for page in pages)

    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    assert not any(link.search(client.get(page).content.decode()) for page in pages)


# ---------------------------------------------------------------- the form


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": ""}, "email"),
        ({"email": "nobody"}, "email"),
        ({"email": "a@b.org\r\nBcc: x@y.org"}, "email"),
        ({"email": "x" * 10_000 + "@example.org"}, "email"),
        ({"email": "a\x00@example.org"}, "email"),
        ({"country": "XX"}, "country"),
        ({"country": "\x00"}, "country"),
        ({"theme": "nonsense"}, "theme"),
        ({"unit": "\u202e" * 10_000}, "unit"),
        ({"language": "de"}, "language"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(client, language, wrong, field):
    with override(language):
        response = send(client, **wrong)

    html = response.content.decode()
    assert response.status_code == 400
    assert list(response.context["form"].errors) == [field]
    assert f'id="error-{field}"' in html
    assert html.count('aria-invalid="true"') == 1
    assert mail.outbox == []


def test_themes_of_nothing_public_and_hidden_or_ended_units_cannot_be_chosen(client):
    make_theme(slug="unused", name_fr="CANARI")
    make_release(themes=[make_theme(slug="drafted", name_fr="CANARI")], certainty="medium")
    make_unit(slug="hidden", name_fr="CANARI", certainty="medium")
    make_unit(slug="ended", name_fr="Ancienne", abolished="2020")

    page = client.get(reverse("news:subscribe")).content.decode()
    wrong = [{"theme": "unused"}, {"theme": "drafted"}, {"unit": "hidden"}, {"unit": "ended"}]
    statuses = [send(client, **one).status_code for one in wrong]

    assert "CANARI" not in page
    assert statuses == [400] * 4


def test_a_link_to_the_form_has_chosen_already(client):
    make_country("SN")
    make_unit(slug="cabinet")

    page = client.get(reverse("news:subscribe"), {"country": "sn", "unit": "cabinet"}).content.decode()

    assert re.findall(r'<option value="([^"]+)"[^>]* selected', page) == ["SN", "cabinet", "fr"]
    assert client.get(reverse("news:subscribe"), {"unit": "nonsense"}).status_code == 400


def test_no_page_and_no_answer_sets_a_cookie(client):
    subscription, asked = make_subscription(), make_subscription(since=None)
    addresses = [
        reverse("news:subscribe"),
        reverse("news:confirm", args=[confirming_token(asked)]),
        reverse("news:subscription", args=[managing_token(subscription)]),
        reverse("news:unsubscribe", args=[managing_token(subscription)]),
    ]

    responses = [client.get(one) for one in addresses] + [client.post(one) for one in addresses]
    responses += [send(client)]

    assert [one.cookies for one in responses if one.cookies] == []


def test_more_choices_need_no_more_queries(client, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get(reverse("news:subscribe"))
    for number in range(3):
        make_country(f"A{chr(65 + number)}")
        make_release(themes=[make_theme()], issued_by=make_unit())
    with django_assert_num_queries(4):
        client.get(reverse("news:subscribe"))


# ---------------------------------------------------------------- changing and ending


def manage(subscription):
    return reverse("news:subscription", args=[managing_token(subscription)])


def test_choices_are_changed_and_tell_of_nothing_before(client):
    make_country("SN")
    subscription = make_subscription(language="fr")

    response = client.post(manage(subscription), {"save": "1", "country": "SN", "language": "ar"})

    changed = Subscription.objects.get()
    assert response.status_code == 303
    assert (changed.country.iso2, changed.language, changed.email) == ("SN", "ar", subscription.email)
    assert changed.since > subscription.since


def test_another_language_loses_no_release(client):
    subscription = make_subscription(language="fr")

    client.post(manage(subscription), {"save": "1", "language": "en"})

    assert Subscription.objects.get().since == subscription.since


def test_a_change_into_what_exists_is_refused(client):
    senegal = make_country("SN")
    subscription = make_subscription()
    make_subscription(email=subscription.email, country=senegal)

    response = client.post(manage(subscription), {"save": "1", "country": "SN", "language": "fr"})

    assert response.status_code == 400
    assert Subscription.objects.filter(country=None).count() == 1


def test_a_choice_that_is_hidden_by_now_keeps_its_place_and_loses_its_name(client):
    unit = make_unit(slug="unit", name_fr="CANARI", certainty="medium")
    theme = make_theme(name_fr="CANARI")
    subscription = make_subscription(unit=unit, theme=theme)

    page = client.get(manage(subscription)).content.decode()
    client.post(manage(subscription), {"save": "1", "unit": "unit", "theme": theme.slug, "language": "es"})

    stored = Subscription.objects.get()
    assert "CANARI" not in page
    assert (stored.unit_id, stored.theme_id, stored.language) == (unit.pk, theme.pk, "es")


def test_a_choice_that_has_no_name_in_the_language_of_the_reader_is_marked(client):
    country = make_country("SN", name_fr="<Sénégal", name_en="", name_es="", name_ar="")
    subscription = make_subscription(email=ADDRESS, country=country, language="en")
    unit = make_unit(name_fr="cabinet", name_en="office")
    make_subscription(email=ADDRESS, country=country, unit=unit)

    with override("en"):
        page = client.get(manage(subscription)).content.decode()
        send(client, language="en", country="SN")

    marked = '<span lang="fr" dir="ltr">&lt;Sénégal</span>'
    [letter] = mail.outbox
    assert f'<p class="lead">{marked}</p>' in page
    assert f">{marked} · Office</a>" in page
    assert marked in letter.alternatives[0].content
    assert ": <Sénégal\n" in letter.body


def test_one_alert_ends_or_everything_is_deleted(client):
    senegal, other = make_country("SN"), make_subscription()
    one, two = make_subscription(email=ADDRESS), make_subscription(email=ADDRESS, country=senegal)
    make_subscription(email=ADDRESS, country=make_country("KE"), since=None)

    assert client.post(manage(one), {"stop": "1"}).status_code == 200
    assert two in Subscription.objects.all()
    client.post(manage(two), {"everything": "1"})

    assert list(Subscription.objects.all()) == [other]


def test_one_click_ends_it_and_a_second_click_is_no_error(client):
    subscription, other = make_subscription(), make_subscription()
    address = reverse("news:unsubscribe", args=[managing_token(subscription)])

    shown = client.get(address)
    assert (shown.status_code, Subscription.objects.count()) == (200, 2)
    clicks = [client.post(address, {"List-Unsubscribe": "One-Click"}).status_code for _click in range(2)]

    assert clicks == [200, 200]
    assert client.get(address).status_code == 410
    assert list(Subscription.objects.all()) == [other]


def test_one_click_needs_no_cookie_and_no_token_of_a_form():
    subscription = make_subscription()
    address = reverse("news:unsubscribe", args=[managing_token(subscription)])

    response = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert not Subscription.objects.exists()


@pytest.mark.parametrize("name", ["news:confirm", "news:subscription", "news:unsubscribe"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_that_was_never_made_is_answered_404_in_the_language(client, name, language):
    subscription = make_subscription()
    wrong = [
        "x",
        subscription.public_id.hex,
        managing_token(subscription)[:-1],
        confirming_token(subscription) + "x",
        "é" * 500,
        "\u202e.a.b",
    ]
    wrong.append(managing_token(subscription) if name == "news:confirm" else confirming_token(subscription))

    with override(language):
        addresses = [reverse(name, args=[token]) for token in wrong]
    answers = [client.get(one) for one in addresses] + [client.post(one) for one in addresses]

    assert {one.status_code for one in answers} == {404}
    assert all(f'<html lang="{language}"' in one.content.decode() for one in answers)
    assert Subscription.objects.count() == 1


def test_a_page_behind_a_link_is_kept_from_caches_lists_and_referrers(client):
    response = client.get(manage(make_subscription()))

    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_an_address_is_in_no_history_and_in_no_name():
    subscription = make_subscription()

    assert Subscription not in event_models()
    assert subscription.email not in str(subscription)

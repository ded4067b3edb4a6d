"""Two at once about one address, on connections of their own: a sender and a reader, or two tabs."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from news.alerts import send_alerts
from news.subscribing import confirming_token, managing_token
from news.subscriptions import Notice, Subscription, forget, lock_address
from tests.factories import make_country, make_release, make_subscription

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 10  # seconds


def address(name, subscription):
    token = confirming_token if name == "confirm" else managing_token
    return reverse(f"news:{name}", args=[token(subscription)])


@pytest.fixture
def beside():
    """``beside(function, …)``: run it in a thread, with a connection of its own; a future."""

    def run(function, *args):
        try:
            return function(*args)
        finally:
            connection.close()

    with ThreadPoolExecutor() as threads:
        yield lambda *args: threads.submit(run, *args)


def wait_until_it_waits(future):
    """Until what was begun waits for a lock in the database, or is done."""
    end = time.monotonic() + PATIENCE
    waiting = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock')"
    with connection.cursor() as cursor:
        while time.monotonic() < end and not future.done():
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # within a transaction it is read once
            cursor.execute(waiting, [connection.settings_dict["NAME"]])
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)


@pytest.fixture
def slow_server(monkeypatch):
    """A mail server that takes a letter only when ``may_go`` is set; ``has_begun`` says that it has one."""
    has_begun, may_go, accept = threading.Event(), threading.Event(), EmailBackend.send_messages

    def send(self, messages):
        has_begun.set()
        assert may_go.wait(PATIENCE)
        return accept(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", send)
    return has_begun, may_go


@pytest.mark.parametrize("which", [0, 1])
def test_who_unsubscribes_while_a_letter_is_being_sent_is_unsubscribed(beside, slow_server, which):
    senegal = make_country("SN")
    first = make_subscription(country=make_country("KE"))
    second = make_subscription(email=first.email, country=senegal)
    make_release(countries=[[first.country, second.country][which]])
    has_begun, may_go = slow_server

    sender = beside(send_alerts)
    assert has_begun.wait(PATIENCE)
    click = beside(Client().post, address("unsubscribe", [first, second][which]))
    wait_until_it_waits(click)
    may_go.set()

    assert click.result().status_code == 200
    assert (sender.result().sent, sender.result().failed) == (1, 0)
    assert list(Subscription.objects.all()) == [[second, first][which]]
    assert not Notice.objects.exists()


def test_a_sender_leaves_an_address_that_its_reader_has_in_hand(beside):
    subscription = make_subscription()
    make_release()

    with transaction.atomic():
        lock_address(subscription.email)
        assert beside(send_alerts).result(PATIENCE).sent == 0
    assert send_alerts().sent == 1


def test_two_alerts_changed_at_once_into_the_same_are_not_both_kept(beside):
    senegal = make_country("SN")
    first = make_subscription()
    second = make_subscription(email=first.email, country=make_country("KE"))

    with transaction.atomic():
        lock_address(first.email)
        Subscription.objects.filter(pk=first.pk).update(country=senegal)
        change = beside(
            Client().post, address("subscription", second), {"save": "1", "country": "SN", "language": "fr"}
        )
        wait_until_it_waits(change)

    assert change.result().status_code == 400
    assert Subscription.objects.filter(country=senegal).get() == first


@pytest.mark.parametrize("name", ["subscription", "confirm"])
def test_what_is_ended_in_another_tab_is_gone(beside, name):
    subscription = make_subscription(**({"since": None} if name == "confirm" else {}))

    with transaction.atomic():
        forget(Subscription.objects.filter(pk=subscription.pk))
        data = {"save": "1", "language": "es", "wanted": subscription.public_id.hex}
        change = beside(Client().post, address(name, subscription), data)
        wait_until_it_waits(change)

    assert change.result().status_code == 410

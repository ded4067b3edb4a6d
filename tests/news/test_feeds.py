import datetime as dt
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from publishing.models import State
from tests.factories import make_country, make_release, make_theme

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
DAY = dt.timedelta(days=1)


def address(name, language="fr"):
    with override(language):
        return reverse(f"news:{name}")


def read(client, name, query="", language="fr"):
    """The items of a feed, and its root."""
    root = ElementTree.fromstring(client.get(address(name, language) + query).content)  # noqa: S314 -- ours
    return root, root.findall(f"{ATOM}entry" if name == "atom" else "channel/item")


@pytest.mark.parametrize("language", ["fr", "en", "es", "ar"])
def test_feeds_speak_the_language_of_their_address(client, language):
    make_release(title_fr="Titre", title_en="Title", title_es="Título", title_ar="عنوان")

    atom, entries = read(client, "atom", language=language)
    rss, items = read(client, "rss", language=language)

    assert atom.get(f"{XML}lang") == rss.findtext("channel/language") == language
    assert len(entries) == len(items) == 1
    assert f"{XML}lang" not in entries[0].attrib
    assert f"{XML}lang" not in items[0].attrib


def test_feeds_give_full_public_addresses(client):
    edition = make_release()
    page = settings.SITE_URL + edition.get_absolute_url()

    atom, [entry] = read(client, "atom", "?q=communique")
    rss, [item] = read(client, "rss", "?q=communique")

    own = {link.get("rel"): link.get("href") for link in atom.findall(f"{ATOM}link")}
    assert own == {
        "self": settings.SITE_URL + address("atom") + "?q=communique",
        "alternate": settings.SITE_URL + address("releases") + "?q=communique",
    }
    assert rss.find(f"channel/{ATOM}link").get("href") == settings.SITE_URL + address("rss") + "?q=communique"
    assert entry.find(f"{ATOM}link").get("href") == item.findtext("link") == page


def test_identifiers_outlive_a_change_of_address(client):
    document = make_release(slug="old").document
    before = read(client, "atom")[1][0].findtext(f"{ATOM}id")

    document.slug = "new"
    document.save()

    _root, [item] = read(client, "rss")
    assert before.startswith("tag:testserver,")
    assert read(client, "atom")[1][0].findtext(f"{ATOM}id") == before == item.findtext("guid")
    assert item.find("guid").get("isPermaLink") == "false"


def test_dates_are_those_of_publication_and_of_the_live_edition(client):
    now = timezone.now().replace(microsecond=0)
    first = now - 3 * DAY
    today = {"date": timezone.localdate(first).isoformat()}
    document = make_release(publish_at=first, **today).document
    make_release(release=document, number=2, publish_at=now - DAY, **today)
    make_release(release=document, number=3, publish_at=now + DAY, **today)

    _atom, [entry] = read(client, "atom")
    _rss, [item] = read(client, "rss")

    assert dt.datetime.fromisoformat(entry.findtext(f"{ATOM}published")) == first
    assert dt.datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == now - DAY
    assert parsedate_to_datetime(item.findtext("pubDate")) == first


@pytest.mark.parametrize(("date", "day"), [("2019-11-26", "2019-11-26"), ("2019-11", None), ("", None)])
def test_an_old_release_keeps_its_day_and_is_given_none_it_does_not_have(client, date, day):
    make_release(date=date)

    _atom, [entry] = read(client, "atom")
    _rss, [item] = read(client, "rss")

    published, printed = entry.findtext(f"{ATOM}published"), item.findtext("pubDate")
    assert (published and published[:10]) == day
    assert (printed and parsedate_to_datetime(printed).date().isoformat()) == day
    assert entry.findtext(f"{ATOM}updated")


def test_items_in_another_language_say_which(client):
    make_release(title_fr="", title_en="English only", summary_fr="Résumé")

    _atom, [entry] = read(client, "atom")
    _rss, [item] = read(client, "rss")

    assert entry.get(f"{XML}lang") == item.get(f"{XML}lang") == "en"
    assert entry.find(f"{ATOM}summary") is None


def test_words_are_escaped_once(client):
    make_release(title_fr="A & B < C", summary_fr="D & E < F")

    _atom, [entry] = read(client, "atom")
    _rss, [item] = read(client, "rss")

    assert entry.findtext(f"{ATOM}title") == item.findtext("title") == "A & B < C"
    assert entry.findtext(f"{ATOM}summary") == item.findtext("description") == "D &amp; E &lt; F"


def test_feeds_are_narrowed_as_the_list_is(client):
    lebanon, council = make_country("LB"), make_theme(slug="council")
    make_release(title_fr="Voulu", date="2019", countries=[lebanon], themes=[council])
    make_release(date="2018", countries=[lebanon], themes=[council])
    make_release(date="2019", themes=[council])

    for name, path in [("atom", f"{ATOM}title"), ("rss", "title")]:
        _root, items = read(client, name, "?year=2019&country=LB&theme=council&q=voulu")

        assert [item.findtext(path) for item in items] == ["Voulu"]


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_feeds_hide_what_is_not_published(client, name):
    now = timezone.now()
    make_release(title_fr="SECRET draft", state=State.DRAFT)
    make_release(title_fr="SECRET scheduled", publish_at=now + DAY)
    make_release(title_fr="SECRET withdrawn", withdrawn_at=now)
    make_release(title_fr="SECRET medium", certainty="medium")
    live = make_release(title_fr="En ligne")
    make_release(release=live.document, number=2, title_fr="SECRET newer draft", state=State.DRAFT)

    response = client.get(address(name))

    assert "En ligne" in response.content.decode()
    assert "SECRET" not in response.content.decode()


@pytest.mark.parametrize("name", ["atom", "rss"])
@pytest.mark.parametrize("count", [0, 1, 60])
def test_feeds_take_few_queries_and_hold_fifty_at_most(client, django_assert_max_num_queries, name, count):
    lebanon, council = make_country("LB"), make_theme(slug="council")
    hour = dt.timedelta(hours=1)
    make_release(themes=[council], publish_at=timezone.now() - hour, withdrawn_at=timezone.now())
    for _number in range(count):
        make_release(countries=[lebanon], themes=[council])

    with django_assert_max_num_queries(1):
        _root, items = read(client, name)
    with django_assert_max_num_queries(4):  # one of them reads the words
        read(client, name, "?country=LB&theme=council&year=2019&q=x")

    assert len(items) == min(count, 50)


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_an_unchanged_feed_is_not_sent_again(client, name):
    edition = make_release()
    first = client.get(address(name))

    by_tag = client.get(address(name), headers={"if-none-match": first["ETag"]})
    by_date = client.get(address(name), headers={"if-modified-since": first["Last-Modified"]})
    edition.document.withdrawn_at = timezone.now()
    edition.document.save()
    changed = client.get(address(name), headers={"if-none-match": first["ETag"]})

    assert (by_tag.status_code, by_date.status_code, changed.status_code) == (304, 304, 200)

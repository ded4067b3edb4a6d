"""The list of offices and the cards on a device without network, in a real browser."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from offices.models import OfficeRole
from tests.factories import make_area, make_contact_point, make_country, make_office, make_role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) kept.push(new URL(request.url).pathname);
  return kept.sort();
}"""

FILL = """async (names) => {
  const headers = { "Offline-Copy": "card" };
  for (const name of names)
    for (const path of ["/fr/a/", "/fr/b/"])
      await (await caches.open(name)).put(path, new Response("x".repeat(150 * 1024), { headers }));
}"""
MEASURE = """async () => {
  const cache = await caches.open("offices-2");
  const requests = await cache.keys();
  const sizes = await Promise.all(requests.map(async (one) => (await (await cache.match(one)).blob()).size));
  const paths = requests.map((one) => new URL(one.url).pathname);
  return [await caches.keys(), sizes.reduce((sum, size) => sum + size, 0), paths];
}"""


@pytest.fixture
def page(new_context):
    return new_context(viewport={"width": 360, "height": 740}).new_page()


@pytest.fixture
def dakar():
    office = make_office(slug="dakar", name_fr="Dakar", name_ar="داكار")
    make_role(office, OfficeRole.Kind.COUNTRY)
    make_contact_point(office, phone="+221338696200", address="Rue 1\nDakar")
    make_role(make_office(slug="nairobi", name_fr="Nairobi", country=make_country("KE")))
    return office


def test_the_list_and_the_cards_opened_are_read_without_network(page, dakar):
    card, offline = reverse("offices:card", args=["dakar"]), reverse("offices:offline")
    page.goto(card)
    expect(page.locator("#kept")).to_be_visible()
    page.goto(reverse("admin:login"))
    page.goto(dakar.get_absolute_url())

    page.context.set_offline(True)
    page.goto(card)
    expect(page.locator("h1")).to_have_text("Dakar")
    expect(page.locator("#instead")).to_be_hidden()

    page.goto(reverse("offices:offices"))
    expect(page.locator("#instead")).to_be_visible()
    expect(page.get_by_role("link", name="Nairobi")).to_be_visible()

    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(reverse("admin:login"))

    page.context.set_offline(False)
    page.goto(offline)
    kept = page.evaluate(KEPT)
    assert [path for path in kept if not path.endswith(".js")] == sorted([card, offline])


def test_a_device_keeps_little_and_nothing_of_an_older_worker(page, dakar):
    page.goto(reverse("robots"))
    page.evaluate(FILL, ["offices-1", "offices-2"])
    page.goto(reverse("offices:card", args=["dakar"]))
    expect(page.locator("#kept")).to_be_visible()

    names, size, paths = page.evaluate(MEASURE)

    assert names == ["offices-2"]
    assert size <= 200 * 1024
    assert {reverse("offices:card", args=["dakar"]), reverse("offices:offline")} <= set(paths)


def test_an_office_is_found_in_the_list_whatever_the_accents(page, dakar):
    page.goto(reverse("offices:offline"))

    page.get_by_role("searchbox").fill("senegal")

    expect(page.get_by_role("link", name="Dakar")).to_be_visible()
    expect(page.get_by_role("link", name="Nairobi")).to_be_hidden()
    page.get_by_role("searchbox").fill("atlantis")
    expect(page.locator("#nothing")).to_be_visible()


def test_a_card_is_one_sheet_of_a6_paper(page, dakar):
    for number in range(5):
        area = make_area(name_fr=f"Région de l’Afrique de l’Ouest et du Centre {number}")
        make_role(dakar, OfficeRole.Kind.REGIONAL, area=area)
    page.goto(reverse("offices:card", args=["dakar"]))

    pdf = page.pdf(prefer_css_page_size=True)

    assert pdf.count(b"/Type /Page\n") == 1
    width, height = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf).groups()
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (105, 148)  # millimetres

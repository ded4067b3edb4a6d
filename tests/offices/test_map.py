"""The maps: where marks stand, that none hides another, and that they say what the list says."""

import math
import re

import pytest
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from offices.drawings import MAX_NAMED_MARKS, MIN_MARK_DISTANCE, NARROW, WIDE, SmallMap
from offices.labels import sides
from offices.marks import RADIUS, Disc, gather, spread
from offices.models import OfficeRole
from offices.worldmap import WORLD, Box, Point, box_around, project
from tests.browser import Watch
from tests.factories import make_area, make_country, make_office, make_role

Kind = OfficeRole.Kind

DRAWN_BY_D3 = [  # latitude, longitude, x, y: printed by docs/artwork/land.mjs
    (55.5, -165, 461.92, 207.25),
    (51.5, -147, 569.75, 251.71),
    (47.5, -129, 691.30, 298.65),
    (43.5, -111, 825.90, 347.78),
    (39.5, -93, 972.64, 398.86),
    (35.5, -75, 1130.46, 451.65),
    (31.5, -57, 1298.21, 505.93),
    (27.5, -39, 1474.68, 561.51),
    (23.5, -21, 1658.62, 618.21),
    (19.5, -3, 1848.72, 675.83),
    (15.5, 15, 2043.67, 734.23),
    (11.5, 33, 2242.10, 793.22),
    (7.5, 51, 2442.63, 852.66),
    (3.5, 69, 2643.87, 912.39),
    (-0.5, 87, 2844.43, 972.25),
    (-4.5, 105, 3042.91, 1032.09),
    (-8.5, 123, 3237.91, 1091.76),
    (-12.5, 141, 3428.06, 1151.10),
    (-16.5, 159, 3612.00, 1209.96),
    (-20.5, 177, 3788.39, 1268.18),
]

# ------------------------------------------------------------------ places and marks


@pytest.mark.parametrize(("latitude", "longitude", "x", "y"), DRAWN_BY_D3)
def test_a_place_is_where_the_land_has_it(latitude, longitude, x, y):
    assert math.dist(project(latitude, longitude), (x, y)) < 0.1


def test_the_pacific_is_on_one_side_of_the_map():
    suva, apia = project(-18.1, 178.4), project(-13.8, -171.8)

    assert 0 < apia.x - suva.x < 200


def test_a_box_has_its_shape_and_stays_on_the_land():
    corner = [Point(10, 10), Point(300, 60)]

    box = box_around(corner, 2)

    assert (box.left, box.top) == (0, 0)
    assert box.width == pytest.approx(box.height * 2)
    assert all(box.left <= point.x <= box.left + box.width for point in corner)


def crowd(number):
    """Points that lie close together, some of them in the same place."""
    return tuple(Point(2000 + 7 * (one % 9), 600 + 5 * (one % 7)) for one in range(number))


def nearest(points):
    pairs = ((one, other) for place, one in enumerate(points) for other in points[:place])
    return min((math.dist(*pair) for pair in pairs), default=math.inf)


@pytest.mark.parametrize("number", [2, 30, 90])
def test_marks_that_would_touch_are_moved_apart(number):
    discs = tuple(Disc(*point, 30) for point in crowd(number))

    assert nearest(spread(discs, WORLD)) >= 59.9


def test_marks_move_no_farther_than_they_must_and_the_important_not_at_all():
    discs = (Disc(100, 100, 10, still=True), Disc(105, 100, 10), Disc(500, 500, 10))

    headquarters, neighbour, alone = spread(discs, WORLD)

    assert headquarters == (100, 100)
    assert neighbour == pytest.approx((120, 100), abs=1)
    assert alone == (500, 500)


def test_marks_stay_on_the_map():
    discs = tuple(Disc(0, 0, 30) for _number in range(5))

    assert all(point.x >= 30 and point.y >= 30 for point in spread(discs, WORLD))


def test_each_point_shares_a_mark_with_the_nearest_of_those_kept():
    points = [Point(0, 0), Point(100, 0), Point(60, 0), Point(10, 0)]

    assert gather(points, 80) == [[0, 3], [1, 2]]


def test_a_name_stands_where_it_hides_nothing():
    box = Box(0, 0, 320, 240)
    points = [Point(100, 100), Point(130, 100), Point(300, 20), Point(115, 108)]

    assert sides(points, ["Vienne", "Prague", "Canberra", "Brno"], box, 320) == ["end", "start", "end", ""]


# ------------------------------------------------------------------ the map of a page

CITIES = {  # of shown offices: the densest corner of the real list, and the far ends
    "Genève": (46.2, 6.15),
    "Vienne": (48.21, 16.37),
    "Bratislava": (48.15, 17.11),
    "Budapest": (47.5, 19.04),
    "Sarajevo": (43.85, 18.36),
    "Podgorica": (42.44, 19.26),
    "Pristina": (42.67, 21.17),
    "Skopje": (42.0, 21.43),
    "Tirana": (41.33, 19.82),
    "Dakar": (14.69, -17.45),
    "Apia": (-13.83, -171.77),
    "Suva": (-18.14, 178.44),
    "Wellington": (-41.29, 174.78),
}


@pytest.fixture
def region():
    """A region with an office in each of the cities; headquarters; and offices that must not show."""
    served = make_country("RS")
    area = make_area(served, slug="region", name_fr="La région")
    for number, (city, (latitude, longitude)) in enumerate(CITIES.items()):
        place = {"latitude": latitude, "longitude": longitude, "slug": f"city-{number}"}
        office = make_office(name_fr=city, country=make_country(f"A{chr(65 + number)}"), **place)
        if city == "Genève":
            make_role(office, Kind.HEADQUARTERS)
        elif city == "Vienne":
            make_role(office, Kind.REGIONAL, area=area)
        else:
            make_role(office, Kind.COUNTRY, countries=[served])
    make_role(make_office(name_fr="CANARI", slug="canary"), certainty="medium")
    make_role(make_office(name_fr="CANARI", slug="unsure", certainty="medium"))
    make_role(make_office(name_fr="CANARI", slug="over"), ends="2020")
    return area


def answer(client, **query):
    response = client.get(reverse("offices:offices"), query)
    assert response.status_code == 200
    return response


def drawings(text):
    """The links of the wide and of the narrow drawing: (address, x, y in percent)."""
    found = []
    for name in ["wide", "narrow"]:
        svg = rf'<svg class="map__drawing map__drawing--{name}.*?</svg>\s*(<[al].*?)</svg>'
        drawing = re.search(svg, text, re.DOTALL)
        link = r'<a class="mark [^"]*" href="([^"]*)".*?(?:x|cx)="([\d.]+)%" (?:y|cy)="([\d.]+)%"'
        found.append([(url, float(x), float(y)) for url, x, y in re.findall(link, drawing[1], re.DOTALL)])
    return found


def in_pixels(marks, width, shape):
    return [(x / 100 * width, y / 100 * width / shape) for _url, x, y in marks]


@pytest.mark.django_db
def test_every_office_of_the_list_has_one_mark_and_no_other_has_any(client, region):
    response = answer(client)
    wide, _narrow = drawings(response.text)

    assert sorted(url for url, _x, _y in wide) == sorted(
        entry.url for entry in response.context["office_list"].entries
    )
    assert len(wide) == len(CITIES)
    assert "CANARI" not in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("query", [{}, {"region": "region"}, {"role": "country"}, {"q": "pays"}])
def test_no_mark_hides_another(client, region, query):
    response = answer(client, **query)
    wide, narrow = drawings(response.text)
    wide_shape, narrow_shape = (one.box.width / one.box.height for one in _drawn(response))

    assert nearest(in_pixels(wide, WIDE, wide_shape)) >= 2 * RADIUS - 0.5
    assert nearest(in_pixels(narrow, NARROW, narrow_shape)) >= MIN_MARK_DISTANCE - 0.5


def _drawn(response):
    return [response.context["map"].wide, response.context["map"].narrow]


@pytest.mark.django_db
def test_on_a_phone_a_region_is_one_mark_that_leads_to_its_map(client, region):
    response = answer(client, on="2025-01-01")
    marks = response.context["map"].narrow.marks

    shared = next(mark for mark in marks if mark.number > 1)
    assert sum(mark.number for mark in marks) == len(CITIES)
    assert shared.number == len(CITIES) - 1
    assert shared.label == "La région"
    assert shared.url == reverse("offices:offices") + "?region=region&on=2025-01-01"
    assert f'href="{shared.url.replace("&", "&amp;")}"' in response.text


@pytest.mark.django_db
def test_every_office_of_the_map_of_a_region_is_behind_a_mark(client, region):
    marks = answer(client, region="region").context["map"].narrow.marks

    assert sum(mark.number for mark in marks) == len(CITIES) - 1


@pytest.mark.django_db
def test_filters_keep_map_and_list_in_step(client, region):
    for query in [{"role": "country"}, {"role": "headquarters"}, {"q": "tirana"}, {"region": "region"}]:
        response = answer(client, **query)
        rows = re.findall(r'class="office-row__city" href="([^"]*)"', response.text)
        wide, _narrow = drawings(response.text)

        assert sorted(rows) == sorted(url for url, _x, _y in wide), query


@pytest.mark.django_db
def test_a_region_has_a_page_of_its_own_with_its_map(client, region):
    world, close = answer(client), answer(client, region="region")

    assert "<h1>La région</h1>" in close.text
    assert 'viewBox="0 0 4000 1733"' in world.text
    assert world.context["map"].wide.box == WORLD
    assert close.context["map"].is_close


@pytest.mark.django_db
def test_the_map_of_a_day_has_the_marks_of_the_day(client, region):
    then = answer(client, on="2019-06-01")
    wide, _narrow = drawings(then.text)

    assert f"{reverse('offices:office', args=['over'])}?on=2019-06-01" in [url for url, _x, _y in wide]


@pytest.mark.django_db
def test_a_map_without_marks_says_so(client, region):
    response = answer(client, q="atlantis")

    assert response.context["map"].wide.marks == []
    assert "map__empty" in response.text


@pytest.mark.django_db
def test_no_language_writes_a_comma_in_a_position(client, region):
    for language in ["fr", "en", "es", "ar"]:
        with override(language):
            text = answer(client).text

        assert re.findall(r'="\d+,\d+%"', text) == []


@pytest.mark.django_db
def test_the_legend_keeps_the_other_filters(client, region):
    text = answer(client, region="region", on="2025-01-01").text

    assert "?role=country&amp;region=region&amp;on=2025-01-01" in text


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 40])
def test_the_page_takes_four_queries_of_its_own(client, django_assert_max_num_queries, number):
    for _number in range(number):
        make_role(make_office(country=make_country("KE")), Kind.COUNTRY, countries=[make_country("KE")])

    with django_assert_max_num_queries(4):
        answer(client)


@pytest.mark.django_db
def test_a_small_map_names_its_offices_and_takes_no_query(django_assert_num_queries):
    dakar = make_office(name_fr="Dakar")
    abidjan = make_office(name_fr="Abidjan", latitude="5.35", longitude="-4.0")

    with django_assert_num_queries(0):
        small = SmallMap([(dakar, Kind.REGIONAL), (abidjan, Kind.COUNTRY), (dakar, Kind.COUNTRY)])
        pins = [(pin.city, pin.shape) for pin in small.pins]

    assert small.cities == "Dakar, Abidjan"
    assert pins == [("Abidjan", "country"), ("Dakar", "regional")]


# ------------------------------------------------------------------ in a browser


@pytest.fixture
def browser(new_context, live_server):
    """Opens the page of offices in a tab; the test fails on any error of a script or of the policy."""
    watches = []

    def open_page(width=1280, query="", language="fr", **options):
        size = {"width": width, "height": 900}
        tab = new_context(viewport=size, reduced_motion="reduce", **options).new_page()
        watches.append(Watch(tab, live_server.url.removeprefix("http://")))
        with override(language):
            tab.goto(reverse("offices:offices") + query, wait_until="networkidle")
        return tab

    yield open_page
    assert [found for watch in watches for found in watch.take()] == []


def view(tab):
    """The part of the land that is shown: left, top, width, height."""
    land = tab.locator(".map__drawing:visible .map__land").first
    return [float(number) for number in land.get_attribute("viewBox").split()]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_map_is_moved_and_left_by_keyboard(browser, region):
    tab = browser()
    drawing = tab.locator(".map__drawing--wide")

    drawing.focus()
    tab.keyboard.press("+")
    nearer = view(tab)
    tab.keyboard.press("ArrowRight")
    moved = view(tab)
    tab.keyboard.press("0")

    assert nearer[2] == pytest.approx(4000 / 1.7)
    assert moved[0] > nearer[0]
    assert view(tab) == list(WORLD)

    tab.keyboard.press("Tab")
    first = tab.evaluate("document.activeElement.getAttribute('aria-label')")
    tab.keyboard.press("ArrowRight")
    second = tab.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first.startswith("Genève")
    assert second not in {first, None}
    expect(tab.locator(".office-row.is-shown")).to_have_count(1)
    expect(tab.locator(".map__name")).to_have_text(second)

    tab.keyboard.press("Escape")
    expect(drawing).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.map__drawing')") is None

    row = tab.locator("#office-city-9")
    row.locator("a").first.hover()
    expect(tab.locator(".mark.is-shown")).to_have_attribute("data-row", "office-city-9")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_phone_zooms_until_every_office_has_a_mark_of_its_own(browser, region):
    tab = browser(360, has_touch=True, is_mobile=True)
    expect(tab.locator(".map__drawing--narrow")).to_be_visible()

    tab.get_by_role("button", name="Agrandir").click()
    expect(tab.locator(".map__drawing--narrow")).to_be_hidden()
    tab.locator(".map__drawing--wide").focus()
    for _time in range(3):
        tab.keyboard.press("ArrowUp")
    centres = tab.evaluate(
        """[...document.querySelectorAll(".map__drawing--wide .mark:not([hidden])")].map((mark) => {
            const box = mark.querySelector("use, circle").getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2];
        })"""
    )
    assert len(centres) > 1
    assert nearest(centres) >= MIN_MARK_DISTANCE - 1

    tab.get_by_role("button", name="Carte entière").click()
    expect(tab.locator(".map__drawing--narrow")).to_be_visible()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_map_is_not_mirrored_in_arabic_and_works_without_scripts(browser, region):
    pages = {language: browser(language=language, java_script_enabled=False) for language in ["fr", "ar"]}
    places = {
        language: [
            (mark["x"], mark["y"])
            for mark in (tab.locator("use[href='#mark-headquarters']").first.bounding_box(),)
        ]
        for language, tab in pages.items()
    }

    assert places["fr"][0][0] == pytest.approx(places["ar"][0][0], abs=1)
    for tab in pages.values():
        expect(tab.locator(".map__tools")).to_be_hidden()
        assert tab.locator(".mark:visible").count() == len(CITIES)


# ------------------------------------------------------------------ the map of many offices


@pytest.fixture
def many(region):
    """More offices than are drawn one by one on the page itself."""
    country = make_country("ML")
    for number in range(MAX_NAMED_MARKS):
        office = make_office(
            country=country, slug=f"far-{number}", latitude=12 + number, longitude=-8 - number
        )
        make_role(office, Kind.COUNTRY, countries=[country])


@pytest.mark.django_db
def test_the_marks_of_many_offices_are_fetched_as_they_are_filtered_and_none_that_is_hidden(client, many):
    page = answer(client, role="country")

    assert "map__drawing map__drawing--wide" not in page.text
    fragment = client.get(page.context["map"].wide_address)
    marked = re.findall(r'<a class="mark [^"]*" href="([^"]*)"', fragment.text)
    assert sorted(marked) == sorted(entry.url for entry in page.context["office_list"].entries)
    assert len(marked) > MAX_NAMED_MARKS
    assert "CANARI" not in fragment.text
    assert fragment.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_wide_screen_shows_each_of_many_offices_and_without_scripts_those_of_a_region_together(
    browser, many
):
    tab, bare = browser(), browser(java_script_enabled=False)

    expect(tab.locator(".map__drawing--wide")).to_be_visible()
    expect(tab.locator(".map__drawing--narrow")).to_be_hidden()
    assert tab.locator(".mark:visible").count() == len(CITIES) + MAX_NAMED_MARKS
    tab.locator("#office-far-3 a").first.hover()
    expect(tab.locator(".mark.is-shown")).to_have_attribute("data-row", "office-far-3")
    expect(bare.locator(".map__drawing--narrow")).to_be_visible()
    assert 0 < bare.locator(".mark:visible").count() < MAX_NAMED_MARKS

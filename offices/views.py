from itertools import groupby

from csp.decorators import csp_replace
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.http import HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from foundation.addresses import get_by_address
from foundation.facts.days import RequestedDay, requested_day
from foundation.languages import alphabetical, columns, languages_with_text, text
from foundation.search.vectors import typed_line

from . import finder_json
from .card import Card
from .coverage import Coverage
from .drawings import WorldMap
from .filters import OfficeFilters, OfficeList
from .models import Country, Office
from .names import matching
from .pocket import PocketList
from .profile import Profile
from .question import Question
from .vcard import vcard as vcard_of


def offices(request):
    """The offices on a day, filtered by role, region, country or words, on a map and in a list."""
    requested, filters = requested_day(request), OfficeFilters(request.GET)
    office_list = OfficeList(requested.day, filters)
    breadcrumbs = [(_("Offices"), "")]
    if filters.area:
        breadcrumbs = [(_("Offices"), reverse("offices:offices") + requested.query), (str(filters.area), "")]
    context = {
        "requested": requested,
        "filters": filters,
        "office_list": office_list,
        "map": WorldMap(office_list, requested),
        "canonical_query": filters.canonical_query,
        "breadcrumbs": breadcrumbs,
    }
    return render(request, "offices/offices.html", context)


def map_of_offices(request):
    """The wide drawing of the map, for the page of offices: a fragment."""
    requested = requested_day(request)
    world = WorldMap(OfficeList(requested.day, OfficeFilters(request.GET)), requested)
    response = render(
        request, "offices/includes/drawing.html", {"map": world, "drawing": world.wide, "width": "wide"}
    )
    response["X-Robots-Tag"] = "noindex"
    return response


def office(request, slug):
    """An office: its roles, its countries, its place and its contacts."""
    requested = requested_day(request)
    office = get_by_address(Office.objects.published().select_related("country"), slug)
    profile = Profile(office, requested.day)
    context = {
        "requested": requested,
        "office": office,
        "profile": profile,
        "card": Card(office, profile),
        "available_languages": languages_with_text(office, "name"),
        "breadcrumbs": [
            (_("Offices"), reverse("offices:offices") + requested.query),
            (text(office, "name"), ""),
        ],
    }
    return render(request, "offices/office.html", context)


def _card(slug):
    return Card(get_by_address(Office.objects.published().select_related("country"), slug))


def card(request, slug):
    """The pocket card of an office: one light page that needs no other file."""
    card = _card(slug)
    languages = languages_with_text(card.office, "name")
    response = render(
        request, "offices/card.html", {"card": card, "office": card.office, "available_languages": languages}
    )
    response["Offline-Copy"] = "card"  # the service worker keeps it on the visitor's device
    return response


def vcard(request, slug):
    """The office for the address book of a telephone."""
    card = _card(slug)
    disposition = f'attachment; filename="iom-{card.office.slug}.vcf"'
    return HttpResponse(
        vcard_of(card), "text/vcard; charset=utf-8", headers={"Content-Disposition": disposition}
    )


def offline(request):
    """Every office on one light page, to be kept on the visitor's device."""
    response = render(request, "offices/offline.html", {"pocket_list": PocketList()})
    response["Offline-Copy"] = "list"
    return response


def countries(request):
    """The countries by initial letter; a search that finds only one redirects to its page."""
    requested, query = requested_day(request), typed_line(request.GET)
    countries = Country.objects.annotate(letters=alphabetical("name")).order_by("letters", "pk")
    if query:
        codes = Q(iso2=query.upper()) | Q(iso3=query.upper())
        countries = countries.filter(codes | matching(query, *columns("name"), "other_names"))
    countries = list(countries)
    if query and len(countries) == 1:
        return redirect(countries[0].get_absolute_url() + requested.query)
    by_letter = groupby(countries, key=lambda country: country.letters.strip()[:1].upper())
    context = {
        "requested": requested,
        "query": query,
        "number": len(countries),
        "letters": [(letter, list(same)) for letter, same in by_letter],
        "breadcrumbs": [(_("Countries"), "")],
    }
    return render(request, "offices/countries.html", context)


def country(request, iso2):
    """Which offices serve a country on a day, for what, and why."""
    country = get_object_or_404(Country, iso2=iso2.upper())
    if iso2 != iso2.lower():
        query = request.META["QUERY_STRING"]
        return HttpResponsePermanentRedirect(country.get_absolute_url() + (f"?{query}" if query else ""))
    requested = requested_day(request)
    coverage = Coverage(country, requested.day)
    answers = coverage.answers
    context = {
        "requested": requested,
        "country": country,
        "coverage": coverage,
        "available_languages": languages_with_text(country, "name"),
        "answers": answers,
        "turn_to": next((answer for answer in answers if answer.contacts), None),
        "breadcrumbs": [
            (_("Countries"), reverse("offices:countries") + requested.query),
            (text(country, "name"), ""),
        ],
    }
    return render(request, "offices/country.html", context)


def find(request):
    """The office to turn to for a country and a need: a page, a bare page for other sites, or JSON."""
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        response = _find_json(request)
    else:
        response = _find_page(request)
    patch_vary_headers(response, ["Accept"])
    return response


def _find_json(request):
    try:
        content, status = finder_json.answer(Question(request.GET)), 200
    except BadRequest as refusal:
        content, status = finder_json.error(str(refusal)), 400
    response = JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _find_page(request):
    question = Question(request.GET)
    context = {
        "question": question,
        "finding": question.finding,
        "requested": RequestedDay(timezone.localdate()),
        "canonical_query": question.canonical_query,
        "breadcrumbs": question.breadcrumbs,
    }
    if question.is_embedded:
        return _for_other_sites(request, context)
    return render(request, "offices/find.html", context)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
def _for_other_sites(request, context):
    """The one page that other sites may embed: it identifies no visitor and changes nothing."""
    return render(request, "offices/find_embedded.html", context)

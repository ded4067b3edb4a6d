from django.conf import settings
from django.db.models import Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from foundation.addresses import AddressChanged, get_by_address
from foundation.facts.days import requested_day
from foundation.languages import alphabetical, columns, languages_with_text, text

from .chart import Chart, chart_of, label_of, public_placements
from .models import OrgUnit, Person
from .people import PeopleRegister, by_status, public_appointments
from .poster import Poster
from .record import UnitRecord, recorded_units


def chart(request):
    """The organisational chart of a day."""
    requested = requested_day(request)
    context = {
        "requested": requested,
        "chart": chart_of(requested.day) if requested.is_documented else None,
        "breadcrumbs": [(_("Organisational chart"), "")],
    }
    return render(request, "structure/chart.html", context)


def poster(request, format):
    """The chart of a day as a file: ``pdf`` or ``svg``. 404 on a day of which nothing is documented."""
    requested = requested_day(request)
    chart = chart_of(requested.day) if requested.is_documented else None
    if not chart or not chart.shown:
        raise Http404(_("No unit is documented for this day."))
    page = settings.SITE_URL + reverse("structure:chart") + requested.query
    sheet = Poster(chart, requested.day, page, format)
    response = get_conditional_response(request, etag=sheet.fingerprint)
    if response is None:
        response = HttpResponse(
            sheet.typeset(keep=not requested.is_explicit), content_type=sheet.content_type
        )
        # Our policy would keep a browser from showing the pictures inside the SVG; in a file they are shown.
        how = "attachment" if format == "svg" else "inline"
        response["Content-Disposition"] = f'{how}; filename="{sheet.filename}"'
    response["ETag"] = sheet.fingerprint
    response["Cache-Control"] = "public, max-age=300"
    response["Link"] = f'<{page}>; rel="canonical"'
    return response


def unit(request, slug):
    """A unit: its mandate, its parent on a day, its head and its successors."""
    requested = requested_day(request)
    unit = get_by_address(recorded_units(), slug)
    if unit.kind == OrgUnit.Kind.FIELD_OFFICE:
        raise AddressChanged(unit)  # its page is that of the office
    own, on_the_day = Q(unit=unit), Q(period__contains=requested.day)
    placements = list(public_placements().filter(own | on_the_day))
    appointments = list(public_appointments().filter(own | on_the_day & Q(unit__kind=OrgUnit.Kind.POST)))
    chart = Chart(requested.day, placements if requested.is_documented else [], appointments)
    node, name = chart.nodes.get(unit.pk), chart.label(unit)
    above = node.ancestors if node else []
    context = {
        "requested": requested,
        "unit": unit,
        "name": name,
        "node": node,
        "is_unplaced": node in chart.unplaced,
        "breadcrumbs": [
            (_("Organisational chart"), reverse("structure:chart") + requested.query),
            *((one.label, one.unit.get_absolute_url() + requested.query) for one in above),
            (name, ""),
        ],
        "people": by_status([one for one in appointments if one.unit_id == unit.pk], requested.day),
        "record": UnitRecord(unit, requested.day),
        "places": _places([one for one in placements if one.unit_id == unit.pk], requested.day),
        "available_languages": languages_with_text(unit, "name"),
    }
    return render(request, "structure/unit.html", context)


def _places(placements, day):
    """The placements and names of a unit, newest first; empty if they never changed.

    The name of a post follows whoever holds it, so another name alone is no change of a post.
    """
    placements = sorted(placements, key=lambda one: one.starts, reverse=True)
    rows = [(label_of(one.unit, one), one) for one in placements]
    known = {(one.unit.kind == OrgUnit.Kind.POST or label, one.parent_id) for label, one in rows}
    has_stayed = len(known) == 1 and any(one.is_in_force(day) for one in placements)
    return [] if has_stayed else rows


def people(request):
    """The people who hold or held a post."""
    requested = requested_day(request)
    people = Person.objects.published().defer("biography", *columns("biography"))
    people = people.order_by(alphabetical("name"), "pk")
    people = people.prefetch_related(Prefetch("appointments", public_appointments()))
    context = {
        "requested": requested,
        "register": PeopleRegister(people, requested.day),
        "breadcrumbs": [(_("People"), "")],
    }
    return render(request, "structure/people.html", context)


def person(request, slug):
    """A person and the posts held."""
    requested = requested_day(request)
    person = get_by_address(Person.objects.published(), slug)
    context = {
        "requested": requested,
        "person": person,
        "appointments": by_status(public_appointments().filter(person=person), requested.day),
        "breadcrumbs": [
            (_("People"), reverse("structure:people") + requested.query),
            (text(person, "name"), ""),
        ],
        "available_languages": languages_with_text(person, "name"),
    }
    return render(request, "structure/person.html", context)

"""The answer of the finder for other sites and programs, as docs/finder.md describes it."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from foundation.languages import LANGUAGES

from .finder import CAUSES, NEEDS
from .question import FOUND


def answer(question):
    """A ``Question`` and its answer as plain data, every text in all its languages."""
    found = question.finding
    return {
        "state": question.state,
        "asked": {"country": question.chosen and question.chosen.iso2, "q": question.words},
        "need": {"code": str(question.need), "name": in_all_languages(lambda: NEEDS[question.need])},
        "country": found and _country(found.country),
        "summary": found and in_all_languages(lambda: found.summary),
        "has_presence": found and found.has_presence,
        "primary": found and found.primary and _primary(found),
        "chain": [_link(one, number) for number, one in enumerate(found.chain, 1)] if found else [],
        "sub_offices": [_link(one) for one in found.sub_offices] if found else [],
        "contact": found and _reach(found.reach),
        "choices": [_choice(one) for one in question.found.choices] if not found else [],
        "suggestions": [_choice(one) for one in question.found.near] if not found else [],
        "links": _links(question),
    }


def error(message):
    return {"state": "error", "message": message}


def in_all_languages(words):
    """What ``words`` answers in each language."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(words())
    return found


def texts_by_language(row, field):
    """The languages in which a field has words."""
    words = {language: getattr(row, f"{field}_{language}") for language in LANGUAGES}
    return {language: said for language, said in words.items() if said}


def addresses(path):
    """The full address of a page in each language; ``path`` answers its path."""
    return {language: settings.SITE_URL + said for language, said in in_all_languages(path).items()}


def _country(country):
    return {
        "iso2": country.iso2,
        "iso3": country.iso3,
        "name": texts_by_language(country, "name"),
        "url": addresses(country.get_absolute_url),
    }


def _office(office):
    return {
        "code": office.code,
        "city": texts_by_language(office, "name"),
        "country": {"iso2": office.country.iso2, "name": texts_by_language(office.country, "name")},
        "status": office.status,
        "certainty": office.certainty,
        "url": addresses(office.get_absolute_url),
    }


def _primary(found):
    words = in_all_languages(lambda: CAUSES[found.cause])
    return _office(found.primary.office) | {"reason": {"code": found.cause.value, "text": words}}


def _link(answer, position=None):
    place = {"position": position} if position else {}
    return place | {
        "office": _office(answer.office),
        "roles": [_serving_role(serving_role) for serving_role in answer.serving_roles],
    }


def _serving_role(serving_role):
    role = serving_role.role
    return {
        "kind": role.kind,
        "name": in_all_languages(role.get_kind_display),
        "area": role.area and {"slug": role.area.slug, "name": texts_by_language(role.area, "name")},
        "reason": {"code": serving_role.reason.value, "text": in_all_languages(lambda: serving_role.why)},
        "certainty": role.certainty,
        "our_reading": serving_role.is_our_reading,
    }


def _reach(reach):
    if not reach:
        return None
    return {
        "basis": reach.basis.value,
        "note": in_all_languages(lambda: reach.note),
        "office": reach.answer.office.code,
        "unit": {"code": reach.unit.code, "name": texts_by_language(reach.unit, "name")},
        "points": [_point(contact) for contact in reach.contacts],
    }


def _point(contact):
    return {
        "purpose": contact.purpose,
        "label": texts_by_language(contact, "label"),
        "person": texts_by_language(contact.person, "name") if contact.person else None,
        "telephone": contact.phone.as_e164 if contact.phone else None,
        "email": contact.email or None,
        "address": contact.address or None,
        "certainty": contact.certainty,
    }


def _choice(choice):
    return {
        "country": _country(choice.country),
        "office": choice.office and choice.office.code,
        "city": texts_by_language(choice.office, "name") if choice.office else None,
        "other_name": choice.other_name or None,
    }


def _links(question):
    links = {"self": addresses(lambda: question.own_address)}
    if question.state == FOUND:
        links["embed"] = addresses(lambda: question.embedded_address)
        links["country"] = addresses(question.country.get_absolute_url)
    else:
        links["countries"] = addresses(lambda: reverse("offices:countries"))
    return links

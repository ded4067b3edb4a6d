"""The answers of the open data: streamed, for any origin, and not sent again while nothing changed."""

import re

from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from foundation.languages import LANGUAGES

from .files import FILES
from .formats import documentation
from .versions import version_of

CODES = re.compile(r"[A-Za-z0-9_-]{1,80}(,[A-Za-z0-9_-]{1,80}){0,99}")
METHODS = ["GET", "HEAD", "OPTIONS"]
ANY_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


def index(request):
    """Leads from the bare address to the page that documents the data, in the reader's language."""
    return redirect("open_data")


@csrf_exempt  # nothing is written here: what is not asked for by GET is refused as such
def data_file(request, name, suffix):
    """A file of the open data; ``?lang=fr,ar`` keeps these languages, ``?code=SN,KE`` these records."""
    response = _answer(request, FILES.get((name, suffix)))
    for header, value in ANY_ORIGIN.items():
        response.headers[header] = value
    return response


def _answer(request, file):
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=PREFLIGHT | {"Allow": ", ".join(METHODS)})
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    if not file:
        return _refusal(_("This file does not exist."), 404)
    try:
        languages, codes = asked_languages(request.GET), asked_codes(request.GET)
    except BadRequest as refused:
        return _refusal(str(refused), 400)
    version = version_of(file.kind, file.name, file.suffix, languages, codes)
    response = _stream(request, file, languages, codes)
    _describe(response, version, languages)
    return get_conditional_response(
        request, response.headers["ETag"], int(version.changed_at.timestamp()), response
    )


def _stream(request, file, languages, codes):
    """The file as it is read; to a HEAD its headers alone."""
    content = [] if request.method == "HEAD" else file.write(file.kind.batches(codes), languages)
    return StreamingHttpResponse(content, content_type=file.media_type)


def _describe(response, version, languages):
    headers = {
        "ETag": f'W/"{version.mark}"',
        "Last-Modified": http_date(version.last_modified),
        "Cache-Control": "public, no-cache",  # kept, but asked about each time: the clock alone withdraws
        "Content-Language": ", ".join(languages),
        "Link": f'<{documentation()}>; rel="describedby"',
    }
    for header, value in headers.items():
        response.headers[header] = value


def _refusal(words, status):
    content = {"error": words, "documentation": documentation()}
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})


def asked_languages(data):
    """The languages of ``?lang=``, all when it is not given. Raises ``BadRequest``."""
    asked = [code for code in data.get("lang", "").split(",") if code]
    if not set(asked) <= set(LANGUAGES):
        raise BadRequest(_("“lang” must be one or more of: %(values)s.") % {"values": ", ".join(LANGUAGES)})
    return [code for code in LANGUAGES if not asked or code in asked]


def asked_codes(data):
    """The codes of ``?code=``, empty when it is not given. Raises ``BadRequest``."""
    words = data.get("code", "")
    if words and not CODES.fullmatch(words):
        raise BadRequest(_("“code” must be one or more record codes, separated by commas, up to 100."))
    return words.split(",") if words else []

"""The texts of the interface and their translations: what the source says against what locale/ holds.

The texts are read with Babel, so neither this nor compiling them needs GNU gettext on the machine.
The source is in English: French, Spanish and Arabic have catalogues, English has none.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.apps import apps
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}


def catalogues():
    """Each catalogue of the project: language, path and content."""
    for path in sorted(settings.BASE_DIR.glob("locale/*/LC_MESSAGES/django.po")):
        language = path.parts[-3]
        with path.open("rb") as file:
            yield language, path, read_po(file, locale=language)


def our_texts():
    """The texts of our own code and templates: a catalogue without translations."""
    ours = [Path(app.path) for app in apps.get_app_configs() if is_ours(app)]
    return texts_in(*ours, settings.BASE_DIR / "templates")


@cache
def library_texts():
    """The texts of the libraries, which our catalogues may translate too: some ship untranslated."""
    return texts_in(*(Path(app.path) for app in apps.get_app_configs() if not is_ours(app)))


def is_ours(app):
    return Path(app.path).parent == settings.BASE_DIR


def texts_in(*folders):
    texts = Catalog()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if "migrations" in path.parts or not path.is_file():
                continue
            if path.suffix == ".py":
                source = path.read_bytes()
            elif path.suffix in TEMPLATE_SUFFIXES:
                # Django turns a template into Python with blanked rests, whose indentation means nothing.
                lines = templatize(path.read_text(), origin=str(path)).splitlines()
                source = "\n".join(line.lstrip() for line in lines).encode()
            else:
                continue
            for _line, message, _comments, context in extract("python", BytesIO(source), KEYWORDS):
                texts.add(message, context=context, locations=[(name_of(path), None)])
    return texts


def name_of(path):
    return (
        path.relative_to(settings.BASE_DIR).as_posix()
        if path.is_relative_to(settings.BASE_DIR)
        else path.name
    )


def key(message):
    """What gettext looks a message up by: its context and its singular."""
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def messages_of(catalogue):
    return [message for message in catalogue if message.id]  # the first is the header


def problems(language, catalogue, ours):
    """The faults of a catalogue, one line each."""
    translated = {key(message): message for message in messages_of(catalogue)}
    for message in messages_of(ours):
        if key(message) not in translated:
            yield f"{language}: missing: {key(message)[1]!r}"
    used = {key(message) for message in [*messages_of(ours), *messages_of(library_texts())]}
    for message in messages_of(catalogue):
        strings = [message.string] if isinstance(message.string, str) else message.string
        if message.fuzzy:
            yield f"{language}: fuzzy: {key(message)[1]!r}"
        elif not strings or not all(strings):
            yield f"{language}: not translated: {key(message)[1]!r}"
        else:
            for error in message.check(catalogue):
                yield f"{language}: {error}: {key(message)[1]!r}"
        if key(message) not in used:
            yield f"{language}: no longer used: {key(message)[1]!r}"


def update(path, catalogue, ours):
    """Add to a catalogue what is new, empty, and take out what nothing uses; translations stay."""
    before = {key(message): message for message in messages_of(catalogue)}
    after = Catalog(
        locale=catalogue.locale, project="iom-site", header_comment=catalogue.header_comment, fuzzy=False
    )
    after.mime_headers = catalogue.mime_headers
    for message in messages_of(ours):
        old = before.get(key(message))
        after.add(message.id, old.string if old else "", context=message.context, locations=message.locations)
    for message in messages_of(library_texts()):
        if key(message) in before and key(message) not in after:
            after.add(message.id, before[key(message)].string, context=message.context)
    with path.open("wb") as file:
        write_po(file, after, width=100, include_lineno=False, sort_output=True)

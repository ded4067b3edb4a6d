"""Uploaded files: their names, the accepted types, and the response that sends them to readers."""

import re
import secrets
import zipfile
from contextvars import ContextVar
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import FileSystemStorage
from django.http import FileResponse, Http404, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.cache import get_conditional_response
from django.utils.deconstruct import deconstructible
from django.utils.http import quote_etag
from django.utils.translation import gettext_lazy as _

MAX_FILE_SIZE = 20 * 1024 * 1024
TEN_MINUTES = 600  # seconds: what was withdrawn must not stay in a cache
UNGUESSABLE = re.compile(r"^[0-9a-f]{24}-")
INLINE_TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
DOCUMENTS = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
PICTURES = ["jpg", "jpeg", "png", "webp"]
FILES = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt", *PICTURES]
FIRST_BYTES = {"jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}
PARTS_OF_OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}

# The token appended to the address of an upload while a preview is rendered.
address_query = ContextVar("address_query", default="")


class UploadStorage(FileSystemStorage):
    """Uploads on disk, served by a view that checks access."""

    def url(self, name):
        return super().url(name) + address_query.get()


@deconstructible
class UnguessableName:
    """``upload_to``: a name that nobody guesses, « news/pictures/<24 letters and digits>-dakar.jpg »."""

    def __init__(self, folder):
        self.folder = folder

    def __call__(self, instance, filename):
        return f"{self.folder}/{secrets.token_hex(12)}-{PurePosixPath(filename).name}"

    def __eq__(self, other):
        return isinstance(other, UnguessableName) and self.folder == other.folder

    def __hash__(self):
        return hash(self.folder)


def readable_name(name):
    """The download name of a file: its original name."""
    return UNGUESSABLE.sub("", PurePosixPath(name).name)


# ---------------------------------------------------------------- what is taken


@deconstructible
class AllowedFile:
    """Refuses a file that is too large, of a kind not listed, or not what its name says."""

    def __init__(self, kinds):
        self.kinds = kinds

    def __call__(self, file):
        if getattr(file, "_committed", False):
            return  # stored before, and not sent again
        kind = PurePosixPath(file.name).suffix.lower().lstrip(".")
        if kind not in self.kinds:
            raise ValidationError(_("Only these file types are accepted: %s.") % ", ".join(self.kinds))
        if file.size > MAX_FILE_SIZE:
            raise ValidationError(
                _("The file is too large. The maximum is %s.") % filesizeformat(MAX_FILE_SIZE)
            )
        file.seek(0)
        is_what_it_says = _is_of_kind(file, kind)
        file.seek(0)
        if not is_what_it_says:
            raise ValidationError(_("The content of this file does not match its extension."))

    def __eq__(self, other):
        return isinstance(other, AllowedFile) and self.kinds == other.kinds

    def __hash__(self):
        return hash(tuple(self.kinds))


def _is_of_kind(file, kind):
    content = file.read()
    if kind in FIRST_BYTES:
        return content.startswith(FIRST_BYTES[kind])
    if kind == "webp":
        return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    if kind == "pdf":
        return content.startswith(b"%PDF-")
    if kind in {"csv", "txt"}:
        return b"\0" not in content and not re.match(rb"\s*<(!doctype|html|script|svg|\?xml)", content, re.I)
    return _is_office_document(content, kind)


def _is_office_document(content, kind):
    """A text, table or set of slides of the named kind, without macros."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            names = parts.namelist()
            if any(name.lower().endswith("vbaproject.bin") or name.startswith("Basic/") for name in names):
                return False
            if kind in PARTS_OF_OFFICE:
                return PARTS_OF_OFFICE[kind] in names
            return names[:1] == ["mimetype"] and parts.read("mimetype").decode() == DOCUMENTS[f".{kind}"]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        return False


# ---------------------------------------------------------------- how a file is sent


def serve_file(request, storage, name, *, is_public, as_attachment):
    """The file as a response, or 404 if it is missing. Only public files may be cached, and only briefly."""
    try:
        etag = quote_etag(f"{storage.get_modified_time(name).timestamp()}-{storage.size(name)}")
        unchanged = get_conditional_response(request, etag=etag) if is_public else None
        response = unchanged or _whole(storage, name, as_attachment)
    except OSError:
        raise Http404 from None
    if is_public:
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = f"public, max-age={TEN_MINUTES}"
    return response


def _whole(storage, name, as_attachment):
    """The file itself, or its name for the proxy that sends it."""
    suffix = PurePosixPath(name).suffix.lower()
    kind = (INLINE_TYPES | DOCUMENTS).get(suffix, "application/octet-stream")
    where = "inline" if suffix in INLINE_TYPES and not as_attachment else "attachment"
    if settings.MEDIA_ACCEL:
        response = HttpResponse(headers={"X-Accel-Redirect": settings.MEDIA_ACCEL + quote(name)})
    else:
        response = FileResponse(storage.open(name))
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f"{where}; filename*=utf-8''{quote(readable_name(name))}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

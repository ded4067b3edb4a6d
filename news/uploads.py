"""Access to uploads: a picture or a file is sent to those who may see an edition that has it."""

from pathlib import PurePosixPath

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import Http404
from django.views.decorators.http import require_safe

from publishing.previews import PREVIEW_PARAMETER, edition_of_pass, keep_private
from publishing.uploads import serve_file

from .models import Attachment, Picture, ReleaseEdition


@require_safe
def upload(request, name):
    """A file of a published edition, or of the one that a preview opens; 404 for any other."""
    belongings = _attachments(name) or _pictures(name)
    if not belongings:
        raise Http404
    is_attachment = isinstance(belongings[0], Attachment)
    editions = {row.edition_id for row in belongings}
    is_public = ReleaseEdition.objects.published().filter(pk__in=editions).exists()
    if not is_public and edition_of_pass(request, ReleaseEdition) not in editions:
        raise Http404
    is_public = is_public and PREVIEW_PARAMETER not in request.GET
    response = serve_file(request, default_storage, name, is_public=is_public, as_attachment=is_attachment)
    return response if is_public else keep_private(response)


def _attachments(name):
    return list(Attachment.objects.filter(file=name).only("edition_id"))


def _pictures(name):
    """The pictures that have this file as the original or as one of the widths on pages.

    The sizes for newsrooms are given by ``news.views.press_picture`` alone.
    """
    original = f"{PurePosixPath(name).parent}."
    rows = Picture.objects.filter(Q(image=name) | Q(image__startswith=original))
    return [
        picture
        for picture in rows.only("edition_id", "image", "width", "height")
        if picture.image.name == name or name in {one.name for one in picture.image.get_picture_files_list()}
    ]

"""The pictures of a release in the sizes that newsrooms ask for: whole, as JPEG, with the credit inside.

The widths that pages show are WebP and cut to one shape, and are made when a picture is saved. These are made
when they are first asked for, and kept: most pictures are never asked for in any of them.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import PurePath
from xml.sax.saxutils import escape

from django.core.files.base import ContentFile
from django.urls import reverse
from pictures.models import PillowPicture
from PIL import Image

from foundation.languages import text
from publishing.uploads import address_query

FOLDER = "news/press"
LONGEST_EDGES = [2000, 1200, 800]  # pixels: a newspaper page, a column, a screen
QUALITY = 88
XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:creator><rdf:Seq><rdf:li>{credit}</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© {credit}</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


@dataclass(frozen=True)
class PressSize:
    """A picture with its longer edge at ``edge`` pixels."""

    picture: object
    edge: int

    @property
    def pixels(self):
        """Width and height."""
        width, height = self.picture.width, self.picture.height
        scale = self.edge / max(width, height)
        return max(1, math.floor(width * scale)), max(1, math.floor(height * scale))

    @property
    def name(self):
        """Its name in the storage."""
        return f"{FOLDER}/{PurePath(self.picture.image.name).name.replace('.', '-')}-{self.edge}.jpg"

    def address(self, release):
        address = reverse("news:press_picture", args=[release.document.slug, self.picture.pk, self.edge])
        return address + address_query.get()

    @cached_property
    def bytes(self):
        """The size of the file, or None while it has not been made."""
        storage = self.picture.image.storage
        return storage.size(self.name) if storage.exists(self.name) else None

    def open(self):
        """The file, made now unless it exists. Raises ``OSError`` when the original cannot be read."""
        storage = self.picture.image.storage
        if not storage.exists(self.name):
            kept = storage.save(self.name, ContentFile(_jpeg(self.picture, self.edge)))
            if kept != self.name:  # another process made it meanwhile
                storage.delete(kept)
        return storage.open(self.name)


def press_sizes(picture):
    """Those smaller than the original, largest first."""
    longest = max(picture.width, picture.height)
    return [PressSize(picture, edge) for edge in LONGEST_EDGES if edge < longest]


def _jpeg(picture, edge):
    with picture.image.open() as file:
        image = Image.open(file)
        image.draft("RGB", (edge, edge))  # decode a large JPEG at a reduced size
        image = PillowPicture.pre_process(image)
    image.thumbnail((edge, edge))
    page = Image.new("RGB", image.size, "white")
    page.paste(image, mask=image.getchannel("A"))
    written = BytesIO()
    page.save(written, "JPEG", quality=QUALITY, progressive=True, optimize=True, xmp=_xmp(picture))
    return written.getvalue()


def _xmp(picture):
    words = {"credit": escape(picture.credit), "caption": escape(text(picture, "caption").plain)}
    return XMP.format(**words).encode()

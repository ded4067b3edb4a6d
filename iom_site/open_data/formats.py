"""The formats of the open data, each written from the same records, a few hundred at a time.

JSON; CSV as in RFC 4180 with a row of HXL hashtags below the header; GeoJSON as in RFC 7946; JSON-LD 1.1 with
W3C ORG, SKOS, FOAF and schema.org.
"""

import csv
import io
import json
import re
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import override

from foundation.exchange.open_data import NestedRecords, RecordKind, in_languages
from foundation.languages import LANGUAGES

# What a spreadsheet would run as a formula, unless it is a number or a telephone.
FORMULA = re.compile(r"[=+\-@\t\r](?![\d .()-]*$)")


def dumps(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def documentation():
    """The address of the page that documents the files, for whoever has only a file."""
    with override(settings.LANGUAGE_CODE):
        return settings.SITE_URL + reverse("open_data")


@dataclass(frozen=True)
class File:
    """A file of the open data: a kind of records in a format, or a part of them as a table of its own."""

    kind: RecordKind
    suffix: str
    part: NestedRecords | None = None

    @property
    def name(self):
        return f"{self.kind.name}-{self.part.name}" if self.part else self.kind.name

    @property
    def path(self):
        return reverse("data_file", args=[self.name, self.suffix])

    @property
    def media_type(self):
        return FORMATS[self.suffix].media_type

    @property
    def label(self):
        return FORMATS[self.suffix].label

    def write(self, batches, languages=LANGUAGES):
        """The file as pieces of bytes, one for each batch of records and what stands around them."""
        if set(languages) != set(LANGUAGES):
            batches = (
                [in_languages(self.kind.columns, one, languages) for one in batch] for batch in batches
            )
        for piece in FORMATS[self.suffix].write(self, batches, languages):
            yield piece.encode()


class ObjectWithList:
    """A format that is one JSON object with a list of things, one a line."""

    def write(self, file, batches, languages):
        start, between = self.opening(file), ""
        for batch in batches:
            things = ",\n".join(dumps(self.thing(file.kind, record)) for record in batch)
            yield f"{start}{between}{things}"
            start, between = "", ",\n"
        yield f"{start}\n]\n}}\n"


class Json(ObjectWithList):
    media_type, label = "application/json", "JSON"

    def opening(self, file):
        head = {"kind": file.kind.name, "documentation": documentation()}
        return f'{{\n{dumps(head)[1:-1]},\n"records":[\n'

    def thing(self, kind, record):
        return record


class GeoJson(ObjectWithList):
    media_type, label = "application/geo+json", "GeoJSON"

    def opening(self, file):
        return '{\n"type":"FeatureCollection",\n"features":[\n'

    def thing(self, kind, record):
        position = [record["longitude"], record["latitude"]]
        facts = {name: value for name, value in record.items() if name not in {"longitude", "latitude"}}
        return {
            "type": "Feature",
            "id": record["code"],
            "geometry": {"type": "Point", "coordinates": position},
            "properties": facts,
        }


def reference(address):
    """A term of JSON-LD whose value names another object."""
    return {"@id": address, "@type": "@id"}


def by_language(address):
    """A term whose value is a text in several languages."""
    return {"@id": address, "@container": "@language"}


def edtf(address):
    """A term whose value is a date of which something may not be known."""
    return {"@id": address, "@type": "edtf:EDTF"}


class JsonLd(ObjectWithList):
    media_type, label = "application/ld+json", "JSON-LD"

    @cached_property
    def terms(self):
        return {
            "org": "http://www.w3.org/ns/org#",
            "skos": "http://www.w3.org/2004/02/skos/core#",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "dct": "http://purl.org/dc/terms/",
            "owl": "http://www.w3.org/2002/07/owl#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "schema": "https://schema.org/",
            "edtf": "http://id.loc.gov/datatypes/edtf/",
            **{name: by_language(address) for name, address in TEXTS.items()},
            **{name: reference(address) for name, address in REFERENCES.items()},
            **{name: edtf(address) for name, address in DATES.items()},
            **OTHERS,
        }

    def opening(self, file):
        context = {"data": f"{settings.SITE_URL}/data/#"} | self.terms
        return f'{{\n"@context":{dumps(context)},\n"@graph":[\n'

    def thing(self, kind, record):
        return kind.thing(record)


TEXTS = {
    "name": "skos:prefLabel",
    "shortName": "skos:altLabel",
    "description": "dct:description",
    "purpose": "org:purpose",
    "roleName": "schema:roleName",
    "abstract": "dct:abstract",
    "articleBody": "schema:articleBody",
    "dateline": "schema:dateline",
}
REFERENCES = {
    "unitOf": "org:unitOf",
    "postIn": "org:postIn",
    "site": "org:basedAt",
    "member": "org:member",
    "organization": "org:organization",
    "originalOrganization": "org:originalOrganization",
    "resultingOrganization": "org:resultingOrganization",
    "country": "schema:areaServed",
    "area": "schema:containedInPlace",
    "host": "data:host",
    "successor": "dct:isReplacedBy",
    "person": "data:person",
    "addressCountry": "schema:addressCountry",
    "partOf": "dct:isPartOf",
    "creator": "dct:creator",
    "subject": "dct:subject",
    "mentions": "schema:mentions",
    "page": "foaf:page",
    "geonames": "owl:sameAs",
}
DATES = {
    "starts": "schema:startDate",
    "ends": "schema:endDate",
    "established": "schema:foundingDate",
    "abolished": "schema:dissolutionDate",
    "date": "dct:date",
}
OTHERS = {
    "code": "skos:notation",
    "iso3": "data:iso3",
    "otherName": "skos:altLabel",
    "kind": "dct:type",
    "certainty": "data:certainty",
    "source": "dct:source",
    "status": "data:status",
    "phase": "data:phase",
    "budget": "data:budget",
    "qualifier": "data:qualifier",
    "value": "schema:value",
    "modified": {"@id": "dct:modified", "@type": "xsd:dateTime"},
    "placement": "org:hasMembership",
    "membership": "org:hasMembership",
    "changedBy": "org:changedBy",
    "primarySite": "org:hasPrimarySite",
    "contactPoint": "schema:contactPoint",
    "contactType": "schema:contactType",
    "address": "schema:address",
    "telephone": "schema:telephone",
    "faxNumber": "schema:faxNumber",
    "email": "schema:email",
    "latitude": "schema:latitude",
    "longitude": "schema:longitude",
    "relation": "org:linkedTo",
    "funder": "schema:funder",
    "figure": "schema:additionalProperty",
    "event": "schema:about",
}


class Csv:
    """A table. A text that a spreadsheet would take for a formula begins with an apostrophe, here alone."""

    media_type, label = "text/csv; charset=utf-8; header=present", "CSV"

    def write(self, file, batches, languages):
        columns = self.columns(file)
        headers = [head for column in columns for head in column.headers(languages)]
        yield self.lines([[name for name, _tag in headers], [tag for _name, tag in headers]])
        for batch in batches:
            yield self.lines(
                [cell(one) for column in columns for one in column.cells(row[column.name], languages)]
                for record in batch
                for row in self.rows(file, record)
            )

    @staticmethod
    def columns(file):
        """Those of the kind, or of a part: the code of what it is a part of comes first."""
        return [OWNER, *file.part.columns] if file.part else file.kind.columns

    @staticmethod
    def rows(file, record):
        if not file.part:
            return [record]
        return [{"of": record["code"]} | row for row in record[file.part.name]]

    @staticmethod
    def lines(rows):
        written = io.StringIO()
        csv.writer(written).writerows(rows)
        return written.getvalue()


class Owner:
    """The first column of the table of a part: to which record a row belongs."""

    name, tag = "of", "#meta+of+code"

    def headers(self, languages):
        return [(self.name, self.tag)]

    def cells(self, value, languages):
        return [value]


OWNER = Owner()


def cell(value):
    """What stands in a cell of a table."""
    if value is None:
        return ""
    words = str(value)
    return f"'{words}" if isinstance(value, str) and FORMULA.match(words) else words


FORMATS = {"json": Json(), "csv": Csv(), "geojson": GeoJson(), "jsonld": JsonLd()}

"""Each field of a content model is in the open data, or is named with the reason why it is not.

A new field is imported and exported by itself; this file fails until somebody decides who reads it.
"""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from foundation.exchange.open_data import NestedRecords, TextList, TranslatedText
from foundation.exchange.resources import ContentResource, content_fields, field_of
from foundation.history.versions import Versioned, content_columns
from iom_site.open_data.files import RECORD_KINDS
from iom_site.open_data.restore import STEPS
from news.resources import PressContactResource, ReleaseEditionResource
from offices.resources import AreaCountryResource
from pages.resources import PageResource
from structure.resources import ContactPointResource, PersonResource

# The files of editors bring these, and the open data does not tell them.
IMPORT_ONLY = {
    "structure.Person.gender": "for editors, who choose the words of a title by it",
    "structure.Person.nationality": "for editors; no page says it",
    "structure.ContactPoint.phone_printed": "the number is told in its international form",
    "structure.ContactPoint.fax_printed": "as above",
    "offices.AreaCountry.basis": "for editors: how they know it",
    "pages.Page.label": "the menu is no data set",
    "pages.Page.blurb": "as above",
    "pages.Page.in_menu": "as above",
    "pages.Page.target_unit": "as above",
    "pages.Page.target_view": "as above",
    "news.ReleaseEdition.date_text": "for editors: the wording from which they read the date",
    "news.PressContact.person": "a contact is told by the name in the release",
}
# Neither in a file of editors nor in the open data; a whole model or abstract model stands for its fields.
# What a resource leaves out has its reason there (``Meta.without``).
HIDDEN = {
    "structure.Grant": "who may do what at the desk",
    "pages.Page.path": "made of the slugs of the pages above",
    "publishing.Edition.created_at": "who did what at the desk, and when",
    "publishing.Edition.created_by": "as above",
    "publishing.Edition.submitted_at": "as above",
    "publishing.Edition.submitted_by": "as above",
    "publishing.Edition.approved_at": "as above",
    "publishing.Edition.approved_by": "as above",
    "publishing.Edition.approved_alone": "as above",
    "publishing.Edition.seen_at": "as above",
    "publishing.Edition.seen_by": "as above",
    "pages.PageTranslation": "words in progress; those that are public stand in the edition",
    "news.ReleaseTranslation": "as above",
    "news.Picture": "a file, read on the page of its release",
    "news.Attachment": "as above",
}


# ---------------------------------------------------------------- the fields that there are


def content_models():
    return [model for model in apps.get_models() if issubclass(model, Versioned)]


def own_fields(model):
    """The names of the fields that a model does not inherit from a table, each translated one once."""
    columns = [model._meta.get_field(name) for name in content_columns(model)]
    lists = [one for one in model._meta.local_many_to_many if one.remote_field.through._meta.auto_created]
    return list(dict.fromkeys(field_of(one) for one in [*columns, *lists] if not one.primary_key))


def labels(model, name):
    """All that can name a field: its model, the abstract model that declares it, the field in either."""
    bases = [one for one in model.__mro__ if hasattr(one, "_meta") and one._meta.abstract]
    bases = [one for one in bases if name in {field.name for field in one._meta.local_fields}]
    owners = [one._meta.label for one in [model, *bases]]
    return {*owners, *(f"{owner}.{name}" for owner in owners)}


# ---------------------------------------------------------------- what becomes of them


def label_of(model, column):
    """The field of a column of a file, named after the model that has it in its table."""
    field = model._meta.get_field(column)
    return f"{field.model._meta.label}.{field_of(field)}"


def public():
    """The fields that come back from the open data, whatever they are called there."""
    records = {kind.name: [empty_record(kind.columns)] for kind in RECORD_KINDS}
    steps = [(step.resource._meta.model, row) for step in STEPS for row in step.rows(records)]
    return {label_of(model, column) for model, row in steps for column in row.cells}


def empty_record(columns):
    return {column.name: empty_value(column) for column in columns}


def empty_value(column):
    if isinstance(column, NestedRecords):
        return [empty_record(column.columns)]
    return {} if isinstance(column, TranslatedText) else [] if isinstance(column, TextList) else None


def resources(base=ContentResource):
    for resource in base.__subclasses__():
        yield from [resource] if resource._meta.model else []
        yield from resources(resource)


def imported():
    return {label_of(one._meta.model, column) for one in resources() for column in one._meta.fields}


def left_out():
    """The fields that a resource does not bring, each with its reason there."""
    reasons = [(one._meta.model, getattr(one._meta, "without", {})) for one in resources()]
    return {label_of(model, name): why for model, without in reasons for name, why in without.items()}


def undeclared(content):
    """The fields of these models that are neither public nor named with a reason."""
    told, in_files, no_column = public(), imported(), left_out()
    found = [(model, name) for model in content for name in own_fields(model)]
    return [
        label
        for model, name in found
        if (label := f"{model._meta.label}.{name}") not in told
        and not labels(model, name) & {*(IMPORT_ONLY if label in in_files else HIDDEN | no_column)}
    ]


# ---------------------------------------------------------------- the rule


def test_each_field_is_public_or_its_reason_is_named():
    assert undeclared(content_models()) == []


@isolate_apps("news")
def test_a_new_field_is_undeclared_until_somebody_decides():
    class Theme(Versioned):
        slug = models.SlugField(unique=True)
        name = models.CharField(max_length=100)
        motto = models.CharField(max_length=100, blank=True)
        neighbours = models.ManyToManyField("self")

        class Meta:
            app_label = "news"

    assert undeclared([Theme]) == ["news.Theme.motto", "news.Theme.neighbours"]


def test_every_name_and_reason_is_still_true():
    told, in_files = public(), imported()
    found = [(model, name) for model in content_models() for name in own_fields(model)]
    known = {f"{model._meta.label}.{name}": labels(model, name) for model, name in found}

    assert [label for label in IMPORT_ONLY if label not in in_files or label in told] == []
    for name in HIDDEN:
        of_that_name = {label for label, names in known.items() if name in names}
        assert of_that_name, name
        assert of_that_name & (told | in_files) == set(), name
    assert [label for label, why in (IMPORT_ONLY | HIDDEN | left_out()).items() if not why] == []


# ---------------------------------------------------------------- the columns of files


@isolate_apps("news")
def test_a_new_field_is_imported_and_exported_by_itself():
    class Saying(Versioned):
        source = models.TextField(blank=True)
        slug = models.SlugField(unique=True)
        above = models.ForeignKey("self", models.PROTECT)
        neighbours = models.ManyToManyField("self")
        noted_at = models.DateTimeField(editable=False)
        secret = models.TextField(blank=True)
        motto = models.TextField(blank=True)

        class Meta:
            app_label = "news"

    class SayingResource(ContentResource):
        class Meta:
            model = Saying
            without = {"secret": "it says why"}
            fields = content_fields(model, first=["slug"], without=without)

    columns = ["slug", "above", "neighbours", "motto", "source"]
    assert SayingResource().get_export_headers() == columns
    assert [one.column_name for one in SayingResource().get_import_fields()] == columns
    assert SayingResource.fields["above"].widget.field == "slug"
    assert SayingResource.fields["neighbours"].widget.field == "slug"


@pytest.mark.parametrize(
    ("resource", "columns"),
    [
        (PersonResource, ["gender", "nationality"]),
        (ContactPointResource, ["phone_printed", "phone", "fax_printed", "fax", "email", "starts", "ends"]),
        (AreaCountryResource, ["area", "country", "certainty", "basis", "source"]),
        (PageResource, ["code", "slug", "parent", "label_fr"]),
        (ReleaseEditionResource, ["event_starts", "event_ends", "countries", "themes"]),
        (PressContactResource, ["edition", "person", "name", "label_fr"]),
    ],
)
def test_the_columns_of_files_have_the_order_that_spreadsheets_know(resource, columns):
    headers = resource().get_export_headers()

    first = headers.index(columns[0])
    assert headers[first : first + len(columns)] == columns

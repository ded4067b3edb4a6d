import pytest
from django.contrib import admin
from django.db.models import ManyToManyField

from tests.factories import make_admin
from tests.forms import form_data
from tests.iom_site.test_admin import SAMPLES, url

pytestmark = pytest.mark.django_db

FIELDS = [
    (model, name) for model in SAMPLES for name in admin.site.get_model_admin(model).autocomplete_fields
]


@pytest.mark.parametrize(("model", "name"), [*FIELDS, ("news.ReleaseEdition", "issued_by")])
@pytest.mark.parametrize("wrong", ["autre", "99999999999999999999", "1\x00"])
def test_what_is_no_key_is_an_error_beside_its_field(client, model, name, wrong):
    client.force_login(make_admin())
    model = next(one for one in SAMPLES if model in {one, one._meta.label})
    address = url(model, "add")
    is_of_many = isinstance(model._meta._forward_fields_map.get(name), ManyToManyField)

    response = client.post(
        address, form_data(client.get(address), **{name: [wrong] if is_of_many else wrong})
    )

    assert name in response.context["adminform"].form.errors

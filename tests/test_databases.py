"""What a test commits is taken away when it ends."""

import pytest
from django.contrib.auth.models import Permission

from foundation.history.log import event_models
from structure.models import OrgUnit
from tests.databases import Cleaner
from tests.factories import make_admin, make_office

pytestmark = pytest.mark.django_db(transaction=True)


def test_rows_go_with_their_history_and_leave_none():
    cleaner = Cleaner()
    make_office(placed=True)
    make_admin()

    assert cleaner.clean()

    assert not OrgUnit.objects.exists()
    assert not event_models()[OrgUnit].objects.exists()
    assert Permission.objects.exists()


def test_a_changed_row_of_the_template_is_noticed():
    """So the end of this very test makes a new copy."""
    cleaner = Cleaner()
    Permission.objects.first().delete()

    assert not cleaner.clean()

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def french():
    """A request leaves its language behind: every test starts in French."""
    with override("fr"):
        yield

import pytest

from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast


@pytest.fixture
def westbury(db: None) -> Organisation:
    return cast.place("westbury")

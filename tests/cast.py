"""The cast, as fixtures. Who they are is told in `whatmatters.demonstration.cast`."""

import pytest

from tests.clearing import forget_audit
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.people import actions
from whatmatters.people.models import CircleMember, Kind, Person, Share

__all__ = [
    "farah",
    "helen",
    "june",
    "maggie",
    "maggie_herself",
    "ngozi",
    "owen",
    "priya",
    "ruth",
    "sam",
    "tomasz",
]


@pytest.fixture
def priya(db: None) -> Actor:
    """Maggie's social worker, in Helen's team."""
    return cast.worker("priya")


@pytest.fixture
def maggie(priya: Actor) -> Person:
    """Maggie Holt, 81, with Priya in her circle and an account of her own."""
    maggie = actions.begin_record(by=priya, known_as="Maggie", full_name="Margaret Holt")
    actions.give_account(person=maggie, user=cast.account("maggie", "Maggie Holt"), by="system")
    forget_audit()
    maggie.refresh_from_db()
    return maggie


@pytest.fixture
def maggie_herself(maggie: Person) -> Actor:
    """Maggie, signed in as herself."""
    assert maggie.user is not None
    return Actor(maggie.user)


@pytest.fixture
def sam(maggie: Person) -> Actor:
    """Support worker from Brook Home Care, in Maggie's circle."""
    sam = cast.worker("sam")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.SUPPORT_WORKER,
        name=sam.name,
        user=sam.user,
        organisation=cast.place("brook"),
    )
    return sam


@pytest.fixture
def june(maggie: Person) -> Actor:
    """Maggie's daughter, who helps and whom Maggie lets see her plan."""
    june = Actor(cast.account("june", "June Holt"))
    place = CircleMember.objects.create(
        person=maggie, kind=Kind.CARER, name=june.name, relation="my daughter", user=june.user
    )
    Share.objects.create(
        person=maggie,
        member=place,
        core=True,
        plan=True,
        purpose="So that she knows how I am",
        began_on=maggie.recorded_at.date(),
    )
    return june


@pytest.fixture
def helen(db: None) -> Actor:
    """Leads Priya's team."""
    return cast.worker("helen")


@pytest.fixture
def tomasz(db: None) -> Actor:
    """Does Priya's job in the same council, with other people. Not in Maggie's circle."""
    return cast.worker("tomasz")


@pytest.fixture
def ngozi(db: None) -> Actor:
    """Safeguarding lead of Priya's council. In nobody's circle."""
    return cast.worker("ngozi")


@pytest.fixture
def farah(db: None) -> Actor:
    """Carers' adviser in another organisation."""
    return cast.worker("farah")


@pytest.fixture
def owen(db: None) -> Actor:
    """Does Priya's job in the next county, and must never see any of this."""
    return cast.worker("owen")


@pytest.fixture
def ruth(db: None) -> Actor:
    """Privacy officer of Priya's council: watches who looked, and reads nobody's words."""
    return cast.worker("ruth")

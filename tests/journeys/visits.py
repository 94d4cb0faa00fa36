"""Visits, for the pages of them: a worker and a manager of the provider in the circle."""

from tests.proof.changed import changed
from tests.proof.visited import visited
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.people.models import CircleMember, Kind, Person

PLACES = {"sam": Kind.SUPPORT_WORKER, "bridget": Kind.PROVIDER}


def came(person: Person, long: str) -> dict[str, str]:
    """Of Brook Home Care, with words that are long."""
    workers = {key: cast.worker(key) for key in PLACES}
    for key, kind in PLACES.items():
        _join(person, workers[key], kind)
    given = (person, workers["sam"], cast.place("brook"), long)
    return visited(*given) | changed(*given)


def _join(person: Person, worker: Actor, kind: Kind) -> None:
    CircleMember.objects.get_or_create(
        person=person,
        user=worker.user,
        organisation_id=worker.organisation_id,
        kind=kind,
        defaults={"name": worker.name},
    )

"""Organisation, person and class of data; each with what takes it away."""

from uuid import uuid4

import pytest

from tests.walls.standing import served, sql
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import (
    Bar,
    BrokenGlass,
    CapacityRecord,
    CasePlace,
    CircleMember,
    Person,
    Share,
)


@pytest.mark.django_db
class TestHowFar:
    def test_ones_own_organisation(self, maggie: Person, priya: Actor, tomasz: Actor) -> None:
        assert _reaches(priya, maggie) == _reaches(tomasz, maggie) == EVERYTHING_OF_WORK

    def test_another_organisation(self, maggie: Person, owen: Actor) -> None:
        assert _reaches(owen, maggie) == set()

    def test_oneself(self, maggie: Person, maggie_herself: Actor) -> None:
        assert _reaches(maggie_herself, maggie) == CLASSES - {"safeguarding", "confidences"}

    def test_a_relative_by_what_is_shared(self, maggie: Person, june: Actor) -> None:
        assert _reaches(june, maggie) == {"core", "plan"}
        Share.objects.update(withdrawn_at=clock.now())
        assert _reaches(june, maggie) == set()

    def test_a_partner_by_what_is_shared(self, maggie: Person, owen: Actor) -> None:
        Share.objects.create(
            person=maggie, organisation_id=owen.organisation_id, alerts=True, purpose="x"
        )
        assert _reaches(owen, maggie) == {"alerts"}
        Share.objects.update(began_on=clock.today().replace(year=2020), until="2020-12-31")
        assert _reaches(owen, maggie) == set()

    def test_an_hour_of_emergency(self, maggie: Person, owen: Actor) -> None:
        assert owen.organisation_id
        BrokenGlass.objects.create(
            person=maggie,
            user=owen.user,
            organisation_id=owen.organisation_id,
            reason="danger",
            because="x",
        )
        assert _reaches(owen, maggie) == {"plan", "visits", "alerts"}
        BrokenGlass.objects.update(until=clock.now())
        assert _reaches(owen, maggie) == set()

    def test_a_case(self, maggie: Person, owen: Actor) -> None:
        assert owen.organisation_id
        CasePlace.objects.create(
            person=maggie, case=uuid4(), user=owen.user, organisation_id=owen.organisation_id
        )
        assert _reaches(owen, maggie) == CLASSES - {"diary-private"}

    def test_an_attorney_while_it_cannot_be_decided(self, maggie: Person, priya: Actor) -> None:
        ann = Actor(cast.account("ann", "Ann"))
        CircleMember.objects.create(
            person=maggie, kind="attorney", name="Ann", user=ann.user, proved_by="A deed"
        )
        assert _reaches(ann, maggie) == set()
        CapacityRecord.objects.create(
            person=maggie,
            decision="support",
            has_capacity=False,
            reasons="x",
            found_by=priya.user,
            found_on=clock.today().replace(year=2020),
            review_on=clock.today(),
        )
        lacking = {"core", "plan", "diary-shared", "visits", "alerts", "consent"}
        assert _reaches(ann, maggie) == lacking
        CapacityRecord.objects.update(review_on="2020-12-31")
        assert _reaches(ann, maggie) == set()

    def test_whoever_is_barred_reaches_nothing(self, maggie: Person, priya: Actor) -> None:
        Bar.objects.create(person=maggie, user=priya.user, barred_by=priya.user)
        assert _reaches(priya, maggie) == set()

    def test_death_ends_what_was_shared(self, maggie: Person, june: Actor, priya: Actor) -> None:
        Person.objects.update(died_on=clock.today())
        assert _reaches(june, maggie) == set()
        assert _reaches(priya, maggie) == EVERYTHING_OF_WORK


CLASSES = {
    "core",
    "plan",
    "talk",
    "diary-private",
    "diary-shared",
    "visits",
    "alerts",
    "safeguarding",
    "confidences",
    "budget",
    "audit",
    "consent",
}
EVERYTHING_OF_WORK = CLASSES - {"diary-private", "safeguarding"}


def _reaches(who: Actor, whom: Person) -> set[str]:
    with served(who):
        return {c for c in CLASSES if sql("SELECT wm_reaches(%s, %s)", whom.pk, c) == [(True,)]}

"""What is odd about somebody's looking, kind by kind, and whose privacy officers are told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from tests.clearing import forget_audit
from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Watched
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.actions import flagging, watching
from whatmatters.people.models import Person, Registration

BY_DAY = datetime(2026, 3, 3, 10, tzinfo=UTC)
AT_NIGHT = datetime(2026, 3, 3, 2, tzinfo=UTC)
Flag = Watched.Flag


def opened(by: Actor, person: Person, at: datetime = BY_DAY) -> None:
    with clock.at(at):
        audit.looked(by=by, at="home.person", about=person.pk)


def flags() -> set[str]:
    watching.watch()
    return set(Watched.objects.values_list("flag", flat=True))


def own_record(of: Actor, **facts: Any) -> Person:
    """A record of a worker's own, as a person."""
    return Person.objects.create(user=of.user, known_as=of.name, **facts)


@pytest.fixture(autouse=True)
def _nothing_yet(maggie: Person) -> None:
    forget_audit()


def test_everyday_looking_is_not_shown(maggie: Person, priya: Actor) -> None:
    opened(priya, maggie)

    assert flags() == set()


def test_their_own_record(maggie: Person, priya: Actor) -> None:
    opened(priya, own_record(priya))

    assert flags() == {Flag.OWN}


def test_the_same_surname(maggie: Person, tomasz: Actor) -> None:
    own_record(tomasz, full_name="Tomasz HOLT")
    opened(tomasz, maggie)

    assert flags() == {Flag.SURNAME}


@pytest.mark.parametrize(
    ("theirs", "hers"),
    [
        ("3 Mill Lane\nWestbury", "3 Mill Lane, Westbury"),
        ("Flat 2, Mill Lane, BA13 4AB", "The Old Forge, Mill Lane ba134ab"),
    ],
)
def test_the_same_address_or_postcode(
    theirs: str, hers: str, maggie: Person, tomasz: Actor
) -> None:
    own_record(tomasz, address=theirs)
    Person.objects.filter(pk=maggie.pk).update(address=hers)
    opened(tomasz, maggie)

    assert flags() == {Flag.ADDRESS}


def test_no_address_at_all_is_not_the_same(maggie: Person, tomasz: Actor) -> None:
    own_record(tomasz)
    opened(tomasz, maggie)

    assert flags() == set()


def test_a_colleague(maggie: Person, priya: Actor, tomasz: Actor) -> None:
    opened(priya, own_record(tomasz))

    assert flags() == {Flag.COLLEAGUE}


def test_somebody_who_works_elsewhere_is_no_colleague(
    maggie: Person, priya: Actor, owen: Actor
) -> None:
    opened(priya, own_record(owen))

    assert flags() == set()


def test_somebody_who_has_died(maggie: Person, priya: Actor) -> None:
    Person.objects.filter(pk=maggie.pk).update(died_on=BY_DAY.date())
    opened(priya, maggie)

    assert flags() == {Flag.DIED}


def test_at_night(maggie: Person, priya: Actor, sam: Actor) -> None:
    forget_audit()
    opened(priya, maggie, at=AT_NIGHT)
    opened(sam, maggie, at=AT_NIGHT)
    flags()

    assert [w.viewer for w in Watched.objects.filter(flag=Flag.NIGHT)] == [str(priya.user.pk)]


def test_many_records_in_an_hour(priya: Actor, maggie: Person, settings: LazySettings) -> None:
    settings.AUDIT_MANY_AN_HOUR = 3
    for number in range(2):
        opened(priya, Person.objects.create(known_as=f"Person {number}"))
    assert flags() == set()
    opened(priya, maggie, at=BY_DAY + timedelta(minutes=59))

    assert flags() == {Flag.MANY}
    assert Watched.objects.get().count == 3


def test_the_same_record_many_times_is_not_many(
    priya: Actor, maggie: Person, settings: LazySettings
) -> None:
    settings.AUDIT_MANY_AN_HOUR = 3
    for _ in range(5):
        opened(priya, maggie)

    assert flags() == set()


def test_hundreds_in_a_minute_are_shown_even_from_lists(
    priya: Actor, maggie: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flagging, "FLOOD", 3)
    people = [Person.objects.create(known_as=f"Person {number}") for number in range(3)]
    with clock.at(BY_DAY):
        audit.looked_at_list(by=priya, at="home.search", about=[person.pk for person in people])

    assert flags() == {Flag.FLOOD}


def test_a_list_says_nothing(maggie: Person, priya: Actor, settings: LazySettings) -> None:
    settings.AUDIT_MANY_AN_HOUR = 1
    with clock.at(AT_NIGHT):
        audit.looked_at_list(by=priya, at="home.day", about=[maggie.pk])

    assert flags() == set()


def test_trying_is_shown_too(maggie: Person, owen: Actor) -> None:
    own_record(owen, full_name="Owen Holt")
    with clock.at(BY_DAY):
        audit.denied(by=owen, at="home:person", about=maggie.pk)

    assert flags() == {Flag.SURNAME}


def test_relatives_are_not_watched(maggie: Person, june: Actor) -> None:
    forget_audit()
    own_record(june, full_name="June Holt")
    opened(june, maggie)

    assert flags() == set()


def test_it_is_told_once_a_day(maggie: Person, tomasz: Actor) -> None:
    own_record(tomasz, full_name="Tomasz Holt")
    for day in (0, 0, 1):
        opened(tomasz, maggie, at=BY_DAY + timedelta(days=day))
        flags()

    assert Watched.objects.count() == 2


def test_nothing_is_read_twice_and_nothing_left_out(maggie: Person, priya: Actor) -> None:
    opened(priya, maggie)

    assert (watching.watch(), watching.watch()) == (1, 0)
    opened(priya, maggie)
    assert watching.watch() == 1


def places(flag: str) -> set[str]:
    return set(Watched.objects.filter(flag=flag).values_list("organisation", flat=True))


def test_both_organisations_are_told_at_once_of_an_emergency(maggie: Person, tomasz: Actor) -> None:
    brook = cast.place("brook")
    Registration.objects.create(person=maggie, organisation=brook)
    actions.break_glass(person=maggie, by=tomasz, reason="danger", because="She has fallen")

    assert places(Flag.GLASS) == {str(tomasz.organisation_id), str(brook.pk)}


def test_an_emergency_is_told_each_time(maggie: Person, tomasz: Actor) -> None:
    for _ in range(2):
        glass = actions.break_glass(person=maggie, by=tomasz, reason="danger", because="A fall")
        actions.close_glass(glass=glass, by=tomasz)

    assert Watched.objects.filter(flag=Flag.GLASS).count() == 2


def test_a_confidential_service_tells_nobody_else(maggie: Person, farah: Actor) -> None:
    assert farah.membership is not None
    farah.membership.organisation.is_confidential = True
    farah.membership.organisation.save()
    own_record(farah, full_name="Farah Holt")
    opened(farah, maggie)
    flags()

    assert places(Flag.SURNAME) == {str(farah.organisation_id)}

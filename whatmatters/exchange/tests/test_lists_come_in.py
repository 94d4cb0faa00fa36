"""Rows of a list become people: those who are new, and nobody twice."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.exchange.actions import NotAllGood, PeopleBroughtIn, bring_in_people
from whatmatters.exchange.spreadsheet.people import PeopleList, read_people
from whatmatters.people.actions import index
from whatmatters.people.models import Kind, Person, SearchKey
from whatmatters.people.search import found


def listed(text: str, name: str = "list.csv", encoding: str = "utf-8") -> PeopleList:
    return read_people(name, text.encode(encoding))


def brought_in(
    text: str, westbury: Organisation, by: Actor | str = audit.SYSTEM, **more: Any
) -> PeopleBroughtIn:
    return bring_in_people(people=listed(text), organisation=westbury, by=by, **more)


WHOLE = (
    "Known as,Full name,Born,NHS number,Your number,Phone,What helps them communicate,"
    "Who helps: name,Who helps: relation\n"
    "Gracie,Grace Okafor,2 March 1948,9990548609,4471,01632 960001,Large print,June,daughter\n"
)


def test_a_row_becomes_a_person_who_can_be_found(westbury: Organisation, priya: Actor) -> None:
    done = brought_in(WHOLE, westbury, by=priya, into_circle=True)

    grace = Person.objects.visible_to(priya).get()
    assert done.new == 1
    assert grace.registrations.get().number == "4471"
    assert grace.identifiers.get().value == "9990548609"
    assert grace.needs.get().words == "Large print"
    assert grace.circle.get(name="June").relation == "daughter"
    for typed in ("kafor", "gracie", "999 054 8609", "4471"):
        assert [person.pk for person in found(priya, typed, at_most=3)] == [grace.pk]
    assert AuditEntry.objects.get().about == str(grace.pk)


def test_keys_are_those_that_the_record_would_make_itself(westbury: Organisation) -> None:
    brought_in(WHOLE, westbury)
    ours = sorted(bytes(key.key) for key in SearchKey.objects.all())

    index(Person.objects.get())

    assert sorted(bytes(key.key) for key in SearchKey.objects.all()) == ours


def test_with_one_bad_row_nobody_comes_in(westbury: Organisation) -> None:
    with pytest.raises(NotAllGood) as refused:
        brought_in("Known as,Born\nAda,\nBert,never\n", westbury)

    assert refused.value.sorted_out.bad_rows == 1
    assert not Person.objects.exists()


def test_good_rows_come_in_on_request(westbury: Organisation) -> None:
    done = brought_in("Known as,Born\nAda,\nBert,never\n", westbury, keep_good=True)

    assert (done.new, Person.objects.get().known_as) == (1, "Ada")


def test_twice_changes_nothing(westbury: Organisation) -> None:
    brought_in(WHOLE, westbury)

    done = brought_in(WHOLE, westbury)

    assert (done.new, len(done.sorted_out.here)) == (0, 1)
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "pile"),
    [
        ("Grace Okafor,2 March 1948,,", "doubles"),
        ("GRACE  OKAFOR,,,", "doubles"),
        ("Grace Okafor,3 March 1948,,", "new"),
        ("Grace Okafor,,9990548609,", "here"),
        ("G. Okafor,2 March 1948,9990548609,", "here"),
        ("Bert Lane,,9990548609,", "problems"),
        ("Grace Okafor,,,4471", "here"),
        ("Bert Lane,,,4471", "problems"),
        ("Bert Lane,,,", "new"),
    ],
)
def test_who_is_here_already(row: str, pile: str, westbury: Organisation) -> None:
    brought_in(WHOLE, westbury)

    done = brought_in(f"Full name,Born,NHS number,Your number\n{row}\n", westbury, keep_good=True)

    piles = {name: len(getattr(done.sorted_out, name)) for name in PILES}
    assert piles == {name: int(name == pile) for name in PILES}
    assert Person.objects.count() == (2 if pile == "new" else 1)


PILES = ("new", "here", "doubles", "problems")


def test_the_same_name_twice_in_a_list_is_asked_about(westbury: Organisation) -> None:
    done = brought_in("Full name,Phone\nAda Lane,\nAda Lane,01632 960001\n", westbury)

    assert (done.new, done.left_out) == (1, 1)
    assert done.sorted_out.doubles[0].why == "Row 2 has the same name"


def test_those_here_for_others_are_not_told_of(westbury: Organisation) -> None:
    brought_in(WHOLE, westbury)

    done = bring_in_people(
        people=listed(WHOLE), organisation=cast.place("eastbury"), by=audit.SYSTEM
    )

    assert done.new == 1


def test_only_a_worker_joins_the_circle(westbury: Organisation) -> None:
    dev = cast.worker("dev")

    brought_in(WHOLE, westbury, by=dev, into_circle=True)

    assert not Person.objects.get().circle.filter(kind=Kind.PRACTITIONER).exists()


@pytest.mark.parametrize("who", ["sam", "owen"])
def test_only_those_with_leave_bring_people_in(
    who: str, westbury: Organisation, request: pytest.FixtureRequest
) -> None:
    actor = request.getfixturevalue(who)
    before = Person.objects.count()

    with pytest.raises(PermissionDenied):
        brought_in(WHOLE, westbury, by=actor)

    assert Person.objects.count() == before


def test_more_rows_cost_hardly_more_queries(westbury: Organisation) -> None:
    def queries(rows: range) -> int:
        text = "Known as,Full name\n" + "".join(f"N{n},N{n} Name\n" for n in rows)
        with CaptureQueriesContext(
            connection,
        ) as counted:
            brought_in(text, westbury)
        return len(counted)

    assert queries(range(100, 104)) == queries(range(200, 212))

"""How visits went, counted: every number here was worked out by hand."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.visits.models import Goes, Hitch, Visit
from whatmatters.visits.periods import DAYS, Period, four_weeks, quarter
from whatmatters.visits.selectors import behind_page, everybody, report_page, went_page
from whatmatters.visits.selectors.knowing import Workers
from whatmatters.visits.selectors.report import _hidden
from whatmatters.visits.showing import late_by, short_by
from whatmatters.visits.tests.conftest import MONDAY, at
from whatmatters.visits.tests.counted import SUNDAY, Puts, every_case, put_for, somebody
from whatmatters.visits.went import KINDS

WEEK = Period(DAYS, MONDAY, MONDAY + timedelta(days=6))
#: Of each count, how many, and out of how many. The parts of what was planned add up to it.
BY_HAND = {
    "planned": (20, None),
    "done": (11, 20),
    "missed": (1, 20),
    "no-answer": (1, 20),
    "sent-away": (1, 20),
    "cancelled-by-them": (1, 20),
    "cancelled-by-us": (1, 20),
    "going-on": (1, 20),
    "to-come": (1, 20),
    "unsaid": (2, 20),
    "late": (1, 11),
    "short": (2, 11),
    "unsure": (9, 11),
    "rushed": (1, 20),
    "brief": (1, 20),
    "another": (1, 10),
    "nameless": (1, 11),
    "unplanned": (1, 12),
}


@pytest.fixture(autouse=True)
def that_sunday(that_morning: None) -> Iterator[None]:
    with clock.at(SUNDAY):
        yield


@pytest.fixture
def put(maggie: Person, brook: Organisation, sam: Actor) -> Puts:
    return put_for(maggie, brook, sam.user)


@pytest.fixture
def kofi(priya: Actor) -> Person:
    return begin_record(by=priya, known_as="Kofi", full_name="Kofi Mensah")


def test_every_count_is_as_worked_out_by_hand(put: Puts, bridget: Actor, sam: Actor) -> None:
    every_case(put, sam.user)

    page = report_page(viewer=bridget, period=WEEK)

    figures = [one for part in page.parts for one in part.figures]
    assert {one.kind.key: (one.n, one.of) for one in figures} == BY_HAND
    assert sum(n for key, (n, of) in BY_HAND.items() if key in became()) == 20
    assert page.workers == Workers(people=1, times=11, by_known=11, most=2, on_average=2.0)
    assert {one.kind.key: one.percent for one in figures}["short"] == 18


def became() -> set[str]:
    """What may have become of one that was planned: one of these, and no other."""
    page = {key for key, kind in KINDS.items() if kind.of == "planned"}
    return page - {"rushed", "brief"}


@pytest.mark.parametrize("key", sorted(KINDS))
def test_behind_each_count_are_so_many_visits(
    key: str, put: Puts, bridget: Actor, sam: Actor
) -> None:
    every_case(put, sam.user)
    page = behind_page(viewer=bridget, key=key, period=WEEK)
    assert page.page.paginator.count == len(page.lines) == BY_HAND[key][0]


def test_the_page_of_a_visit_says_the_same_as_the_counts(
    put: Puts, bridget: Actor, sam: Actor
) -> None:
    every_case(put, sam.user)
    done = list(Visit.objects.filter(status="done", was_planned=True))
    for key, told in (("late", late_by), ("short", short_by)):
        behind = behind_page(viewer=bridget, key=key, period=WEEK).lines
        assert {one.line.visit.pk for one in behind} == {one.pk for one in done if told(one)}


def test_days_outside_are_not_counted(put: Puts, bridget: Actor, sam: Actor) -> None:
    for day in (MONDAY - timedelta(days=1), MONDAY + timedelta(days=6)):
        put(sam.user, starts=at(9, day=day))
    put(sam.user, starts=at(9, day=MONDAY + timedelta(days=7)), status="planned")
    assert report_page(viewer=bridget, period=WEEK).parts[0].figures[0].n == 1


def test_how_many_different_workers_come_and_how_well_they_are_known(
    put: Puts, kofi: Person, brook: Organisation, bridget: Actor, sam: Actor
) -> None:
    """Maggie: 4, 2, 1, 1 and 1 times. Kofi: one worker, twice."""
    CircleMember.objects.create(
        person=kofi, kind=Kind.PROVIDER, name="Bridget", user=bridget.user, organisation=brook
    )
    for key, times in (("a", 4), ("b", 2), ("c", 1), ("d", 1), ("e", 1)):
        for _ in range(times):
            put(somebody(key))
    for _ in range(2):
        put_for(kofi, brook, sam.user)(sam.user)

    page = everybody(viewer=bridget, period=WEEK)

    assert page.workers == Workers(people=2, times=11, by_known=9, most=5, on_average=3.0)
    told = [(one.person, one.workers, one.by_known, one.times) for one in page.rows]
    assert told[0][1:] == (5, 7, 9)
    assert told[1] == (kofi, 1, 2, 2)
    assert report_page(viewer=bridget, period=WEEK).rows == page.rows


def test_two_who_go_together_are_both_there_whoever_else_came(
    put: Puts, bridget: Actor, sam: Actor
) -> None:
    visit = put(sam.user, somebody("ina"), workers_needed=2)
    Goes.objects.create(visit=visit, user=somebody("omar"), day=visit.day)
    Hitch.objects.create(visit=visit, kind="other-worker", recorded_by=somebody("omar"))
    assert report_page(viewer=bridget, period=WEEK).workers.times == 3


def test_that_a_manager_told_of_another_leaves_nobody_out(
    put: Puts, bridget: Actor, sam: Actor
) -> None:
    Hitch.objects.create(visit=put(sam.user), kind="other-worker", recorded_by=bridget.user)
    assert report_page(viewer=bridget, period=WEEK).workers.times == 1


def test_a_night_that_the_clocks_change_in_is_as_long_as_it_was(
    put: Puts, bridget: Actor, sam: Actor
) -> None:
    """From ten to seven, by the wall: ten hours, as the clocks go back."""
    day = date(2025, 10, 25)
    put(sam.user, starts=at(22, day=day), minutes=600, took=600)
    page = report_page(viewer=bridget, period=Period(DAYS, day, day))
    figures = {one.kind.key: one.n for part in page.parts for one in part.figures}
    assert (figures["done"], figures["short"], figures["late"]) == (1, 0, 0)


def test_of_one_person_only_theirs_and_only_for_who_may_read_them(
    put: Puts, kofi: Person, maggie: Person, brook: Organisation, maggie_herself: Actor, sam: Actor
) -> None:
    put(sam.user)
    put_for(kofi, brook, sam.user)(sam.user)
    page = went_page(viewer=maggie_herself, person_id=maggie.pk, period=WEEK)
    assert page.parts[0].figures[0].n == 1


def test_another_provider_counts_only_its_own(put: Puts, maggie: Person, sam: Actor) -> None:
    put(sam.user)
    put_for(maggie, cast.place("eastbury"), sam.user)(sam.user)
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.PROVIDER,
        name="B",
        user=bridget.user,
        organisation=cast.place("brook"),
    )
    assert report_page(viewer=bridget, period=WEEK).parts[0].figures[0].n == 1


def test_a_lead_is_shown_no_small_numbers(put: Puts, sam: Actor, helen: Actor) -> None:
    every_case(put, sam.user)

    page = report_page(viewer=helen, period=WEEK)

    shown = {one.kind.key: one.shown for part in page.parts for one in part.figures}
    assert (shown["planned"], shown["done"], shown["unsure"]) == ("20", "11", "9")
    assert {shown[key] for key in ("missed", "late", "rushed")} == {"fewer than 5"}
    assert (page.least, page.people, page.rows) == (5, None, ())
    assert page.workers == Workers(0, 0, 0, 0, 0)


def test_one_small_number_that_could_be_worked_out_takes_another_with_it() -> None:
    none = dict.fromkeys((*KINDS, "named", "took-place"), 0)
    found = none | {"planned": 30, "done": 20, "missed": 2, "cancelled-by-us": 8}
    assert _hidden(found) == {"missed": "fewer than 5", "cancelled-by-us": "not shown"}
    assert _hidden(none | {"planned": 30, "done": 30}) == {}
    assert _hidden(found | {"no-answer": 1})["missed"] == "fewer than 5"


def test_the_days() -> None:
    assert four_weeks(date(2026, 6, 14)).first == date(2026, 5, 18)
    assert quarter(date(2026, 6, 14)) == Period("quarter", date(2026, 1, 1), date(2026, 3, 31))
    new_year = quarter(date(2026, 1, 1))
    assert (new_year.first, new_year.last) == (date(2025, 10, 1), date(2025, 12, 31))

"""The arithmetic of time, against the worked example, to the minute; and what is always true."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whatmatters.timebank.reckoning import (
    Closing,
    Lot,
    Sheet,
    Terms,
    closed,
    first_day,
    given_in,
    last_day,
    next_sheet,
    number_of,
    room_on,
    run,
    share,
    total,
)

BEGINS = date(2026, 1, 5)
LAPSES = Terms(405, BEGINS, asks=False)

#: In hours: used, from carried, from given, owed, lapsed, carried on, lost after.
WORKED_EXAMPLE = [
    (24.75, 0, 24.75, 0, 0, 2.25, 3),
    (30.50, 2.25, 27.00, 1.25, 0, 0, None),
    (18.00, 0, 18.00, 0, 1.00, 6.75, 5),
    (26.00, 6.75, 19.25, 0, 1.00, 6.75, 6),
    (27.00, 6.75, 20.25, 0, 0, 6.75, 7),
]

TERMS = st.builds(
    Terms,
    minutes_a_week=st.integers(15, 3000),
    begins_on=st.dates(date(2024, 1, 1), date(2027, 12, 31)),
    period=st.sampled_from(["four-weeks", "month", "quarter"]),
    carry_percent=st.integers(0, 100),
    carry_life=st.integers(0, 4),
    overdraw_percent=st.integers(0, 100),
    asks=st.booleans(),
)
SPENT = st.lists(st.tuples(st.integers(0, 20000), st.booleans()), min_size=1, max_size=8)


def lived(terms: Terms, spent: list[tuple[int, bool]]) -> Iterator[tuple[Sheet, Closing]]:
    """Each period with so much spent in it, frozen or not, and how it closed."""
    sheet = Sheet(1, given=given_in(terms, 1))
    for minutes, is_frozen in spent:
        sheet = replace(sheet, spent=minutes, is_frozen=is_frozen)
        closing, following = next_sheet(terms, sheet, None)
        yield sheet, closing
        sheet = following


class TestWorkedExample:
    def test_to_the_minute(self) -> None:
        spent = [(round(60 * row[0]), False) for row in WORKED_EXAMPLE]
        for row, (_sheet, came) in zip(WORKED_EXAMPLE, lived(LAPSES, spent), strict=True):
            hours = (came.from_carried, came.from_given, came.owed, came.lapsed)
            assert tuple(minutes / 60 for minutes in hours) == row[1:5]
            assert total(came.carried) / 60 == row[5]
            assert [lot.lost_after for lot in came.carried] == ([row[6]] if row[6] else [])
            assert came.expired == 0

    def test_what_was_used_ahead_is_less_in_the_next(self) -> None:
        sheets = [sheet for sheet, _ in lived(LAPSES, [(1485, False), (1830, False), (0, False)])]
        assert [sheet.total / 60 for sheet in sheets] == [27.00, 29.25, 25.75]


class TestPeriods:
    def test_four_weeks_are_twenty_eight_days(self) -> None:
        assert first_day(LAPSES, 2) == date(2026, 2, 2)
        assert last_day(LAPSES, 1) == date(2026, 2, 1)
        assert given_in(LAPSES, 1) == 1620

    def test_a_month_begins_on_the_same_day_or_its_last(self) -> None:
        terms = Terms(420, date(2026, 1, 31), period="month")
        begins = [first_day(terms, number) for number in (1, 2, 3, 14)]
        assert begins == [
            date(2026, 1, 31),
            date(2026, 2, 28),
            date(2026, 3, 31),
            date(2027, 2, 28),
        ]
        assert given_in(terms, 1) == 420 * 28 // 7

    def test_a_quarter_is_three_months(self) -> None:
        terms = Terms(420, date(2026, 4, 1), period="quarter")
        assert last_day(terms, 1) == date(2026, 6, 30)
        assert given_in(terms, 1) == 420 * 91 // 7

    def test_cut_short_it_gives_by_its_days(self) -> None:
        terms = Terms(405, BEGINS, ends_on=BEGINS + timedelta(days=9))
        assert (last_day(terms, 1), given_in(terms, 1)) == (terms.ends_on, 579)

    def test_half_a_minute_is_one_more(self) -> None:
        assert [share(15, days) for days in (0, 1, 7)] == [0, 2, 15]
        assert share(17, 7 * 3) == 51

    @given(TERMS, st.integers(0, 1500))
    def test_each_day_is_in_the_period_that_says_so(self, terms: Terms, days: int) -> None:
        day = terms.begins_on + timedelta(days=days)
        number = number_of(terms, day)
        assert first_day(terms, number) <= day <= last_day(terms, number)
        assert first_day(terms, number + 1) == last_day(terms, number) + timedelta(days=1)


class TestClosing:
    @settings(deadline=None)
    @given(TERMS, SPENT)
    def test_every_period_closes_to_nothing(
        self, terms: Terms, spent: list[tuple[int, bool]]
    ) -> None:
        for sheet, came in lived(terms, spent):
            gone = total(came.carried) + came.expired + came.lapsed - came.owed
            assert sheet.balance == gone
            assert came.owed == 0 or not came.carried

    @settings(deadline=None)
    @given(TERMS, SPENT)
    def test_where_we_ask_first_nothing_is_lost(
        self, terms: Terms, spent: list[tuple[int, bool]]
    ) -> None:
        for _, came in lived(replace(terms, asks=True), spent):
            assert (came.expired, came.lapsed) == (0, 0)

    @settings(deadline=None)
    @given(TERMS, SPENT)
    def test_no_more_is_carried_than_was_agreed(
        self, terms: Terms, spent: list[tuple[int, bool]]
    ) -> None:
        for sheet, came in lived(replace(terms, asks=False), [(one, False) for one, _ in spent]):
            most = given_in(terms, sheet.number) * terms.carry_percent / 100
            assert total(came.carried) <= most + 0.5

    def test_what_is_oldest_is_spent_first(self) -> None:
        sheet = Sheet(3, lots=(Lot(60, 4), Lot(30, 3)), given=1500, spent=40)
        came = closed(Terms(405, BEGINS, carry_percent=100), sheet)
        assert came.carried == (Lot(50, 4), Lot(1500, 5))

    def test_what_was_carried_too_long_is_lost(self) -> None:
        sheet = Sheet(3, lots=(Lot(60, 3),), given=1620, spent=1620)
        came = closed(LAPSES, sheet)
        assert (came.expired, came.carried) == (0, (Lot(60, 5),))
        idle = closed(LAPSES, replace(sheet, spent=0, given=0))
        assert (idle.expired, idle.carried) == (60, ())

    def test_where_we_ask_it_is_marked(self) -> None:
        sheet = Sheet(3, lots=(Lot(60, 3),), given=1620, spent=0)
        came = closed(replace(LAPSES, asks=True), sheet)
        assert total(came.carried) == 1680
        assert came.waiting(3) == 1680 - 405

    def test_while_away_nothing_is_lost_and_all_is_kept_longer(self) -> None:
        sheet = Sheet(3, lots=(Lot(60, 3),), given=1620, is_frozen=True)
        came = closed(LAPSES, sheet)
        assert (came.expired, came.lapsed) == (0, 0)
        assert came.carried == (Lot(60, 4), Lot(1620, 6))

    def test_what_is_planned_still_is_never_lost(self) -> None:
        came = closed(replace(LAPSES, carry_percent=0), Sheet(1, given=1620, planned=90))
        assert came.carried == (Lot(90, 2),)
        assert came.lapsed == 1620 - 90

    def test_more_put_right_than_was_spent_is_time_of_this_period(self) -> None:
        came = closed(LAPSES, Sheet(2, given=0, spent=-60))
        assert came.carried == (Lot(60, 4),)


class TestRoom:
    NOW: Mapping[int, Sheet] = {1: Sheet(1, given=1620)}

    def test_what_there_is_and_what_may_be_used_ahead(self) -> None:
        assert room_on(LAPSES, self.NOW, 1) == 1620 + 162

    def test_later_with_what_will_be_carried(self) -> None:
        assert room_on(LAPSES, self.NOW, 2) == 1620 + 405 + 162

    def test_what_is_promised_later_is_not_given_away_now(self) -> None:
        promised = {**self.NOW, 2: Sheet(2, planned=1620 + 405)}
        assert room_on(LAPSES, promised, 1) == 1620 + 162 - 405

    def test_nothing_is_used_ahead_at_the_very_end(self) -> None:
        ends = replace(LAPSES, ends_on=BEGINS + timedelta(days=27))
        assert room_on(ends, self.NOW, 1) == 1620

    @settings(deadline=None, max_examples=60)
    @given(
        TERMS,
        st.dictionaries(st.integers(1, 5), st.integers(0, 4000), max_size=4),
        st.integers(1, 5),
    )
    def test_it_is_the_most_that_fits(
        self, terms: Terms, promised: dict[int, int], number: int
    ) -> None:
        sheets = {n: Sheet(n, planned=minutes) for n, minutes in promised.items()}
        first = sheets.get(1, Sheet(1))
        sheets[1] = replace(first, given=given_in(terms, 1))

        room = room_on(terms, sheets, number)

        assert room == 0 or owes_within(terms, sheets, number, room)
        assert not owes_within(terms, sheets, number, room + 1)


def owes_within(terms: Terms, sheets: Mapping[int, Sheet], number: int, more: int) -> bool:
    """Whether no period from this one on ends with more owed than agreed, by plain running."""
    there = sheets.get(number, Sheet(number))
    tried = {**sheets, number: replace(there, planned=there.planned + more)}
    return all(
        100 * came.owed <= terms.overdraw_percent * given_in(terms, sheet.number)
        for sheet, came in run(terms, tried, max(number, *sheets))
        if sheet.number >= number
    )


@pytest.mark.parametrize("asks", [True, False])
def test_ten_years_are_reckoned_in_a_moment(asks: bool) -> None:
    terms = replace(LAPSES, asks=asks)
    assert len(list(run(terms, {1: Sheet(1, given=1620)}, 130))) == 130

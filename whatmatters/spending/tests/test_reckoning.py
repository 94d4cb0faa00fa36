"""A month is arithmetic: whatever came and went, what is printed adds up."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from whatmatters.spending.models import MORE, Entry, Kind
from whatmatters.spending.months import Month
from whatmatters.spending.reckoning import (
    Ceiling,
    Planned,
    Tally,
    money,
    tally_of,
)

AUGUST = Month(date(2026, 8, 1))
CHOIR, TAXI, GONE = (UUID(int=number) for number in (1, 2, 3))
PLAN = (
    Planned(CHOIR, "The choir", Decimal("17.71")),
    Planned(TAXI, "A taxi", Decimal("9.00")),
)
amounts = some.decimals("0.01", "99999.99", places=2)


@some.composite
def entries(draw: some.DrawFn) -> Entry:
    kind = draw(some.sampled_from(Kind))
    amount = draw(amounts) * (1 if kind in MORE else -1)
    has_line = kind in {Kind.SPENT, Kind.CAME_BACK}
    line = draw(some.sampled_from([CHOIR, TAXI, GONE, None])) if has_line else None
    is_right = draw(some.booleans())
    on = AUGUST.first + timedelta(days=draw(some.integers(0, 60)))
    return Entry(kind=kind, amount=amount * (1 if is_right else -1), on=on, line=line, towards="It")


def month(opening: Decimal, which: Month, all_of_them: list[Entry]) -> Tally:
    inside = [one for one in all_of_them if which.first <= one.on < which.after]
    return tally_of(which, opening=opening, entries=inside, planned=PLAN)


@given(some.lists(entries(), max_size=20), amounts)
def test_what_is_left_is_what_there_was_and_came_less_what_went(
    them: list[Entry], opening: Decimal
) -> None:
    first = month(opening, AUGUST, them)
    second = month(first.closing, AUGUST.next, them)

    until = [one.amount for one in them if one.on < AUGUST.next.after]
    assert second.closing == opening + sum(until, Decimal(0))
    for whole in (first, second):
        rows = [row for group in whole.groups for row in group.entries]
        assert whole.total_out == sum((row.printed for row in rows), Decimal(0))
        assert whole.closing - whole.opening == whole.total_in - whole.total_out


@given(some.lists(entries(), max_size=20))
def test_each_entry_stands_once_on_one_side(them: list[Entry]) -> None:
    whole = month(Decimal(0), AUGUST, them)
    went = [row for group in whole.groups for row in group.entries]
    inside = [one for one in them if one.on < AUGUST.after]

    assert sorted(map(id, [*whole.came_in, *went])) == sorted(map(id, inside))


def went(amount: str, line: UUID | None = CHOIR, kind: str = Kind.SPENT) -> Entry:
    on = date(2026, 8, 20)
    return Entry(kind=kind, amount=-Decimal(amount), on=on, line=line, towards="The old line")


def test_more_than_planned_is_told_and_is_no_fault() -> None:
    choir, taxi = month(Decimal(100), AUGUST, [went("20.00")]).groups

    assert choir.is_over
    assert choir.says == "£17.71 is planned. This is £2.29 more. We can talk about it."
    assert taxi.says == "£9.00 is planned. £9.00 of it is not spent."


def test_what_is_planned_and_not_spent_is_never_below_nothing() -> None:
    whole = month(Decimal(100), AUGUST, [went("20.00"), went("4.00", TAXI)])

    assert [(group.name, group.left) for group in whole.not_spent] == [("A taxi", Decimal(5))]
    assert whole.total_not_spent == Decimal("5.00")


def test_what_a_shop_gave_back_makes_its_line_less() -> None:
    back = Entry(kind=Kind.CAME_BACK, amount=Decimal(5), on=date(2026, 8, 21), line=CHOIR)
    whole = month(Decimal(100), AUGUST, [went("20.00"), back])

    assert whole.total_in == 0
    assert whole.groups[0].total == Decimal("15.00")


def test_what_came_back_of_another_month_is_not_left_of_this_plan() -> None:
    back = Entry(kind=Kind.CAME_BACK, amount=Decimal(40), on=date(2026, 8, 21), line=CHOIR)
    whole = month(Decimal(100), AUGUST, [back])

    assert whole.groups[0].says == "£17.71 is planned. £17.71 of it is not spent."
    assert whole.total_not_spent == Decimal("26.71")
    assert whole.closing == Decimal(140)


def test_a_line_the_plan_no_longer_has_keeps_its_name() -> None:
    whole = month(Decimal(100), AUGUST, [went("3.00", GONE), went("2.00", None)])

    assert [group.name for group in whole.spent] == ["The old line", "Not in the plan"]
    assert whole.spent[0].says == ""


def test_what_is_kept_for_looking_after_a_fund_stands_by_itself() -> None:
    whole = month(Decimal(100), AUGUST, [went("12.00", None, Kind.RUNNING)])

    assert [group.name for group in whole.spent] == ["For looking after the money"]


def test_the_ceiling_of_the_facts() -> None:
    """£180.00 × 8 weeks = £1,440.00."""
    at = Ceiling(8, 8 * Decimal(180), Decimal(0), Decimal(0), left=Decimal("1440.00"))
    over = Ceiling(8, 8 * Decimal(180), Decimal(100), Decimal(200), left=Decimal("1740.01"))

    assert (at.amount, at.over, over.over) == (Decimal(1440), Decimal(0), Decimal("0.01"))


def test_below_nothing_is_printed_with_its_sign_first() -> None:
    assert money(Decimal("-4.5")) == "−£4.50"


@pytest.mark.parametrize(
    ("asked", "month"),
    [
        ("2026-09", "2026-09"),
        ("2026-01", "2026-08"),
        ("2027-01", "2026-10"),
        ("", "2026-10"),
        ("2026-13", "2026-10"),
        ("0000-00", "2026-10"),
        ("x" * 400, "2026-10"),
        ("٢٠٢٦-٠٩", "2026-09"),
    ],
)
def test_a_month_that_is_not_there_is_the_nearest_that_is(asked: str, month: str) -> None:
    latest = Month(date(2026, 10, 1))

    assert str(Month.asked(asked, earliest=AUGUST, latest=latest)) == month

"""Whatever the lines: what is printed adds up to the printed total, to the penny. Always."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as some

from whatmatters.plans.costs import Costs, Line, Price, pence, percent_of, shared_out
from whatmatters.plans.models import SHARES, Often, Route, Unit

BEGIN, END = date(2023, 1, 1), date(2029, 12, 31)
ZERO = Decimal("0.00")
days = some.dates(BEGIN, END) | some.sampled_from([date(2024, 2, 29), date(2028, 2, 29)])
money = some.integers(0, 999_999_999).map(lambda pennies: Decimal(pennies).scaleb(-2))
small = some.integers(0, 50_000).map(lambda pennies: Decimal(pennies).scaleb(-2))
percents = some.integers(0, 10_000).map(lambda part: Decimal(part).scaleb(-2))
weeks = some.sampled_from([Fraction(52), Fraction("52.143")])


@some.composite
def prices(draw: some.DrawFn) -> tuple[Price, ...]:
    """One price for ever; or prices that follow one another from day to day, with gaps or not."""
    if draw(some.booleans()):
        return (Price(draw(money)),)
    starts = sorted(draw(some.sets(days, min_size=1, max_size=4)))
    ends = [after - timedelta(days=1) for after in starts[1:]] + [None]
    if draw(some.booleans()):
        ends[-1] = starts[-1]
    return tuple(Price(draw(small), start, end) for start, end in zip(starts, ends, strict=True))


@some.composite
def shares(draw: some.DrawFn) -> tuple[tuple[Route, Decimal], ...]:
    """Parts of 10,000 that make the whole, by any of the ways that pay."""
    cuts = sorted(draw(some.lists(some.integers(0, 10_000), min_size=4, max_size=4)))
    parts = [b - a for a, b in zip([0, *cuts], [*cuts, 10_000], strict=True)]
    each = zip(SHARES, parts, strict=True)
    return tuple((route, Decimal(part).scaleb(-2)) for route, part in each if part)


@some.composite
def lines(draw: some.DrawFn) -> Line:
    begins, ends = draw(some.none() | days), draw(some.none() | days)
    if begins and ends and ends < begins:
        begins, ends = ends, begins
    mixed = draw(some.booleans())
    return Line(
        what="It",
        often=draw(some.sampled_from(Often)),
        prices=draw(prices()),
        quantity=draw(some.integers(1, 999_999).map(lambda n: Decimal(n).scaleb(-2))),
        times=draw(some.integers(1, 20)),
        unit=draw(some.sampled_from(Unit)),
        begins_on=begins,
        ends_on=ends,
        on_cost_percent=draw(percents),
        route=Route.MIXED if mixed else draw(some.sampled_from(list(SHARES))),
        shares=draw(shares()) if mixed else (),
        doer=draw(some.sampled_from(["myself", "provider", "assistant"])),
        outcome=draw(some.integers(1, 3)),
    )


plans = some.lists(lines(), max_size=8)


@settings(max_examples=150, deadline=None)
@given(plans, days, weeks, percents)
def test_each_column_is_the_sum_of_what_is_printed_in_it(
    plan: list[Line], on: date, year: Fraction, back: Decimal
) -> None:
    costs = Costs.of(plan, on=on, weeks=year)

    for column in ("week", "year", "once"):
        printed = [getattr(row, column) for row in costs.rows]
        parts = [part for one in printed for part in (one.itself, one.on_costs)]
        assert all(part == part.quantize(Decimal("0.01")) and part >= 0 for part in parts)
        assert sum(parts, ZERO) == getattr(costs.sum, column)
    assert costs.sum.week + costs.contingency(back) == costs.with_contingency(back)
    assert costs.weekly + costs.spread == costs.sum.week


@settings(max_examples=150, deadline=None)
@given(plans, days, weeks)
def test_however_it_is_grouped_it_comes_to_the_same(
    plan: list[Line], on: date, year: Fraction
) -> None:
    costs = Costs.of(plan, on=on, weeks=year)

    for groups in (costs.by_route(), costs.by_doer(), costs.by_outcome()):
        for column in ("week", "year", "once"):
            together = sum((getattr(one, column) for one in groups.values()), ZERO)
            assert together == getattr(costs.sum, column)


@settings(max_examples=150, deadline=None)
@given(lines(), days, days, days)
def test_days_are_never_lost_or_counted_twice(
    line: Line, one: date, other: date, third: date
) -> None:
    """Cut anywhere, the parts come to the whole but for half a penny a piece and on-cost each."""
    first, cut, end = sorted((one, other, third))
    pieces = len(list(line.pieces()))

    whole = line.over(first, end)
    apart = line.over(first, cut) + line.over(cut, end)
    assert abs(whole - apart) <= Decimal("0.04") * max(pieces, 1)
    assert line.over(cut, cut) == 0


@settings(max_examples=150, deadline=None)
@given(lines(), days)
def test_each_day_has_one_price_at_most(line: Line, day: date) -> None:
    assert sum(piece.holds_on(day) for piece in line.pieces()) <= 1


@given(money, some.lists(some.integers(0, 10_000), min_size=1, max_size=6))
def test_the_parts_make_the_whole_and_none_is_off_by_a_penny(
    amount: Decimal, parts: list[int]
) -> None:
    by = {number: Decimal(part) for number, part in enumerate(parts)}
    found = shared_out(amount, by)

    if not any(parts):
        assert found == {}
        return
    assert sum(found.values(), ZERO) == amount
    for number, part in by.items():
        exactly = Fraction(amount) * Fraction(part) / sum(parts)
        assert abs(Fraction(found[number]) - exactly) < Fraction(1, 100)


@given(some.fractions(0, 10**9))
def test_it_is_rounded_once_to_the_nearest_penny_and_half_up(exactly: Fraction) -> None:
    rounded = Fraction(pence(exactly))

    assert -Fraction(1, 200) < rounded - exactly <= Fraction(1, 200)


def test_half_a_penny_is_a_penny() -> None:
    assert [str(pence(Fraction(n, 1000))) for n in (4, 5, 14, 15, 25)] == [
        "0.00",
        "0.01",
        "0.01",
        "0.02",
        "0.03",
    ]
    assert percent_of(Decimal("0.10"), Decimal(5)) == Decimal("0.01")

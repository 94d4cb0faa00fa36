"""What an offer costs, counted as a plan counts: each line rounded by itself, and then added up."""

from collections.abc import Iterable

from whatmatters.brokerage.models import PriceLine
from whatmatters.plans.costs import Costs, Line, Price, piece_in_words
from whatmatters.plans.models import Often, Unit


def line_of(kept: PriceLine) -> Line:
    return Line(
        what=kept.what,
        often=Often(kept.per),
        prices=(Price(kept.amount),),
        quantity=kept.how_many,
        unit=Unit(kept.unit),
    )


def costs_of(lines: Iterable[PriceLine]) -> Costs:
    return Costs.of(line_of(kept) for kept in lines)


def line_in_words(kept: PriceLine) -> str:
    """`3 hours a week at £25.40`."""
    return " ".join(piece_in_words(piece) for piece in line_of(kept).pieces())

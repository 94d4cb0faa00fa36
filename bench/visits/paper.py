"""What was found of visits, as a part of the page of benchmarks."""

from pathlib import Path

from bench.visits.racing import FEW, MANY, THEIRS, Costs

#: Ten years may cost so much more than a month.
GROWTH = 1.2
PAPER = Path(__file__).with_name("paper.txt")


def render(costs: list[Costs], **said: object) -> str:
    races = "\n".join(_line(cost, THEIRS, cost.aim) for cost in costs)
    growths = "\n".join(_line(cost, FEW, GROWTH) for cost in costs)
    return PAPER.read_text("utf-8").format(races=races, growths=growths, **said)


def _line(costs: Costs, other: str, aim: float | None) -> str:
    ratio, low, high = costs.ratio(other)
    return (
        f"| {costs.title} | {costs.middle(MANY):.1f} | {costs.middle(other):.1f} | **{ratio:.2f}** "
        f"| {low:.2f} to {high:.2f} | {f'at most {aim}' if aim else ''} |"
    )

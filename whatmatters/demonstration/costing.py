"""What Maggie’s next plan would cost: rates, somebody of her own, and three ways side by side."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans import actions as plans
from whatmatters.plans.models import Action, CostLine, Plan, Rate

OF_HER_OWN = "Be there at breakfast, hands off"
BOTH = "Ali at breakfast, Sam for the walk. I like Sam on the hill. He does not talk."
AGENCY = "It works. But it is nine o’clock whether I am up or not."
OWN = "One face. But who comes when she is ill?"


def tell_what_it_costs() -> None:
    """Rates of the council, and Maggie’s draft with three options of which none is chosen yet."""
    with clock.at(clock.now() - timedelta(days=9)):
        assistant = _rates()
        running = Person.objects.get(full_name="Margaret Holt").plans.running().get()
        draft = plans.open_next_version(plan=running, by=cast.worker("priya"))
        own = _somebody_of_her_own(draft, assistant)
        _options(draft, own)


def _rates() -> Rate:
    """Home care has a second price, from April; an assistant has one. Returns the assistant’s."""
    dev = cast.worker("dev")
    council = Organisation.objects.get(memberships__user=dev.user)
    spring = clock.today().replace(month=4, day=1)
    last = spring.replace(year=spring.year - 1)
    care = plans.begin_rate(
        organisation=council,
        by=dev,
        name="An hour of home care",
        unit="hour",
        amount=Decimal("24.10"),
        from_on=last.replace(year=last.year - 1),
    )
    plans.set_price(rate=care, by=dev, amount=Decimal("25.40"), from_on=last)
    return plans.begin_rate(
        organisation=council,
        by=dev,
        name="An hour of a personal assistant",
        unit="hour",
        amount=Decimal("14.60"),
        from_on=last,
    )


def _somebody_of_her_own(draft: Plan, rate: Rate) -> list[CostLine]:
    """An assistant at breakfast, with what employing her takes."""
    action = _in(draft, "Be there while I do it, hands off")
    assistant = plans.add_action(
        aim=action.aim,
        by=cast.worker("priya"),
        doer="assistant",
        who="Ali Noor",
        what=OF_HER_OWN,
        how_often="when I am up, five mornings",
    )
    lines = (
        {"rate": rate, "quantity": Decimal(5), "often": "week", "on_cost_percent": Decimal(14)},
        {"what": "Payroll", "unit_price": Decimal("9.50"), "often": "four-weeks"},
        {"what": "Employer’s insurance", "unit_price": Decimal(95), "often": "year"},
    )
    return [_paid(assistant, **line) for line in lines]


def _paid(action: Action, **line: object) -> CostLine:
    by = cast.worker("priya")
    return plans.add_cost_line(action=action, by=by, route="direct-payment", **line)  # type: ignore[arg-type]  # as above


def _options(draft: Plan, own: Iterable[CostLine]) -> None:
    """Both; only the agency; only somebody of her own."""
    every = set(CostLine.objects.filter(action__aim__plan=draft))
    breakfast = set(_in(draft, "Be there while I do it, hands off").cost_lines.all())
    walk = set(_in(draft, "Walk with me to the gate and back").cost_lines.all())
    for name, lines, back, thinks in (
        ("A bit of both", every - breakfast, 5, BOTH),
        ("The agency alone", every - set(own), 0, AGENCY),
        ("Somebody of my own", every - breakfast - walk, 5, OWN),
    ):
        plans.add_option(
            plan=draft,
            by=cast.worker("priya"),
            name=name,
            cost_lines=sorted(lines, key=lambda line: line.pk),
            contingency_percent=Decimal(back),
            thinks=thinks,
        )


def _in(draft: Plan, what: str) -> Action:
    return Action.objects.get(aim__plan=draft, what=what)

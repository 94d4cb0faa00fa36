"""What is signed, as one text. The same plan always gives the same text, any other another.

It is made of what the fields hold, not of what a page says of them: it does not change with the
language, nor with who reads it. Each field that is not named in `NOT_SIGNED` is in it, so one
that is added later is signed too. Anybody can work out its code: it is the SHA-256 of the text.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import ForeignKey, Model, Prefetch

from whatmatters.plans.models import Action, Aim, CostLine, Plan

TITLE = "What Matters: what is signed"
#: What says nothing of what is agreed, or goes on while the plan runs: when it is looked at
#: again (which is settled when it begins to run), what is done, whose account somebody has.
NOT_SIGNED = {
    "id",
    "recorded_at",
    "version",
    "person",
    "number",
    "written_by",
    "follows",
    "status",
    "agreed_on",
    "review_on",
    "ended_on",
    "ended_because",
    "aim",
    "action",
    "place",
    "line",
    "member",
    "done_on",
}
#: Of an outcome: what the person wants, and how it looks when it is so.
OF_AN_OUTCOME = ("words", "looks_like")
#: How a thing that is pointed at is called, whichever it has.
CALLED = ("words", "name")


def text_of(plan: Plan) -> str:
    """The whole of it, as it is kept now."""
    return "\n".join([TITLE, *_plan(plan), ""])


def _plan(plan: Plan) -> Iterator[str]:
    yield _said(0, "plan", plan.pk)
    yield _said(0, "version", plan.number)
    yield from fields_of(0, plan)
    for at, aim in enumerate(_aims(plan), 1):
        yield f"outcome {at}"
        yield from _named(1, aim.outcome, OF_AN_OUTCOME)
        for number, action in enumerate(aim.actions.all(), 1):
            yield f"  action {number}"
            yield from fields_of(2, action)
            yield from _costs(action)


def _costs(action: Action) -> Iterator[str]:
    for at, cost in enumerate(action.cost_lines.all(), 1):
        yield f"    cost {at}"
        yield from fields_of(3, cost)
        for price in cost.rate.prices.all() if cost.rate else ():
            yield _said(3, "price", price.amount)
            yield from _named(4, price, ("from_on", "until_on"))


def _aims(plan: Plan) -> Iterator[Aim]:
    costs = CostLine.objects.as_written().order_by("recorded_at", "pk")
    actions = Action.objects.select_related("step", "barrier").order_by(
        "place", "recorded_at", "pk"
    )
    actions = actions.prefetch_related(Prefetch("cost_lines", costs))
    aims = Aim.objects.filter(plan=plan).select_related("outcome").order_by("place", "pk")
    yield from aims.prefetch_related(Prefetch("actions", actions))


def fields_of(depth: int, thing: Model) -> Iterator[str]:
    """Every field that is signed, in the order of the model."""
    fields = thing._meta.concrete_fields
    return _named(depth, thing, (f.name for f in fields if f.name not in NOT_SIGNED))


def _named(depth: int, thing: Model, names: Iterable[str]) -> Iterator[str]:
    """Those that say something; what a field holds by itself says nothing."""
    for name in names:
        field = thing._meta.get_field(name)
        value = _value(thing, field)
        if value not in (None, "") and value != getattr(field, "default", None):
            yield _said(depth, name.replace("_", " "), value)


def _value(thing: Model, field: Any) -> Any:
    if isinstance(field, ForeignKey):
        there = getattr(thing, field.name)
        called = (getattr(there, each, "") for each in CALLED)
        return next(filter(None, called), getattr(thing, field.attname))
    return getattr(thing, field.name)


def _said(depth: int, name: str, value: object) -> str:
    """One line; further lines of the same begin with a bar, as no other line does."""
    indent = "  " * depth
    return f"{indent}{name}: {_written(value)}".replace("\n", f"\n{indent}  | ")


def _written(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)

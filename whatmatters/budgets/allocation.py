"""Rules by which an indicative amount is worked out. Each version is a file, and is kept.

A rule says how much of each kind of help times which price. Nothing is worked out that a reader
could not work out again with a pencil: each line says in words how it came about.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from whatmatters.budgets.sums import NotAnAmount, an_amount, pence
from whatmatters.foundations.words import later
from whatmatters.plans.costs import pounds
from whatmatters.plans.costs.words import plain

FOLDER = Path(__file__).parent / "data"
CONTINGENCY, BESIDES, ON_COSTS = "contingency", "besides", "-on-costs"
MOST_OF_A_KIND = Decimal(9999)
UNITS = {
    "hours-a-week": later("hours a week"),
    "nights-a-week": later("nights a week"),
    "times-a-week": later("times a week"),
    "days-a-year": later("days a year"),
    "nights-a-year": later("nights a year"),
    "times-a-year": later("times a year"),
}


class NoSuchRule(LookupError):
    """No file holds that rule in that version."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of help with its price. `unit` is what is counted: one of `UNITS`."""

    code: str
    name: str
    asks: str
    unit: str
    rate: Decimal
    on_costs: Decimal

    @property
    def is_yearly(self) -> bool:
        return self.unit.endswith("-a-year")

    @property
    def counted_in(self) -> str:
        return UNITS[self.unit]

    @property
    def priced(self) -> str:
        return pounds(self.rate)


@dataclass(frozen=True, slots=True)
class Rule:
    key: str
    version: str
    name: str
    says: str
    is_on: bool
    contingency: Decimal
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Besides:
    """Something no kind fits: what it is, why it costs so much, and how much a week."""

    name: str
    how: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One part, a week: what for, how it was worked out in words, and what it comes to."""

    kind: str
    name: str
    how: str
    amount: Decimal
    quantity: Decimal | None = None


@cache
def every_rule() -> tuple[Rule, ...]:
    """Each version of each rule, the newest first."""
    read = (_rule(file.read_text("utf-8")) for file in sorted(FOLDER.glob("rule-*.toml")))
    return tuple(sorted(read, key=lambda rule: (rule.version, rule.key), reverse=True))


def offered() -> tuple[Rule, ...]:
    """Those that are switched on."""
    return tuple(rule for rule in every_rule() if rule.is_on)


def rule_named(key: str, version: str) -> Rule:
    """Raises NoSuchRule."""
    for rule in every_rule():
        if (rule.key, rule.version) == (key, version):
            return rule
    raise NoSuchRule(key, version)


def work_out(
    rule: Rule,
    quantities: Mapping[str, Decimal],
    *,
    weeks: Decimal,
    besides: Iterable[Besides] = (),
) -> tuple[Line, ...]:
    """The lines of an estimate, each rounded, so that their sum is what it says.

    Raises NotAnAmount for a quantity below nothing or beyond reason.
    """
    lines: list[Line] = []
    for kind in rule.kinds:
        if quantity := quantities.get(kind.code):
            lines += _of_kind(kind, _counted(quantity, kind), weeks)
    for one in besides:
        amount = an_amount(one.amount, what=one.name)
        lines.append(Line(BESIDES, one.name, one.how, amount))
    if lines and rule.contingency:
        lines.append(_contingency(rule, lines))
    return tuple(lines)


def comes_to(lines: Iterable[Line]) -> Decimal:
    return an_amount(sum((line.amount for line in lines), Decimal(0)), what=_("The whole amount"))


def _of_kind(kind: Kind, quantity: Decimal, weeks: Decimal) -> Iterator[Line]:
    said = {
        "count": plain(quantity),
        "unit": UNITS[kind.unit],
        "price": kind.priced,
        "weeks": plain(weeks),
    }
    how = _("%(count)s %(unit)s, at %(price)s each")
    amount = quantity * kind.rate
    if kind.is_yearly:
        how = _("%(count)s %(unit)s, at %(price)s each, over %(weeks)s weeks")
        amount /= weeks
    line = Line(kind.code, str(kind.name), how % said, an_amount(amount, what=kind.name), quantity)
    yield line
    if kind.on_costs:
        yield _on_costs(kind, line)


def _on_costs(kind: Kind, line: Line) -> Line:
    said = {"percent": plain(kind.on_costs), "pounds": pounds(line.amount)}
    how = _("%(percent)s%% of %(pounds)s, for holidays, a pension and sick pay") % said
    name = _("Costs of being an employer")
    return Line(f"{kind.code}{ON_COSTS}", name, how, pence(line.amount * kind.on_costs / 100))


def _contingency(rule: Rule, lines: list[Line]) -> Line:
    all_of_it = sum((line.amount for line in lines), Decimal(0))
    said = {"percent": plain(rule.contingency), "pounds": pounds(all_of_it)}
    how = _("%(percent)s%% of %(pounds)s") % said
    amount = pence(all_of_it * rule.contingency / 100)
    return Line(CONTINGENCY, _("For things that go wrong"), how, amount)


def _counted(quantity: Decimal, kind: Kind) -> Decimal:
    if not quantity.is_finite() or not 0 <= quantity <= MOST_OF_A_KIND:
        said = {"name": kind.name, "most": f"{MOST_OF_A_KIND:,}"}
        raise NotAnAmount(_("%(name)s: enter a number from 0 to %(most)s") % said)
    return quantity


def _rule(text: str) -> Rule:
    file = tomllib.loads(text)
    return Rule(
        key=file["key"],
        version=file["version"],
        name=later(file["label"]),
        says=later(file["plain"]),
        is_on=file["switched_on"],
        contingency=Decimal(file["contingency_percent"]),
        kinds=tuple(_kind(kind) for kind in file["kinds"]),
    )


def _a_unit(code: str) -> str:
    if code not in UNITS:
        raise ValueError(f"a unit is one of {', '.join(UNITS)}; not {code!r}")
    return code


def _kind(kind: dict[str, str]) -> Kind:
    return Kind(
        code=kind["code"],
        name=later(kind["label"]),
        asks=later(kind["asks"]),
        unit=_a_unit(kind["unit"]),
        rate=Decimal(kind["rate"]),
        on_costs=Decimal(kind.get("on_costs_percent", "0")),
    )

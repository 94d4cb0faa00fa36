"""What a provider is to be paid for, visit by visit. Pure: what it is made of is given to it.

Minutes are those that the visit took from the person’s time; an amount is those minutes by the
price of the hour in the plan that ran that day, rounded once, half a penny up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from whatmatters.foundations import clock
from whatmatters.plans.costs.lines import Amount
from whatmatters.plans.models import Unit
from whatmatters.visits.models import Proof, Status, Sure, Visit

#: How long a visit waits to be confirmed before it is asked about.
CONFIRMED_WITHIN = timedelta(days=14)
BECAME = {
    Status.PLANNED: "Not said",
    Status.BEGUN: "Begun, and no end said",
    Status.DONE: "Done",
    Status.MISSED: "Nobody came",
    Status.NO_ANSWER: "Nobody at the door",
    Status.SENT_AWAY: "Worker sent away",
    Status.CANCELLED_BY_THEM: "Called off by the person",
    Status.CANCELLED_BY_US: "Called off by the provider",
}
SHOWN_BY = {
    Proof.By.CODE: "code in the home",
    Proof.By.PLACE: "where the phone was",
    Proof.By.PHONE: "call from the home’s phone",
    Proof.By.PERSON: "the person",
    Proof.By.WORD: "the worker’s word",
    Proof.By.FILE: "the provider’s file",
}
NOTHING = Decimal("0.00")
NOTES = (
    "Minutes charged are those taken from the person’s own time, by what became of the visit.",
    "An amount is the minutes charged by the price of the hour in the plan that ran that day.",
    "It is rounded once to the penny, half a penny up. Totals are sums of these amounts.",
    "What waits is paid when the person, or a proof, has confirmed the visit.",
    "Bank holidays are priced as any other day.",
)
NO_TIME = "no time had been agreed for the visit"
NO_PRICE = "the plan that ran that day has no price for it"
TWO_PRICES = "the plan that ran that day has more than one price it could be"
NOT_SAID = "nobody has said what became of the visit"
BY_THE_VISIT = "it is priced by the visit, and the visit was not done"


@dataclass(frozen=True, slots=True)
class Priced:
    """What an hour, or a visit, costs on a day, and what employing adds to it."""

    unit: str
    price: Decimal
    on_cost_percent: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One visit. `unpriced` says why it has no amount; one that `waits` is paid when confirmed."""

    visit: Visit
    number: str
    name: str
    reference: str
    charged: int | None
    amount: Decimal | None
    unpriced: str
    queries: tuple[str, ...]

    @property
    def waits(self) -> bool:
        return self.visit.status == Status.DONE and self.visit.sure == Sure.NOT_YET

    @property
    def actual(self) -> int | None:
        lasted = self.visit.lasted
        return None if lasted is None else lasted * self.visit.workers_needed

    @property
    def to_pay(self) -> Decimal | None:
        return None if self.waits else self.amount

    @property
    def waiting(self) -> Decimal | None:
        return self.amount if self.waits else None


@dataclass(frozen=True, slots=True)
class Total:
    """Of one person, or of all: each sum is of the lines as they are printed."""

    number: str
    name: str
    lines: tuple[Line, ...]

    @property
    def visits(self) -> int:
        return len(self.lines)

    @property
    def planned(self) -> int:
        return sum(line.visit.all_minutes for line in self.lines)

    @property
    def actual(self) -> int:
        return sum(line.actual or 0 for line in self.lines)

    @property
    def charged(self) -> int:
        return sum(line.charged or 0 for line in self.lines)

    @property
    def to_pay(self) -> Decimal:
        return sum((line.to_pay or NOTHING for line in self.lines), NOTHING)

    @property
    def waiting(self) -> Decimal:
        return sum((line.waiting or NOTHING for line in self.lines), NOTHING)

    @property
    def queried(self) -> int:
        return sum(bool(line.queries) for line in self.lines)

    @property
    def unpriced(self) -> int:
        return sum(line.amount is None for line in self.lines)


@dataclass(frozen=True, slots=True)
class Remittance:
    provider: str
    first: date
    last: date
    lines: tuple[Line, ...]

    @property
    def totals(self) -> tuple[Total, ...]:
        """By person, in the order of their numbers."""
        by: dict[object, list[Line]] = {}
        for line in self.lines:
            by.setdefault(line.visit.person_id, []).append(line)
        found = (Total(of[0].number, of[0].name, tuple(of)) for of in by.values())
        return tuple(sorted(found, key=lambda one: one.number))

    @property
    def together(self) -> Total:
        return Total("All", "", self.lines)

    @property
    def queried(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.queries)

    @property
    def notes(self) -> tuple[str, ...]:
        """What stands at the foot."""
        why = Counter(line.unpriced for line in self.lines if line.unpriced)
        return (
            *NOTES,
            *(f"No amount for {count:,}: {reason}." for reason, count in sorted(why.items())),
        )


def amount_of(
    visit: Visit, charged: int | None, prices: Sequence[Priced]
) -> tuple[Decimal | None, str]:
    """What it comes to; or None, and why."""
    if visit.status in {Status.PLANNED, Status.BEGUN}:
        return None, NOT_SAID
    if charged == 0:
        return NOTHING, ""
    if charged is None:
        return None, NO_TIME
    if len(set(prices)) != 1:
        return None, TWO_PRICES if prices else NO_PRICE
    price = prices[0]
    if price.unit == Unit.VISIT and visit.status != Status.DONE:
        return None, BY_THE_VISIT
    of = Fraction(1) if price.unit == Unit.VISIT else Fraction(charged, 60)
    return Amount.of(of * Fraction(price.price), price.on_cost_percent).total, ""


def queries_of(visit: Visit, charged: int | None, *, they_said: bool, today: date) -> Iterator[str]:
    """What somebody should look into before, or after, it is paid."""
    if visit.status in {Status.PLANNED, Status.BEGUN}:
        yield "Say what became of it"
    if visit.status == Status.DONE and visit.sure == Sure.NOT_YET:
        until = clock.day_of(visit.ended_at or visit.starts_at) + CONFIRMED_WITHIN
        late = today > until
        yield "Not confirmed within 14 days" if late else f"To be confirmed by {until:%d/%m/%Y}"
    if visit.status == Status.NO_ANSWER:
        yield "Has somebody made sure that they are well?"
    if visit.status == Status.SENT_AWAY:
        yield "Ask them why"
    if visit.status == Status.CANCELLED_BY_THEM and charged and not they_said:
        yield "Late, by the provider’s word alone. Ask them"
    if charged is None:
        yield "No time had been agreed for it"


def verified_by(visit: Visit) -> str:
    """By what one knows that somebody came and went; of what did not happen, nothing."""
    if visit.status != Status.DONE:
        return ""
    proofs = visit.proofs.all()
    if visit.sure == Sure.BY_THEM:
        return "Confirmed by the person"
    held = visit.sure == Sure.VERIFIED
    by = sorted({SHOWN_BY[Proof.By(one.by)] for one in proofs if one.held == held})
    return f"{'Verified' if held else 'Not verified'}: {', '.join(by) or 'nothing was shown'}"


def rows_of(remittance: Remittance, *, names: bool, references: bool) -> Iterator[list[str]]:
    """The whole of it, as rows of a file."""
    yield ["Remittance", remittance.provider]
    yield ["From", f"{remittance.first:%d/%m/%Y}", "to", f"{remittance.last:%d/%m/%Y}"]
    yield []
    yield [*_headings(names, references)]
    for line in remittance.lines:
        yield [*_cells(line, names, references)]
    yield []
    yield ["Totals by person"]
    yield [
        *("Person’s number", *(("Name",) if names else ()), "Visits", "Planned minutes"),
        *("Actual minutes", "Minutes charged", "To pay", "Waits", "Queried", "No amount"),
    ]
    for total in (*remittance.totals, remittance.together):
        yield [*_sums(total, names)]
    yield []
    yield from ([note] for note in remittance.notes)


def _headings(names: bool, references: bool) -> Iterable[str]:
    yield "Our reference"
    if references:
        yield "Your reference"
    yield "Person’s number"
    if names:
        yield "Name"
    yield from ("Date", "Planned minutes", "Actual minutes", "What became of it")
    yield from ("Minutes charged", "Verified how", "To pay", "Waits", "Queried")


def _cells(line: Line, names: bool, references: bool) -> Iterable[str]:
    visit = line.visit
    yield str(visit.pk)[:8]
    if references:
        yield line.reference
    yield line.number
    if names:
        yield line.name
    yield f"{visit.day:%d/%m/%Y}"
    yield str(visit.all_minutes)
    yield _figure(line.actual)
    yield BECAME[Status(visit.status)]
    yield _figure(line.charged)
    yield verified_by(visit)
    yield _figure(line.to_pay)
    yield _figure(line.waiting)
    yield ". ".join(line.queries)


def _sums(total: Total, names: bool) -> Iterable[str]:
    yield total.number
    if names:
        yield total.name
    for figure in (total.visits, total.planned, total.actual, total.charged):
        yield str(figure)
    yield from (str(total.to_pay), str(total.waiting), str(total.queried), str(total.unpriced))


def _figure(number: object) -> str:
    return "" if number is None else str(number)

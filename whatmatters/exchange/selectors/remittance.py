from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet, Sum

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.exchange.models import BroughtIn
from whatmatters.exchange.planned_visits import VISIT
from whatmatters.exchange.reading import Counting, Reads, Shown
from whatmatters.exchange.remittance import Line, Priced, Remittance, amount_of, queries_of
from whatmatters.foundations import clock
from whatmatters.people.models import Person, Registration
from whatmatters.plans.costs.reading import line_of
from whatmatters.plans.models import CostLine, Doer, Plan, Unit
from whatmatters.timebank.models import Kind, TimeEntry
from whatmatters.visits.models import Change, Visit, VisitQuerySet
from whatmatters.visits.selectors.report import FEW_OF_ALL, to_five

PERIODS = (1, 4)
PRICED_BY = (Unit.HOUR, Unit.VISIT)


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, and for which weeks."""

    provider: Organisation
    first: date
    weeks: int

    @property
    def last(self) -> date:
        return self.first + timedelta(days=7 * self.weeks - 1)


@dataclass(frozen=True, slots=True)
class Sums:
    """What the visits of a provider come to together: nobody’s, and of few people nothing."""

    people: int
    visits: int
    charged: int
    to_pay: int
    waiting: int
    queried: int
    unpriced: int

    @property
    def of_few(self) -> bool:
        return self.people < FEW_OF_ALL


@dataclass(frozen=True, slots=True)
class RemittancePage:
    """Who may be paid by what the viewer sees; and what was asked for, if anything was."""

    providers: tuple[Organisation, ...]
    asked: Asked | None
    remittance: Remittance | None
    sums: Sums | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    numbers: dict[UUID, str]
    named: set[UUID]
    references: dict[UUID, str]
    charged: dict[UUID, int]
    they_said: set[UUID]
    prices: dict[UUID, list[CostLine]]


def remittance_page(*, viewer: Actor, provider: str, first: str, weeks: str) -> RemittancePage:
    """What an address asks for; nothing is shown of what it can't mean."""
    providers = tuple(_paid(viewer))
    asked = _asked(providers, provider, first, weeks)
    made = remittance_of(viewer=viewer, asked=asked) if asked else None
    return RemittancePage(providers, asked, made)


def sums_page(*, viewer: Actor, provider: str, first: str, weeks: str) -> RemittancePage:
    """For who pays and reads of nobody: the sums alone, each rounded to the nearest five."""
    theirs = Visit.objects.counted_for(viewer)
    paid = Organisation.objects.filter(pk__in=theirs.order_by().values("organisation"))
    providers = tuple(paid.order_by("name", "pk"))
    asked = _asked(providers, provider, first, weeks)
    if asked is None:
        return RemittancePage(providers, None, None)
    visits = theirs.filter(organisation=asked.provider, day__range=_days(asked))
    made = _made(asked, visits, viewer, Counting())
    return RemittancePage(providers, asked, None, _summed(made))


def _days(asked: Asked) -> tuple[date, date]:
    """What is still to come is not in it."""
    return asked.first, min(asked.last, clock.today())


def _summed(made: Remittance) -> Sums:
    all_ = made.together
    people = len({line.visit.person_id for line in made.lines})
    named = ("visits", "charged", "to_pay", "waiting", "queried", "unpriced")
    return Sums(people, **{name: to_five(getattr(all_, name)) for name in named})


def remittance_of(*, viewer: Actor, asked: Asked) -> Remittance:
    """The visits of a period. As many queries for a thousand of them as for one.

    Of those people alone whose visits and whose money the viewer may both read. What is still to
    come is not in it.
    """
    pays = Person.objects.open_to(viewer, DataClass.BUDGET)
    visits = Visit.objects.visible_to(viewer).filter(
        organisation=asked.provider, day__range=_days(asked), person__in=pays.values("pk")
    )
    return _made(asked, visits, viewer, Shown(viewer))


def _made(asked: Asked, visits: VisitQuerySet, viewer: Actor, read: Reads) -> Remittance:
    known = _look_up(visits, viewer, read)
    rows = visits.select_related("person").prefetch_related("proofs", "serves").in_order()
    return Remittance(
        provider=asked.provider.name,
        first=asked.first,
        last=asked.last,
        lines=tuple(_line(visit, known) for visit in rows),
    )


def _paid(viewer: Actor) -> QuerySet[Organisation]:
    """Providers whose visits the viewer sees; a provider sees its own alone."""
    if viewer.provides and viewer.organisation_id:
        return Organisation.objects.filter(pk=viewer.organisation_id)
    seen = Visit.objects.visible_to(viewer).values("organisation")
    return Organisation.objects.filter(pk__in=seen).order_by("name", "pk")


def _asked(
    providers: tuple[Organisation, ...], provider: str, first: str, weeks: str
) -> Asked | None:
    found = next((one for one in providers if str(one.pk) == provider), None)
    try:
        day = date.fromisoformat(first)
    except ValueError:
        return None
    too_far = day > clock.today() or day.year < 2000
    if found is None or too_far or weeks not in map(str, PERIODS):
        return None
    return Asked(found, day, int(weeks))


def _look_up(visits: VisitQuerySet, viewer: Actor, read: Reads) -> _Known:
    people = visits.order_by().values("person")
    pks = visits.order_by().values("pk")
    used = read.of(TimeEntry).filter(kind=Kind.USED, occasion__in=pks)
    sums = used.order_by().values("occasion").annotate(of=Sum("minutes"))
    named = Person.objects.open_to(viewer, DataClass.CORE).filter(pk__in=people)
    held = Registration.objects.filter(
        organisation=viewer.organisation_id, person__in=named.values("pk")
    )
    told = BroughtIn.objects.filter(
        organisation=viewer.organisation_id, source=VISIT, became_id__in=pks
    )
    said = read.of(Change).filter(
        visit__in=pks, state=Change.State.AGREED, asked_side=Change.Side.PERSON
    )
    return _Known(
        numbers=dict(held.order_by("began_on", "pk").values_list("person", "number")),
        named=set(named.values_list("pk", flat=True)),
        references=dict(told.order_by("pk").values_list("became_id", "source_id")),
        charged={row["occasion"]: -row["of"] for row in sums},
        they_said=set(said.exclude(visit=None).values_list("visit", flat=True)),
        prices=_prices(people, read),
    )


def _prices(people: object, read: Reads) -> dict[UUID, list[CostLine]]:
    """What providers cost, in any plan that was agreed with these people."""
    lines = read.of(CostLine).filter(
        action__doer=Doer.PROVIDER,
        action__aim__plan__person__in=people,
        action__aim__plan__agreed_on__isnull=False,
        unit__in=PRICED_BY,
    )
    found: dict[UUID, list[CostLine]] = defaultdict(list)
    for line in lines.as_written().select_related("rate", "action__aim__plan"):
        found[line.action.aim.plan.person_id].append(line)
    return found


def _line(visit: Visit, known: _Known) -> Line:
    charged = known.charged.get(visit.pk, 0) if visit.budget_id else None
    amount, unpriced = amount_of(visit, charged, _on_the_day(visit, known))
    they_said = visit.pk in known.they_said
    person, is_named = visit.person, visit.person_id in known.named
    return Line(
        visit=visit,
        number=known.numbers.get(person.pk) or f"P-{person.pk.hex[:8]}",
        name=person.name if is_named else "",
        reference=known.references.get(visit.pk, ""),
        charged=charged,
        amount=amount,
        unpriced=unpriced,
        queries=tuple(queries_of(visit, charged, they_said=they_said, today=clock.today())),
    )


def _on_the_day(visit: Visit, known: _Known) -> list[Priced]:
    """What could be its price: of the line of the plan it serves, if that is said."""
    ran = [line for line in known.prices.get(visit.person_id, ()) if _ran(line, visit.day)]
    meant = {one.line for one in visit.serves.all() if one.line}
    lines = [line for line in ran if line.action.line in meant] if meant else ran
    return [
        Priced(line.unit, piece.price, line.on_cost_percent)
        for line in lines
        for piece in line_of(line).pieces()
        if piece.holds_on(visit.day)
    ]


def _ran(line: CostLine, day: date) -> bool:
    """Whether its plan held on that day. On the day another takes its place, that one does."""
    plan = line.action.aim.plan
    if plan.agreed_on is None or plan.agreed_on > day:
        return False
    if plan.ended_on is None:
        return True
    return day < plan.ended_on or (plan.status == Plan.Status.ENDED and day == plan.ended_on)

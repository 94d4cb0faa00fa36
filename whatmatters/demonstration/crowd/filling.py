"""Fills a demonstration database with a crowd, a batch at a time. Safe to stop and run again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from whatmatters.access import audit
from whatmatters.demonstration.crowd.knocking import knock
from whatmatters.demonstration.crowd.ledger import Ledger
from whatmatters.demonstration.crowd.living import live
from whatmatters.demonstration.crowd.someone import prefix, somebody
from whatmatters.demonstration.crowd.workforce import BEGAN, Workforce, offices
from whatmatters.foundations import clock
from whatmatters.foundations.progress import in_batches
from whatmatters.foundations.statistics import gather_statistics
from whatmatters.people.models import Person

BATCH = 4_000


@dataclass(frozen=True, slots=True)
class Filled:
    """How far it has come: people there are of this seed, and rows written for this batch."""

    people: int
    rows: int


def already_there(seed: int) -> int:
    """How many people of this seed the database has."""
    first = UUID(prefix(seed) + "0" * 26)
    after = UUID(f"{int(prefix(seed), 16) + 1:06x}" + "0" * 26)
    return Person.objects.filter(pk__gte=first, pk__lt=after).count()


def fill(*, people: int, seed: int, batch: int = BATCH) -> Iterator[Filled]:
    """Add what is missing of the first so many people of a seed, one transaction a batch."""
    there, today = already_there(seed), clock.today()
    for numbers in in_batches(range(there, people), of=batch):
        rows = _one_batch(range(numbers[0], numbers[-1] + 1), seed, today)
        yield Filled(numbers[-1] + 1, rows)
    if there < people:
        gather_statistics()


@transaction.atomic
def _one_batch(numbers: range, seed: int, today: date) -> int:
    ledger, workforce = Ledger(), Workforce(seed)
    since = f"{(today - timedelta(days=BEGAN)).isoformat()} 09:00:00"
    if numbers.start == 0:
        workforce.write_organisations(ledger, since)
    for office in offices(numbers.start, numbers.stop):
        workforce.write_office(ledger, office, since)
    begun = []
    for number in numbers:
        one = somebody(number, seed=seed, today=today, ledger=ledger, workforce=workforce)
        live(one, workforce)
        knock(one)
        begun.append(Person(pk=UUID(one.id)))
    rows = ledger.save()
    audit.record_each(by=audit.SYSTEM, did="people.begun", to=begun)
    return rows + len(begun)

"""Many people at once, from a list: as few statements as the database lets us."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.exchange.actions.bulk import insert_all, insert_keys
from whatmatters.exchange.actions.leave import ask_leave, may_join_circles
from whatmatters.exchange.already_here import ROW, Double, SortedOut, sort_out
from whatmatters.exchange.models import BroughtIn
from whatmatters.exchange.spreadsheet.people import PeopleList, PersonRow
from whatmatters.foundations.progress import in_batches
from whatmatters.people import search
from whatmatters.people.models import (
    CircleMember,
    CommunicationNeed,
    Identifier,
    Kind,
    Person,
    Registration,
)

AT_ONCE = 1000
SAME, NEW = "same", "new"
DETAILS = (
    "known_as",
    "full_name",
    "pronouns",
    "born_on",
    "phone",
    "email",
    "address",
    "how_to_reach",
    "language",
)


class NotAllGood(Exception):
    """There are rows to mend, and nobody has said to bring in the others. Holds the list."""

    def __init__(self, sorted_out: SortedOut) -> None:
        super().__init__("Some rows need mending, so nobody was brought in")
        self.sorted_out = sorted_out


@dataclass(frozen=True, slots=True)
class PeopleBroughtIn:
    """What became of a list. `left_out` are the doubles nobody decided on."""

    new: int
    same: int
    sorted_out: SortedOut

    @property
    def left_out(self) -> int:
        return len(self.sorted_out.doubles) - self.same - (self.new - len(self.sorted_out.new))


@transaction.atomic
def bring_in_people(
    *,
    people: PeopleList,
    organisation: Organisation,
    by: Actor | str,
    keep_good: bool = False,
    decided: Mapping[int, str] | None = None,
    into_circle: bool = False,
) -> PeopleBroughtIn:
    """Register everybody on a list who is not here yet.

    `decided` says of a row whose name is here whether it is SAME or NEW; without a word it
    is left out. Raises NotAllGood where rows need mending, unless `keep_good`.
    """
    ask_leave(by, organisation)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    sorted_out = sort_out(people, organisation)
    if sorted_out.problems and not keep_good:
        raise NotAllGood(sorted_out)
    decided = decided or {}
    same = [d for d in sorted_out.doubles if decided.get(d.row.row) == SAME and d.known]
    new = [d.row for d in sorted_out.doubles if decided.get(d.row.row) == NEW]
    worker = by if isinstance(by, Actor) and into_circle and may_join_circles(by) else None
    for some in in_batches([*sorted_out.new, *new], of=AT_ONCE):
        _register(some, organisation, by, worker)
    _remember(organisation, _as_somebody_here(same))
    return PeopleBroughtIn(len(sorted_out.new) + len(new), len(same), sorted_out)


def _register(
    rows: Sequence[PersonRow], organisation: Organisation, by: Actor | str, worker: Actor | None
) -> None:
    people = [Person(**{name: getattr(row, name) for name in DETAILS}) for row in rows]
    both = list(zip(rows, people, strict=True))
    registered = [_registration(row, person, organisation) for row, person in both]
    insert_all(people)
    insert_all(registered)
    insert_all(list(_identifiers(both)))
    insert_all(list(_needs(both)))
    insert_all([*_helpers(both), *_workers(people, worker)])
    insert_keys(sorted(_keys(both, registered)))  # an index takes them fastest in its own order
    _remember(organisation, ((row, person.pk) for row, person in both))
    audit.record_each(by=by, did="exchange.brought-in", to=people)


Both = Iterable[tuple[PersonRow, Person]]


def _registration(row: PersonRow, person: Person, organisation: Organisation) -> Registration:
    given = {"number": row.number} if row.number else {}
    return Registration(person=person, organisation=organisation, **given)


def _identifiers(both: Both) -> Iterator[Identifier]:
    for row, person in both:
        if row.nhs_number:
            yield Identifier(person=person, system=Identifier.NHS_NUMBER, value=row.nhs_number)


def _needs(both: Both) -> Iterator[CommunicationNeed]:
    for row, person in both:
        if row.helps:
            support = CommunicationNeed.Kind.SUPPORT
            yield CommunicationNeed(person=person, kind=support, words=row.helps)


def _helpers(both: Both) -> Iterator[CircleMember]:
    """Who helps. Of what kind is not asked of a list, and may be said on the record."""
    for row, person in both:
        if row.helper_name:
            yield CircleMember(
                person=person, kind=Kind.OTHER, name=row.helper_name, relation=row.helper_relation
            )


def _workers(people: Iterable[Person], worker: Actor | None) -> Iterator[CircleMember]:
    if worker is None or worker.membership is None:
        return
    for person in people:
        yield CircleMember(
            person=person,
            kind=Kind.PRACTITIONER,
            name=worker.name,
            user=worker.user,
            organisation=worker.membership.organisation,
        )


def _keys(both: Both, registered: Iterable[Registration]) -> Iterator[tuple[bytes, UUID]]:
    for (row, person), registration in zip(both, registered, strict=True):
        texts = (row.known_as, row.full_name, row.nhs_number, registration.number)
        for key in search.bare_keys(registration.organisation_id, texts):
            yield key, person.pk


def _as_somebody_here(doubles: Iterable[Double]) -> Iterator[tuple[PersonRow, UUID]]:
    for double in doubles:
        if double.known:
            yield double.row, double.known.person


def _remember(organisation: Organisation, rows: Iterable[tuple[PersonRow, UUID]]) -> None:
    brought = [
        BroughtIn(
            organisation=organisation,
            source=ROW,
            source_id=row.digest,
            digest=row.digest,
            became=Person._meta.label,
            became_id=person,
        )
        for row, person in rows
    ]
    insert_all(brought)

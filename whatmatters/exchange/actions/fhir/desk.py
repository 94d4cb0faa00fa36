"""Where one file is worked through: who it is for, what came before, what is said of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Model

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.exchange.fhir.library import Library, Thing, names_in
from whatmatters.exchange.fhir.shape import NotCarried, Pointer
from whatmatters.exchange.fhir.tally import Tally
from whatmatters.exchange.models import BroughtIn
from whatmatters.foundations.progress import in_batches
from whatmatters.people.models import Person
from whatmatters.readings.models import Stream

AT_ONCE = 500


class SomebodyElse(Exception):
    """A Patient comes under an id that was another person's. Nothing of its file is kept."""


@dataclass(slots=True)
class Desk:
    """One file's work. `hand` is the account that stands as the writer of what is brought in."""

    organisation: Organisation
    by: Actor | str
    hand: User
    library: Library
    source: str = ""
    tally: Tally = field(default_factory=Tally)
    touched: dict[UUID, Person] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    streams: dict[UUID, dict[str, Stream]] = field(default_factory=dict)
    _before: dict[tuple[str, str], BroughtIn | None] = field(default_factory=dict)
    _people: dict[UUID, Person | None] = field(default_factory=dict)

    def look_up(self, things: Iterable[Thing]) -> None:
        """Find what came before of all these, in a few queries."""
        ids = {self._source_id(thing.source_id): thing for thing in things}
        for some in in_batches(ids, of=AT_ONCE):
            found = BroughtIn.objects.filter(organisation=self.organisation, source_id__in=some)
            for brought in found.order_by("pk"):
                self._before[(brought.source, brought.source_id)] = brought
        for source_id, thing in ids.items():
            self._before.setdefault((thing.kind, source_id), None)

    def before(self, thing: Thing) -> BroughtIn | None:
        """What became of this resource, in this run or an earlier one."""
        return self._brought_in(thing.kind, thing.source_id)

    def is_news(self, thing: Thing) -> bool:
        """Whether to bring it in. What came before is counted, and never written over."""
        before = self.before(thing)
        if before is None:
            return True
        same = before.digest == thing.digest
        (self.tally.here if same else self.tally.changed)[thing.kind] += 1
        if not same:
            self.tally.details.append((thing.key, thing.kind, CHANGED))
        return False

    def remember(self, thing: Thing, became: Model, *, what: str = "") -> None:
        """This became that. Said once of each resource."""
        brought = BroughtIn.objects.create(
            organisation=self.organisation,
            source=thing.kind,
            source_id=self._source_id(thing.source_id),
            digest=thing.digest,
            became=became._meta.label,
            became_id=became.pk,
        )
        self._before[(brought.source, brought.source_id)] = brought
        self.tally.carried[thing.kind] += 1
        self.count(thing.kind, what or str(became._meta.verbose_name))
        self.tally.lose(thing.key, thing.draft.not_carried)

    def count(self, kind: str, what: str, number: int = 1) -> None:
        if number:
            self.tally.became[(kind, what)] += number

    def leave(self, thing: Thing, why: str) -> None:
        self.tally.leave(thing.kind, thing.key, why)

    def say(self, thing: Thing, path: str, why: str) -> None:
        """One element did not come along as it was."""
        self.tally.lose(thing.key, [NotCarried(path, why)])

    def follow(self, pointer: Pointer | None, holder: Thing) -> Thing | None:
        return self.library.follow(pointer, holder) if pointer else None

    def became(self, pointer: Pointer | None, holder: Thing, kind: str) -> UUID | None:
        """What the resource a reference leads to has become: from these files, or earlier."""
        if pointer is None:
            return None
        thing = self.library.follow(pointer, holder)
        if thing:
            before = self.before(thing) if thing.kind == kind else None
            return before.became_id if before else None
        for name in names_in(pointer, holder):
            own = name.removeprefix("somewhere:").removeprefix(f"{kind}/")
            if "#" not in own and (before := self._brought_in(kind, own)):
                return before.became_id
        return None

    def person_of(self, pointer: Pointer | None, holder: Thing) -> Person | None:
        """The person a resource is about."""
        pk = self.became(pointer, holder, "Patient")
        if pk is None:
            return None
        if pk not in self._people:
            self._people[pk] = Person.objects.filter(pk=pk).order_by("pk").first()
        return self._people[pk]

    def touch(self, person: Person) -> None:
        """Something was written about this person: it goes into the audit, once a file."""
        self.touched[person.pk] = person
        self._people[person.pk] = person

    def _brought_in(self, kind: str, source_id: str) -> BroughtIn | None:
        own = (kind, self._source_id(source_id))
        if own not in self._before:
            found = BroughtIn.objects.filter(
                organisation=self.organisation, source=own[0], source_id=own[1]
            )
            self._before[own] = found.order_by("pk").first()
        return self._before[own]

    def _source_id(self, own: str) -> str:
        return f"{self.source}|{own}" if self.source else own


CHANGED = "it has changed since it was brought in; what is written here is not written over"

"""Objects, in batches, into rows. Whatever one object has, the others come in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DataError, IntegrityError, transaction
from django.db.models import Model

from whatmatters.foundations import clock
from whatmatters.foundations.progress import in_batches
from whatmatters.resources.intake.parts import replace_parts
from whatmatters.resources.intake.rows import (
    as_id,
    pointed_at,
    put,
    put_places,
    put_shared,
    row,
    there,
)
from whatmatters.resources.intake.tally import Tally
from whatmatters.resources.models import (
    Feed,
    ListedOrganization,
    Service,
    Source,
    TaxonomyTerm,
)
from whatmatters.resources.standard.documents import Item
from whatmatters.resources.standard.reading import Draft, Problem, Refused, digest_of, read

TOO_MUCH = "it is no object, or deeper or larger than any service; left out"
ANOTHERS = "another directory publishes a service under this id; left out"
OURS = "it is kept by hand here; left as it is"
SHARED = ("taxonomy_term", "organization", "location")
TOGETHER = 100


class Before(NamedTuple):
    """What is known of a service that is here already."""

    digest: str
    last_modified: datetime | None
    feed: UUID | None
    source: str
    gone_on: date | None


@dataclass(slots=True)
class Intake:
    """One bringing in: from where, what it came to, and which services were seen."""

    feed: Feed | None = None
    source: Source = Source.FILE
    tally: Tally = field(default_factory=Tally)
    seen: set[UUID] = field(default_factory=set)
    unread: int = 0
    here: dict[UUID, Before] = field(default_factory=dict)

    def take(self, items: Iterable[Item]) -> None:
        """Everything, a batch at a time; no more than a batch is ever in memory."""
        for batch in in_batches(self._drafts(items), of=TOGETHER):
            self._take_batch(batch)

    def mark_gone(self) -> None:
        """What the feed had before and no longer has is marked, and stays.

        A feed that has nothing at all has most likely gone wrong: then nothing is marked. Nor is
        it where there were objects of which not even the id could be read.
        """
        if self.feed is None or self.unread or not self.seen:
            return
        here = Service.objects.filter(feed=self.feed, gone_on=None).values_list("pk", flat=True)
        gone = [pk for pk in here.iterator() if pk not in self.seen]
        for some in in_batches(gone, of=500):
            Service.objects.filter(pk__in=some).update(gone_on=clock.today())
        self.tally.gone += len(gone)

    def _drafts(self, items: Iterable[Item]) -> Iterator[Draft]:
        """The services among the objects; all others are written as they come."""
        for item in items:
            called = f"Object {item.number:,}"
            if item.raw is None:
                self.unread += 1
                self.tally.leave_out(Problem(called, "", TOO_MUCH))
                continue
            try:
                draft = self._read(item.kind, item.raw)
            except Refused as refused:
                self.seen |= {known for known in [as_id(item.raw.get("id"))] if known}
                called = str(item.raw.get("name") or called)[:80].replace("\0", "")
                self.tally.leave_out(Problem(called, "", f"{refused}; left out"))
                continue
            if draft.shape.name == "service":
                yield draft
            else:
                self._take_alone(draft)

    def _read(self, kind: str, raw: dict[str, Any]) -> Draft:
        origin = str(self.feed.pk) if self.feed else ""
        if kind != "service_at_location":
            return read(kind, raw, self.tally.tell, origin=origin)
        service = raw.get("service")
        if not isinstance(service, dict):
            raise Refused("it is a service at a place, without the service")
        at = {name: value for name, value in raw.items() if name != "service"}
        draft = read(
            "service", {**service, "service_at_locations": [at]}, self.tally.tell, origin=origin
        )
        draft.only_adds = True
        return draft

    def _take_alone(self, draft: Draft) -> None:
        """An organisation, a place, a taxonomy or a term by itself."""
        with transaction.atomic():
            self._put_shared([*draft.below(), draft])
            terms = draft.parts.get("taxonomy_terms", [])
            put_terms_of(draft.id, terms, self.feed)
        self.tally.others += 1

    def _take_batch(self, batch: list[Draft]) -> None:
        wanted = self._wanted(batch)
        if not wanted:
            return
        try:
            with transaction.atomic():
                self._put(wanted)
        except (IntegrityError, DataError):
            self._one_by_one(wanted)

    def _one_by_one(self, wanted: list[Draft]) -> None:
        """One of them the database does not keep: find it, and keep the others."""
        for draft in wanted:
            try:
                with transaction.atomic():
                    self._put([draft])
            except (IntegrityError, DataError):
                called = str(draft.columns.get("name", draft.id))
                self.tally.take_back(is_new=draft.id not in self.here)
                self.tally.leave_out(
                    Problem(called, "", "the database does not keep what it says; left out")
                )

    def _wanted(self, batch: list[Draft]) -> list[Draft]:
        """Those that are new or say something else than before; the last where one came twice."""
        latest: dict[UUID, Draft] = {}
        for draft in batch:
            first = latest.get(draft.id)
            if draft.only_adds and first:
                draft = _at_both(first, draft)
            elif first or draft.id in self.seen:
                self.tally.tell(Problem(_called(draft), "id", "it came twice; the last one counts"))
            latest[draft.id] = draft
        self.here = self._before(latest)
        self.seen |= latest.keys()
        return [one for one in latest.values() if self._is_wanted(one, self.here.get(one.id))]

    def _before(self, ids: Iterable[UUID]) -> dict[UUID, Before]:
        rows = Service.objects.filter(pk__in=list(ids)).values_list("pk", *Before._fields)
        return {pk: Before(*rest) for pk, *rest in rows}

    def _is_wanted(self, draft: Draft, before: Before | None) -> bool:
        if before is None:
            self.tally.new += 1
            return True
        if why := self._not_theirs(before):
            self.tally.leave_out(Problem(_called(draft), "", why))
            return False
        if before.digest == draft.digest and before.gone_on is None and self._is_its_feed(before):
            self.tally.same += 1
            return False
        given = draft.columns.get("last_modified")
        is_older = given and before.last_modified and given < before.last_modified
        if is_older and before.gone_on is None:
            self.tally.older += 1
            return False
        self.tally.changed += 1
        return True

    def _not_theirs(self, before: Before) -> str:
        if self.feed and before.feed and before.feed != self.feed.pk:
            return ANOTHERS
        return OURS if self.feed and before.source == Source.PERSON else ""

    def _is_its_feed(self, before: Before) -> bool:
        return self.feed is None or before.feed == self.feed.pk

    def _put(self, services: list[Draft]) -> None:
        self._put_shared([below for draft in services for below in draft.below()])
        known = there(
            ListedOrganization, (draft.as_given.get("organization_id") for draft in services)
        )
        put([self._row(draft, known) for draft in services])
        put_places([draft for draft in services if not draft.only_adds], only_add=False)
        put_places([draft for draft in services if draft.only_adds], only_add=True)
        replace_parts(services)

    def _row(self, draft: Draft, known: set[UUID]) -> Model:
        """What came with a feed stays that feed's, and what is kept by hand stays so."""
        before = self.here.get(draft.id)
        is_kept = self.feed is None and before is not None
        return row(
            draft,
            organization_id=pointed_at(draft, "organization", "organization_id", known),
            source=before.source if before and is_kept else self.source,
            feed_id=before.feed if before and is_kept else self.feed and self.feed.pk,
            digest=draft.digest,
        )

    def _put_shared(self, drafts: list[Draft]) -> None:
        for name in ("taxonomy", *SHARED):
            fresh = put_shared([one for one in drafts if one.shape.name == name], self.feed)
            replace_parts(fresh)


def _at_both(first: Draft, second: Draft) -> Draft:
    """One service that was seen from two of its places."""
    places = "service_at_locations"
    first.parts[places] = [*first.parts.get(places, []), *second.parts[places]]
    first.digest = digest_of({"first": first.digest, "second": second.digest})
    return first


def put_terms_of(taxonomy: UUID, terms: list[Draft], feed: Feed | None) -> None:
    """Terms that came in the list of a taxonomy are of it, in that order; not those of others."""
    rows = TaxonomyTerm.objects.in_bulk([term.id for term in terms])
    for place, term in enumerate(terms):
        found = rows.get(term.id)
        if found and (feed is None or found.feed_id == feed.pk):
            found.of_id, found.place = taxonomy, place
    TaxonomyTerm.objects.bulk_update(rows.values(), ["of", "place"], batch_size=TOGETHER)


def _called(draft: Draft) -> str:
    return f"Service “{str(draft.columns.get('name', ''))[:80]}”"

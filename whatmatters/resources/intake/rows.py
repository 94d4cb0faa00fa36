"""Rows out of what was read: which row points at which, and what is written only if it differs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Model

from whatmatters.resources.models import Feed, ServiceAtLocation
from whatmatters.resources.standard.reading import Draft
from whatmatters.resources.standard.shapes import SHAPES

#: Rows written by one statement.
TOGETHER = 200
NEVER_WRITTEN_OVER = {"id", "recorded_at", "checked_on", "checked_by"}


def row(draft: Draft, **more: Any) -> Model:
    return draft.shape.model(id=draft.id, as_given=draft.as_given, **{**draft.columns, **more})


def put(rows: Sequence[Model]) -> None:
    """Write rows of one model, over those of the same id."""
    if not rows:
        return
    model = type(rows[0])
    over = [f.name for f in model._meta.concrete_fields if f.name not in NEVER_WRITTEN_OVER]
    model._default_manager.bulk_create(
        rows, batch_size=TOGETHER, update_conflicts=True, unique_fields=["id"], update_fields=over
    )


def there(model: type[Model], given: Iterable[Any]) -> set[UUID]:
    """Which of these ids are rows; what is no id is none."""
    ids = {each for each in map(as_id, given) if each}
    return set(model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))


def as_id(given: Any) -> UUID | None:
    try:
        return UUID(given) if isinstance(given, str) else None
    except ValueError:
        return None


def pointed_at(draft: Draft, column: str, said: str, known: set[UUID]) -> UUID | None:
    """The id of the object a draft brings with it, or only names."""
    if column in draft.one:
        return draft.one[column].id
    named = as_id(draft.as_given.get(said))
    return named if named in known else None


def put_shared(drafts: Iterable[Draft], feed: Feed | None) -> list[Draft]:
    """Write objects that many share, where they differ. Returns those that were written.

    What came with one feed, or was made here, no other feed rewrites.
    """
    latest = {draft.id: draft for draft in drafts}
    if not latest:
        return []
    model = next(iter(latest.values())).shape.model
    asked = model._default_manager.filter(pk__in=latest).values_list("pk", "digest", "feed")
    before = {pk: (digest, of) for pk, digest, of in asked}
    fresh = [draft for draft in latest.values() if _is_to_write(draft, before.get(draft.id), feed)]
    links = _links_of_terms(fresh) if fresh and fresh[0].shape.name == "taxonomy_term" else {}
    put([_shared_row(draft, before, feed, links.get(draft.id, {})) for draft in fresh])
    return fresh


def _shared_row(
    draft: Draft, before: Mapping[UUID, tuple[str, Any]], feed: Feed | None, links: dict[str, Any]
) -> Model:
    """A file may write over what came with a feed, which stays that feed's."""
    feed_id = feed.pk if feed else before.get(draft.id, ("", None))[1]
    return row(draft, digest=draft.digest, feed_id=feed_id, **links)


def _is_to_write(draft: Draft, before: tuple[str, Any] | None, feed: Feed | None) -> bool:
    if before is None:
        return True
    digest, of = before
    return digest != draft.digest and (feed is None or of == feed.pk)


def _links_of_terms(drafts: list[Draft]) -> dict[UUID, dict[str, Any]]:
    """The taxonomy a term names, or that it is known to be of already."""
    taxonomy, term = SHAPES["taxonomy"].model, SHAPES["taxonomy_term"].model
    known = there(taxonomy, (draft.as_given.get("taxonomy_id") for draft in drafts))
    ids = [draft.id for draft in drafts]
    before = {
        pk: {"of_id": of, "place": place}
        for pk, of, place in term._default_manager.filter(pk__in=ids).values_list(
            "pk", "of", "place"
        )
    }
    named = {draft.id: as_id(draft.as_given.get("taxonomy_id")) for draft in drafts}
    return {
        draft.id: {**before.get(draft.id, {}), **_of(named[draft.id], known)} for draft in drafts
    }


def _of(named: UUID | None, known: set[UUID]) -> dict[str, Any]:
    return {"of_id": named} if named in known else {}


def with_own_ids(parts: list[tuple[Draft, UUID]], theirs: Iterable[Any] = ()) -> None:
    """An id that another row has already is put by for passing on, and one made instead.

    `theirs`: ids that are rows, with the object each is of, and may be written over.
    """
    free = set(theirs)
    if not parts:
        return
    taken = there(parts[0][0].shape.model, (str(part.id) for part, _ in parts))
    for part, parent in parts:
        if (part.id, parent) in free:
            free.discard((part.id, parent))
            continue
        if part.id in taken:
            part.as_given["id"] = str(part.id)
            part.id = uuid5(parent, str(part.id))
        while part.id in taken:
            part.id = uuid5(part.id, "again")
        taken.add(part.id)


def put_places(drafts: list[Draft], only_add: bool) -> None:
    """Where services are. A place that is no longer named is no longer one of theirs."""
    given = [draft for draft in drafts if "service_at_locations" in draft.parts]
    theirs = [(part, draft.id) for draft in given for part in draft.parts["service_at_locations"]]
    ours = ServiceAtLocation.objects.filter(service__in=[draft.id for draft in given])
    kept = {part.id for part, _ in theirs}
    before = dict(ours.values_list("pk", "service"))
    if not only_add and (left := before.keys() - kept):
        ServiceAtLocation.objects.filter(pk__in=left).delete()
    with_own_ids(theirs, before.items())
    known = there(SHAPES["location"].model, (p.as_given.get("location_id") for p, _ in theirs))
    put([_place_row(part, whose, at, known) for at, (part, whose) in enumerate(theirs)])


def _place_row(part: Draft, whose: UUID, place: int, known: set[UUID]) -> Model:
    location = pointed_at(part, "location", "location_id", known)
    return row(part, service_id=whose, place=place, location_id=location)

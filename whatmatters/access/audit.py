"""Every write, look, export and denial is written down where it happens, in its transaction.

An entry says who, acting where and as what, on whose behalf, about whom, which classes of
data, why and by which rule. If it cannot be written, nothing is done and nothing is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Model

from whatmatters.access import asked, chain
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.policy import DataClass
from whatmatters.access.shown import classes_at
from whatmatters.foundations import clock

PUBLIC = "public"
SYSTEM = "system"

LOOKED, LISTED, EXPORTED, DENIED, ERASED = "looked", "listed", "exported", "denied", "access.erased"
#: A list, a search or an export shows whoever the table opens by any of its rows.
ANY_ROW = "any:core:read"

COLUMNS = (*chain.MARKED, "strand", "place", "leaf", "to", "why", "salt", "mark")
INSERT = "INSERT INTO access_auditentry ({}) VALUES ({})".format(  # noqa: S608  # our own names
    ", ".join(f'"{name}"' for name in COLUMNS), ", ".join(["%s"] * len(COLUMNS))
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a caller may add to an entry."""

    classes: Iterable[DataClass] = ()
    on_behalf_of: UUID | None = None
    why: str = ""
    rule: str = ""
    permitted: bool = True


def record(
    *,
    by: Actor | str,
    did: str,
    to: Model | None,
    about: UUID | None = None,
    classes: Iterable[DataClass] = (),
    on_behalf_of: UUID | None = None,
    why: str = "",
    rule: str = "",
) -> None:
    """Write down who did what, to what, and whose life it touched.

    `by` is an actor, or PUBLIC (nobody signed in) or SYSTEM (a command); `to` is None where
    there was nothing to do it to. `why` is a code, never words.
    """
    what = f"{to._meta.label}:{to.pk}" if to else ""
    behalf = on_behalf_of or asked.acts_for(about)
    said = Said(classes or classes_at(did), behalf, why, rule or asked.permissions())
    _write(by, did, [(what, about)], said)


def record_each(
    *,
    by: Actor | str,
    did: str,
    to: Iterable[Model],
    classes: Iterable[DataClass] = (),
    why: str = "",
    rule: str = "",
) -> None:
    """Write down one deed to each of many people, one entry each in one statement."""
    said = Said(classes or classes_at(did), None, why, rule or asked.permissions())
    _write(by, did, [(f"{person._meta.label}:{person.pk}", person.pk) for person in to], said)


def looked(
    *,
    by: Actor,
    at: str,
    about: UUID,
    classes: Iterable[DataClass] = (),
    on_behalf_of: UUID | None = None,
    why: str = "",
    rule: str = "",
) -> None:
    """Write down that somebody opened a page of a person's record."""
    seen = tuple(classes) or classes_at(at)
    rule = rule or (asked.rule_of_reading(about, seen[-1]) if seen else "")
    behalf = on_behalf_of or asked.acts_for(about, rule)
    _write(by, LOOKED, [(at, about)], Said(seen, behalf, why, rule))


def looked_at_list(
    *,
    by: Actor,
    at: str,
    about: Iterable[UUID],
    classes: Iterable[DataClass] = (),
    why: str = "",
    rule: str = ANY_ROW,
) -> None:
    """Write down whom a list or a search showed, one entry each, all or none.

    A list of fifty writes fifty entries each time it is shown: as models they took longer
    than finding the fifty people. So did the one of each page.
    """
    seen = classes or (DataClass.CORE,)
    _write(by, LISTED, [(at, person) for person in about], Said(seen, None, why, rule))


def exported(
    *,
    by: Actor | str,
    at: str,
    about: Iterable[UUID],
    classes: Iterable[DataClass] = (),
    on_behalf_of: UUID | None = None,
    why: str = "",
    rule: str = ANY_ROW,
) -> None:
    """Write down whose records left in a file, one entry each, all or none."""
    said = Said(classes or classes_at(at), on_behalf_of, why, rule)
    _write(by, EXPORTED, [(at, person) for person in about], said)


def took_copy(*, by: Actor, at: str, about: UUID) -> None:
    """Write down that somebody took a copy of a page of a person's record."""
    seen = classes_at(at)
    rule = asked.rule_of_reading(about, seen[-1]) if seen else ""
    exported(
        by=by,
        at=at,
        about=[about],
        classes=seen,
        on_behalf_of=asked.acts_for(about, rule),
        rule=rule,
    )


def denied(
    *, by: Actor | str, at: str, about: UUID | None = None, rule: str = "", to: str = ""
) -> None:
    """Write down that somebody asked for what they may not have, or what is not there."""
    said = Said(classes_at(at.replace(":", ".")), None, "", rule, permitted=False)
    _write(by, DENIED, [(f"{at} {to}".rstrip(), about)], said)


@transaction.atomic
def erase(*, by: Actor | str, about: UUID) -> int:
    """Part of erasing a person: empty what entries say was done, and keep that it was done.

    The chain stays whole: it was made from the hash of what is emptied here.
    """
    record(by=by, did=ERASED, to=None, about=about)
    hers = AuditEntry.objects.filter(about=str(about)).exclude(did=ERASED)
    return hers.exclude(salt=b"").update(to="", why="", salt=b"")


def _write(by: Actor | str, did: str, what: Sequence[tuple[str, UUID | None]], said: Said) -> None:
    """One entry for each, in one statement where it is one, and all or none where many."""
    if not what:
        return
    database = connections[DEFAULT_DB_ALIAS]
    strand = chain.strand_of(database)
    first = strand.next_place(database)
    entry = _Entry.of(by, did, said)
    stored = database.ops.adapt_datetimefield_value(entry.now)
    rows = [
        (stored, *entry.row(to, str(about or ""), strand.name, place))
        for place, (to, about) in enumerate(what, first)
    ]
    if len(rows) == 1:
        with database.cursor() as cursor:
            cursor.execute(INSERT, rows[0])
    else:
        with transaction.atomic(savepoint=False), database.cursor() as cursor:
            cursor.executemany(INSERT, rows)
    database.on_commit(chain.Reached(strand, first + len(rows) - 1))


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the entries of one call have in common; by whom and when, then what was said."""

    now: datetime
    first: tuple[str, ...]
    then: tuple[str, ...]
    why: str
    permitted: bool

    @classmethod
    def of(cls, by: Actor | str, did: str, said: Said) -> "_Entry":
        hand = (*_hand(by), str(said.on_behalf_of or ""), did)
        permitted = chain.as_text(said.permitted)
        then = (",".join(said.classes), said.rule, permitted, asked.number())
        return cls(clock.now(), hand, then, said.why or asked.why(), said.permitted)

    def row(self, to: str, about: str, strand: bytes, place: int) -> tuple[Any, ...]:
        """The values of `COLUMNS` but the first, which each database has in its own way."""
        salt = chain.salt()
        leaf = chain.leaf_of(salt, to, self.why)
        said = (chain.as_text(self.now), *self.first, about, *self.then)
        mark = chain.mark_of(said, strand, place, leaf)
        classes, rule, _, request = self.then
        told = (about, classes, rule, self.permitted, request)
        return (*self.first, *told, strand, place, leaf, to, self.why, salt, mark)


def _hand(by: Actor | str) -> tuple[str, str, str]:
    if isinstance(by, str):
        return by, "", by
    return str(by.user.pk), str(by.organisation_id or ""), by.role.key

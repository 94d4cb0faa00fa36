from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.visits.actions.agreed import With, bring_about
from whatmatters.visits.actions.asking import must_be_possible, takes_effect_at_once
from whatmatters.visits.actions.locking import held_person, held_visit
from whatmatters.visits.models import Change, Slot, Visit, VisitNotReady
from whatmatters.visits.purposes import Purpose
from whatmatters.visits.sides import side_of

ANSWERED = ["version", "state", "answer", "answered_by", "answered_at"]
NOBODY = With()


@transaction.atomic
def ask_change(
    *,
    person: Person,
    organisation: Organisation,
    by: Actor,
    kind: str,
    visit: Visit | None = None,
    other: Visit | None = None,
    starts_at: datetime | None = None,
    minutes: int | None = None,
    words: str = "",
    read: int | None = None,
) -> Change:
    """Ask the other side for something else. Nothing changes until they say yes.

    Two things need no yes, since it was given with the time itself: that the person does not
    want a visit, and that they save one a day or more before. The same pressed twice is one.
    `read` is the version of the visit that was on the screen. Raises VisitNotReady and Stale.
    """
    person = held_person(person)
    visit = held_visit(visit) if visit else None
    change = Change(person=person, organisation=organisation, kind=kind, visit=visit, other=other)
    change.starts_at, change.minutes, change.words = starts_at, minutes, words.strip()
    _sign(change, by)
    if there := _there_already(change):
        return there
    _must_be_as_read(visit, read)
    must_be_possible(change)
    if takes_effect_at_once(change):
        return _agreed(change, by=by)
    change.save(force_insert=True)
    audit.record(by=by, did="visits.change-asked", to=change, about=person.pk)
    return change


@transaction.atomic
def answer_change(
    *,
    change: Change,
    by: Actor,
    agrees: bool,
    words: str = "",
    workers: Collection[User] = (),
    outcomes: Collection[Outcome | Purpose] = (),
    read: int | None = None,
) -> Change:
    """Say yes, and it is so at once; or no, and why. Raises VisitNotReady, TimeNotReady, Stale.

    Who says yes to a visit may say who goes, and what it is for.
    """
    change = _held(change)
    require(by, Permission.CHANGE_ANSWER, change)
    if _is_said_already(change, by, agrees):
        return change
    change.turn_page(read=read)
    if agrees:
        change.agree(by=by.user, words=words)
        bring_about(change, by=by, said=With(tuple(workers), tuple(outcomes)))
    else:
        change.refuse(by=by.user, words=words)
    change.save(update_fields=ANSWERED)
    did = "visits.change-agreed" if agrees else "visits.change-refused"
    audit.record(by=by, did=did, to=change, about=change.person_id)
    return change


@transaction.atomic
def take_back_change(*, change: Change, by: Actor) -> Change:
    """It is not asked any more. Taken back twice, it is taken back once."""
    change = _held(change)
    require(by, Permission.CHANGE_TAKE_BACK, change)
    if change.state == Change.State.TAKEN_BACK:
        return change
    change.turn_page(read=None)
    change.take_back(by=by.user)
    change.save(update_fields=ANSWERED)
    audit.record(by=by, did="visits.change-taken-back", to=change, about=change.person_id)
    return change


@transaction.atomic
def move_visit(
    *,
    visit: Visit,
    by: Actor,
    starts_at: datetime,
    words: str,
    minutes: int | None = None,
    read: int | None = None,
) -> Change:
    """Those who plan it write down what both agreed by talking: `words` say how.

    It is kept beside what was asked for and answered here. Raises VisitNotReady, TimeNotReady.
    """
    visit = _held_of(visit)
    require(by, Permission.VISIT_PLAN, visit)
    _must_be_as_read(visit, read)
    if not words.strip():
        raise VisitNotReady(gettext("Say how you agreed it with them"))
    change = _of(visit, Change.Kind.MOVE, words)
    change.starts_at, change.minutes = starts_at, minutes
    change.asked_side, change.asked_by = Change.Side.PROVIDER, by.user
    must_be_possible(change)
    return _agreed(change, by=by)


@transaction.atomic
def cancel_visit(*, visit: Visit, by: Actor, because: str = "", read: int | None = None) -> Change:
    """It will not be. The person need not say why; the provider must. Raises VisitNotReady.

    Nobody can be made to let somebody in, or to come: this waits for no answer.
    """
    visit = _held_of(visit)
    change = _of(visit, Change.Kind.CANCEL, because)
    _sign(change, by)
    if there := _there_already(change):
        return there
    _must_be_as_read(visit, read)
    if change.asked_side == Change.Side.PROVIDER and not change.words:
        raise VisitNotReady(gettext("Say in words why nobody can come"))
    must_be_possible(change)
    return _agreed(change, by=by)


@dataclass(frozen=True, slots=True)
class Booked:
    """Free time that somebody takes: for a visit more, or for one they have."""

    slot: Slot
    person: Person
    visit: Visit | None
    words: str


def agree_to_slot(booked: Booked, *, by: Actor) -> Change:
    """Part of other deeds: who offers free time has said yes to whoever takes it."""
    slot, visit = booked.slot, booked.visit
    kind = Change.Kind.MOVE if visit else Change.Kind.VISIT
    change = Change(person=booked.person, organisation=slot.organisation, kind=kind, visit=visit)
    change.slot, change.starts_at, change.minutes = slot, slot.starts_at, slot.minutes
    change.words = booked.words.strip()
    _sign(change, by)
    must_be_possible(change)
    return _agreed(change, by=by, said=With([slot.worker]))


def _agreed(change: Change, *, by: Actor, said: With = NOBODY) -> Change:
    """Kept as agreed, and done, in one."""
    change.agree(by=by.user)
    bring_about(change, by=by, said=said)
    change.save(force_insert=True)
    audit.record(by=by, did="visits.change-agreed", to=change, about=change.person_id)
    return change


def _of(visit: Visit, kind: Change.Kind, words: str) -> Change:
    said = {"person": visit.person, "organisation": visit.organisation}
    return Change(**said, visit=visit, kind=kind, words=words.strip())


def _sign(change: Change, by: Actor) -> None:
    require(by, Permission.CHANGE_ASK, change)
    side = side_of(by, change)
    assert side is not None  # noqa: S101  # the rule that was asked says so
    change.asked_side, change.asked_by = side, by.user


def _there_already(change: Change) -> Change | None:
    names = ("person", "organisation", "kind", "visit", "other", "starts_at", "minutes", "words")
    same = {name: getattr(change, name) for name in (*names, "asked_side")}
    waits = Change.objects.waiting().filter(**same).order_by("pk").first()
    return waits or _saved_already(change, same)


def _saved_already(change: Change, same: dict[str, object]) -> Change | None:
    """What needed no answer, pressed twice: the visit has fallen out by it."""
    if change.visit is None or not change.visit.fell_out:
        return None
    agreed = Change.objects.filter(state=Change.State.AGREED, **same)
    return agreed.order_by("pk").first()


def _is_said_already(change: Change, by: Actor, agrees: bool) -> bool:
    said = Change.State.AGREED if agrees else Change.State.REFUSED
    return change.state == said and change.answered_by_id == by.user.pk


def _held(change: Change) -> Change:
    """After the person, as everywhere, so that two deeds on one visit take turns."""
    held_person(change.person)
    rows = Change.objects.select_for_update(of=("self",))
    return rows.select_related("person", "organisation", "visit", "other", "slot").get(pk=change.pk)


def _held_of(visit: Visit) -> Visit:
    """The visit, with the person held before it."""
    held_person(visit.person)
    return held_visit(visit)


def _must_be_as_read(visit: Visit | None, read: int | None) -> None:
    """After it is known that this is not the same pressed twice. Raises Stale."""
    if visit is not None and read is not None and read != visit.version - 1:
        visit.version -= 1
        raise Stale(visit)

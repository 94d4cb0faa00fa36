from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.visits.actions.locking import held_visit
from whatmatters.visits.models import HomeCode, Proof, Status, Sure, Visit, VisitNotReady
from whatmatters.visits.proving import (
    ABOUT,
    CHECKS,
    CLOCK_MAY_BE_OFF,
    GUESSES,
    Found,
    Shown,
    check,
    is_of_its_time,
)

MOST = 2_000_000_000


@transaction.atomic
def show_proof(*, visit: Visit, by: Actor, of: str, proof: Shown) -> Visit:
    """Show again what did not hold the first time, or was not shown. Raises VisitNotReady."""
    visit = held_visit(visit)
    require(by, Permission.VISIT_RECORD, visit)
    if (visit.began_at if of == Proof.Of.ARRIVAL else visit.ended_at) is None:
        raise VisitNotReady(gettext("Say first that you came, or went"))
    if _guesses(visit) >= GUESSES:
        raise VisitNotReady(gettext("That is too often. Ask the person to confirm the visit"))
    keep_proof(visit, proof, of=Proof.Of(of), at=proof.at or clock.now(), by=by)
    make_sure(visit)
    visit.save(update_fields=["version"])
    audit.record(by=by, did="visits.proof-shown", to=visit, about=visit.person_id)
    return visit


def keep_proof(
    visit: Visit, shown: Shown | None, *, of: Proof.Of, at: datetime, by: Actor
) -> Proof:
    """Part of other deeds: that something was shown, and whether it held."""
    shown = shown or Shown()
    moment = shown.at or at
    off = clock.now() - shown.device_now if shown.device_now else timedelta(0)
    found = _found(visit, shown, of=of, moment=moment, off=off, by=by)
    return Proof.objects.create(
        visit=visit,
        of=of,
        by=shown.by if shown.by in Proof.By and shown.by != Proof.By.PERSON else Proof.By.WORD,
        at=moment,
        held=found.held,
        metres_off=found.metres_off,
        clock_off=max(-MOST, min(MOST, round(-off.total_seconds()))),
        recorded_by=by.user,
    )


def make_sure(visit: Visit) -> None:
    """Part of other deeds: it is verified, where both coming and going are proved.

    By what is of the times it has now: they may have been put right since.
    """
    if visit.status != Status.DONE or visit.sure != Sure.NOT_YET:
        return
    held = visit.proofs.filter(held=True)
    if {proof.of for proof in held if is_of_its_time(proof, visit)} == set(Proof.Of.values):
        visit.sure = Sure.VERIFIED
        visit.save(update_fields=["sure"])


def _found(
    visit: Visit, shown: Shown, *, of: Proof.Of, moment: datetime, off: timedelta, by: Actor
) -> Found:
    if shown.by not in CHECKS:
        return Found(held=False)
    said = visit.began_at if of == Proof.Of.ARRIVAL else visit.ended_at
    if abs(off) > CLOCK_MAY_BE_OFF or said is None or abs(moment - said) > ABOUT:
        return Found(held=False)
    if _guesses(visit) >= GUESSES:
        return Found(held=False)
    home = HomeCode.objects.current().filter(person=visit.person_id).order_by("pk").first()
    was_there = visit.goers.filter(user=by.user).exists()
    return check(shown, home=home, moment=moment, took_call=not was_there)


def _guesses(visit: Visit) -> int:
    """Codes that were wrong."""
    return visit.proofs.filter(by=Proof.By.CODE, held=False).count()

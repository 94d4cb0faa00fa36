from collections.abc import Iterable
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission
from whatmatters.people.models import Person
from whatmatters.safeguarding import kinds as known_kinds
from whatmatters.safeguarding.actions.refusals import NowhereToSend
from whatmatters.safeguarding.destinations import Destination, destinations
from whatmatters.safeguarding.models import Concern, KindOfConcern
from whatmatters.safeguarding.signing import signature


@transaction.atomic
def raise_concern(
    *,
    by: Actor,
    words: str,
    person: Person | None = None,
    who: str = "",
    where: UUID | None = None,
    danger: str = "",
    kinds: Iterable[str] = (),
    wish: str = "",
    told: str = "",
    sent_as: UUID | None = None,
) -> Destination:
    """Tell those who look into such things that somebody may not be safe.

    Anybody may who has signed in, about whom they like, in words; about a record, whoever may
    open it. It gives back where it went and nothing more: the concern is not theirs to see.
    Sent twice, it is one concern.
    """
    goes_to = _destination(by, person, where)
    told_about = {"words": words, "danger": danger, "wish": wish, "told": told}
    concern = Concern(
        pk=uuid5(by.user.pk, str(sent_as or uuid4())),
        organisation_id=goes_to.id,
        person=person,
        who=who or (person.name if person else ""),
        raised_by=by.user,
        raised_as=signature(by),
        **told_about,
    )
    if _is_new(concern):
        chosen = [kind for kind in known_kinds.titles() if kind in set(kinds)]
        KindOfConcern.objects.bulk_create(KindOfConcern(concern=concern, kind=k) for k in chosen)
        audit.record(by=by, did="safeguarding.raised", to=concern, about=concern.person_id)
    return goes_to


def _destination(by: Actor, person: Person | None, where: UUID | None) -> Destination:
    """The one that was chosen, if it may be; else the likeliest."""
    if person and not Person.objects.visible_to(by).filter(pk=person.pk).exists():
        raise PermissionDenied(Permission.PERSON_VIEW)
    offered = destinations(by=by, person=person)
    if not offered:
        raise NowhereToSend
    return next((each for each in offered if each.id == where), offered[0])


def _is_new(concern: Concern) -> bool:
    """Keep it. Not by looking whether it is there: whoever raised it may not see it."""
    try:
        with transaction.atomic():
            concern.save(force_insert=True)
    except IntegrityError as refusal:
        if not _says_it_is_there(refusal):
            raise
        return False
    return True


def _says_it_is_there(refusal: IntegrityError) -> bool:
    cause = refusal.__cause__
    is_there = ("23505", "SQLITE_CONSTRAINT_PRIMARYKEY")
    return any(getattr(cause, says, "") in is_there for says in ("sqlstate", "sqlite_errorname"))

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.people.standing import signed_for
from whatmatters.reviews.actions.locking import locked, look_of
from whatmatters.reviews.models import Look, Review, ReviewNotReady, Verdict

Party = Verdict.Party
LEAVE = {
    Party.PERSON: Permission.VERDICT_OF_PERSON,
    Party.PRACTITIONER: Permission.VERDICT_OF_PRACTITIONER,
}
THEIR_OWN = _("The person has answered this themself. Only they can change their answer")


@transaction.atomic
def say(
    *,
    review: Review,
    outcome: Outcome,
    by: Actor,
    party: str,
    says: str,
    words: str = "",
    said_by: str = "",
    nearness: int | None = None,
    read: int | None = None,
) -> Verdict:
    """Write down one party's verdict, beside the other's. Only the person's has a nearness.

    A practitioner may write down the person's as told, and whoever may decide for them say
    it in their own name, unless the person has answered themself (ReviewNotReady). `read`
    is the version that was on the screen, 0 for none: raises Stale if there is a newer one.
    Sent twice, it is kept once. What a verdict said before it was changed is kept beside it.
    """
    review = locked(review)
    party = Party(party)
    require(by, LEAVE[party], review.person)
    look = look_of(review, outcome)
    said_by = _whose(review.person, by, party, said_by)
    verdict = look.verdicts.filter(party=party).first()
    if verdict and verdict.same_as(says, words, said_by) and nearness in (None, look.nearness):
        return verdict
    _must_be_theirs_to_change(verdict, review.person, by, read)
    if party == Party.PERSON:
        _keep_nearness(look, nearness)
    if verdict:
        verdict.as_it_was().save(force_insert=True)
    verdict = verdict or Verdict(look=look, party=party, version=0)
    verdict.turn_page(read=None)
    verdict.says, verdict.words, verdict.said_by = Verdict.Says(says), words, said_by
    verdict.recorded_by, verdict.said_on = by.user, clock.today()
    verdict.save()
    audit.record(by=by, did="reviews.said", to=verdict, about=review.person_id)
    return verdict


def _whose(person: Person, by: Actor, party: str, said_by: str) -> str:
    """Only a practitioner who was told can name somebody else; an attorney signs as one."""
    if party == Party.PRACTITIONER:
        return by.name
    if by.is_staff:
        return said_by or person.known_as
    return person.known_as if by.user.pk == person.user_id else signed_for(by, person)


def _must_be_theirs_to_change(
    verdict: Verdict | None, person: Person, by: Actor, read: int | None
) -> None:
    if verdict is None:
        return
    is_by_another = by.is_staff or by.user.pk != person.user_id
    if verdict.party == Party.PERSON and verdict.is_by(person) and is_by_another:
        raise ReviewNotReady(THEIR_OWN)
    if read is not None and read != verdict.version:
        raise Stale(verdict)


def _keep_nearness(look: Look, nearness: int | None) -> None:
    """How near it feels goes with the person's verdict; not said, it stays as it was."""
    if nearness is not None:
        look.nearness = nearness
        look.save(update_fields=["nearness"])

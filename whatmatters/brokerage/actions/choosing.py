"""The choice: one offer, or none; what becomes of it in the plan; and who learns who it is."""

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may, require
from whatmatters.access.policy import DataClass
from whatmatters.brokerage.actions.locking import held_recipient, held_search
from whatmatters.brokerage.actions.planning import as_action
from whatmatters.brokerage.models import Choice, NotOpen, Offer, Recipient, Search
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.standing import standing_of

Result = Recipient.Result


@transaction.atomic
def choose_offer(
    *, search: Search, by: Actor, offer: Offer | None, why: str, said_by: str = ""
) -> Choice:
    """The person chooses an offer, or (None) none of them, and says why. It is chosen once.

    Whoever writes down what they were told says who said so. What is chosen goes into the plan
    that is being written, where they may write it. Raises NotOpen: two who choose at once take
    turns, and the second is told.
    """
    search = held_search(search)
    require(by, Permission.OFFER_CHOOSE, search)
    search.request.must_be_open()
    offer = _held(offer, search) if offer else None
    search.request.close()
    search.request.save(update_fields=["state", "ended_on"])
    choice = Choice(search=search, offer=offer, why=why, recorded_by=by.user)
    if not standing_of(by, search.person).is_self:
        choice.said_by = said_by or search.person.known_as
    choice.save(force_insert=True)
    _tell_each(search, offer)
    audit.record(by=by, did="brokerage.chosen", to=choice, about=search.person_id)
    if offer and may(by, Permission.PLAN_WRITE, search.person):
        put_in_plan(search=search, by=by)
    return choice


@transaction.atomic
def put_in_plan(*, search: Search, by: Actor) -> Search:
    """What was chosen, as something somebody does in the plan being written, with what it costs.

    Opens the next version where none is being written. Twice changes nothing. Raises NotOpen
    where nothing was chosen, and PlanNotReady.
    """
    search = held_search(search)
    require(by, Permission.PLAN_WRITE, search.person)
    choice = Choice.objects.filter(search=search).select_related("offer__recipient").first()
    if choice is None or choice.offer is None:
        raise NotOpen(gettext("Nothing has been chosen to put in the plan"))
    if search.line is not None:
        return search
    action = as_action(choice.offer, person=search.person, by=by)
    search.line = action.line
    search.save(update_fields=["line"])
    audit.record(by=by, did="brokerage.put-in-plan", to=search, about=search.person_id)
    return search


@transaction.atomic
def tell_who(*, search: Search, by: Actor) -> Recipient:
    """The person says yes: whoever was chosen may know who they are, and read their plan.

    It is a share like any other: it stands among them, and ends when it is taken back there.
    """
    search = held_search(search)
    require(by, Permission.CONSENT_CHANGE, search.person)
    recipient = search.request.recipients.filter(result=Result.CHOSEN).order_by("pk").first()
    if recipient is None or recipient.organisation is None:
        raise NotOpen(gettext("Choose an offer of somebody who answers here first"))
    recipient = held_recipient(recipient)
    if recipient.knows_who:
        return recipient
    people.share(
        person=search.person,
        by=by,
        organisation=recipient.organisation,
        covers=(DataClass.CORE, DataClass.PLAN),
        purpose=gettext("They were chosen to help"),
    )
    recipient.person, recipient.told_at = search.person, clock.now()
    recipient.save(update_fields=["person", "told_at"])
    audit.record(by=by, did="brokerage.told-who", to=recipient, about=search.person_id)
    return recipient


def _held(offer: Offer, search: Search) -> Offer:
    """The offer, read again and locked. Raises NotOpen unless it may be chosen now."""
    held = Offer.objects.select_for_update(of=("self",)).select_related("recipient")
    found = held.filter(pk=offer.pk, recipient__request=search.request).first()
    if found is None:
        raise NotOpen(gettext("Choose one of the offers on the page"))
    found.must_be_for_choosing()
    return found


def _tell_each(search: Search, offer: Offer | None) -> None:
    """Whoever was asked is told only whether it was theirs."""
    asked = search.request.recipients
    asked.update(result=Result.NOT_CHOSEN)
    if offer:
        asked.filter(pk=offer.recipient_id).update(result=Result.CHOSEN)

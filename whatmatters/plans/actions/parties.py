"""Parts of every deed of signing and refusing: who may, in whose name, and how it reaches us."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission
from whatmatters.people.standing import Standing, standing_of
from whatmatters.plans.asked import Asked, asked_to_sign, may_answer_for
from whatmatters.plans.models import Agreement, Objection, Party, PlanNotReady

How = Agreement.How
_LEAVE = {
    Party.PERSON: Permission.PLAN_AGREE,
    Party.PRACTITIONER: Permission.PLAN_AGREE,
    Party.PROVIDER: Permission.PLAN_SIGN_AS_PROVIDER,
    Party.FUNDER: Permission.PLAN_SIGN_AS_FUNDER,
}


def leave_of(party: str) -> Permission:
    """Part of other deeds: the leave one needs to sign, or to refuse, as a party."""
    if party not in Party.values:
        raise PermissionDenied(Permission.PLAN_AGREE)
    return _LEAVE[Party(party)]


def on_whose_behalf(said: Agreement | Objection, *, by: Actor, behalf: str) -> None:
    """Part of other deeds: which provider or funder says it, and their name. Raises PlanNotReady.

    With a sign-in of their own they speak for where they work, and for nobody else.
    """
    is_own = speaks_for(said.party, by, standing_of(by, said.plan.person))
    if said.party in (Party.PERSON, Party.PRACTITIONER):
        said.behalf = ""
    elif is_own and by.membership:
        said.behalf = by.membership.organisation.name
        if isinstance(said, Agreement):
            said.organisation = by.membership.organisation
    else:
        said.behalf = behalf.strip()
    _must_be_asked(said, by=by, is_own=is_own)
    if said.party == Party.PERSON:
        said.name = said.name or said.plan.person.name
    else:
        said.name = said.name or (by.name if is_own else said.behalf)


def how_said(said: Agreement, *, by: Actor) -> None:
    """Part of other deeds: how this reaches us through this actor. Nobody signs for another.

    Raises PlanNotReady where what it needs is not said.
    """
    if speaks_for(said.party, by, standing_of(by, said.plan.person)):
        said.how, said.witness, said.shown = How.SIGNED_IN, "", ""
        return
    if said.party == Party.PRACTITIONER:
        raise PermissionDenied(Permission.PLAN_AGREE)
    said.how = said.how or How.TOLD_US
    if said.how == How.SIGNED_IN:
        raise PermissionDenied(leave_of(said.party))
    if said.how != How.WITNESSED:
        said.witness = said.shown = ""
    elif not (said.witness and said.shown):
        raise PlanNotReady(gettext("Say who saw it, and how they showed that they agree"))


def speaks_for(party: str, by: Actor, standing: Standing) -> bool:
    """Whether they say it for themself, signed in as who they are."""
    return {
        Party.PERSON: standing.is_self,
        Party.PRACTITIONER: standing.is_practitioner,
        Party.PROVIDER: standing.manages_support,
        Party.FUNDER: standing.answers_for_money,
    }[Party(party)]


def must_be_theirs(said: Objection, *, by: Actor) -> None:
    """Part of other deeds: see `may_answer_for`."""
    place = by.membership.organisation.name if by.membership else ""
    if not may_answer_for(said, standing=standing_of(by, said.plan.person), place=place):
        raise PermissionDenied(leave_of(said.party))


def _must_be_asked(said: Agreement | Objection, *, by: Actor, is_own: bool) -> None:
    """Nobody signs a plan that asks nothing of them."""
    asked = asked_to_sign(said.plan)
    theirs = [one for one in asked if one.party == said.party]
    if said.party == Party.PROVIDER:
        theirs = [one for one in theirs if _is_theirs(one, said, by, is_own=is_own)]
    if not theirs:
        raise PlanNotReady(gettext("Nothing in this plan is for them to sign"))
    if said.party == Party.PROVIDER:
        said.behalf = theirs[0].behalf


def _is_theirs(one: Asked, said: Agreement | Objection, by: Actor, *, is_own: bool) -> bool:
    is_same_place = is_own and one.organisation == by.organisation_id
    return is_same_place or one.behalf.casefold() == said.behalf.casefold()

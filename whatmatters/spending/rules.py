from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.standing import Standing, standing_of
from whatmatters.spending.models import Account

#: Who opens an account, says how much is paid into it, and ends it.
OPENS = {"practitioner", "lead", "commissioner"}


@rule(Permission.SPENDING_OPEN)
def may_open(actor: Actor, person: Person) -> bool:
    """Their practitioner; the lead of a team that works with them; a commissioner they let."""
    return opens(standing_of(actor, person))


def opens(standing: Standing) -> bool:
    return standing.may(DataClass.BUDGET, Deed.WRITE) and bool(standing.facts.ways & OPENS)


@rule(Permission.SPENDING_WRITE)
def may_write(actor: Actor, account: Account) -> bool:
    """Whoever may write of their money; and who holds it, as long as they may read of it.

    That is the provider’s manager of a fund, or somebody of the circle who looks after it.
    """
    standing = standing_of(actor, account.person)
    if standing.may(DataClass.BUDGET, Deed.WRITE):
        return True
    return standing.may(DataClass.BUDGET) and _holds(actor, account, standing)


def _holds(actor: Actor, account: Account, standing: Standing) -> bool:
    if standing.manages_support:
        return account.organisation_id == actor.organisation_id
    held = CircleMember.objects.held_by(actor)
    return account.member_id is not None and held.filter(pk=account.member_id).exists()

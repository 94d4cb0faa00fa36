from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.budgets.actions.locking import held_person, sent_twice
from whatmatters.budgets.models import CEILING_WEEKS, Budget, BudgetNotReady, Estimate, Reply
from whatmatters.budgets.sums import NOTHING
from whatmatters.budgets.weeks import weeks_now
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of

#: What makes two budgets the same, where one button was pressed twice.
SAID = (
    *("estimate_id", "period", "begins_on", "ends_on", "agreed", "agreed_on", "agreed_by_id"),
    *("health", "education", "other", "other_name", "assessed_on", "contribution"),
    *("contribution_most", "ceiling_weeks", "reason", "because", "told_on", "urgent_because"),
)


@transaction.atomic
def agree_budget(
    *,
    person: Person,
    by: Actor,
    agreed: Decimal,
    period: str,
    begins_on: date,
    ends_on: date | None = None,
    agreed_on: date | None = None,
    estimate: Estimate | None = None,
    contribution: Decimal = NOTHING,
    contribution_most: Decimal | None = None,
    assessed_on: date | None = None,
    health: Decimal = NOTHING,
    education: Decimal = NOTHING,
    other: Decimal = NOTHING,
    other_name: str = "",
    ceiling_weeks: int = CEILING_WEEKS,
    reason: str = "",
    because: str = "",
    told_on: date | None = None,
    urgent_because: str = "",
    read: int | None = None,
) -> Budget:
    """The next version of somebody’s budget. The one before holds until the day this begins.

    `read` is the number of the last version that was on the screen: of two who agree at once
    one wins, and the other is told. A change says why, and when the person was told; what
    gives them less is told before it starts. Raises BudgetNotReady and Stale.
    """
    person = held_person(person)
    require(by, Permission.BUDGET_AGREE, person)
    last = person.budgets.newest_first().first()
    made = Budget(
        person=person,
        number=last.number + 1 if last else 1,
        estimate=_theirs(estimate, person),
        period=Budget.Period(period),
        weeks=weeks_now(),
        begins_on=begins_on,
        ends_on=ends_on,
        agreed=agreed,
        agreed_on=agreed_on or clock.today(),
        agreed_by=by.user,
        health=health,
        education=education,
        other=other,
        other_name=other_name,
        assessed_on=assessed_on,
        contribution=contribution,
        contribution_most=contribution_most,
        ceiling_weeks=ceiling_weeks,
        reason=reason,
        because=because,
        told_on=told_on,
        urgent_because=urgent_because,
    )
    if last and _is_same(last, made):
        return last
    if read is not None and read != (last.number if last else 0):
        raise Stale(last)
    made.settle(last)
    made.save(force_insert=True)
    audit.record(by=by, did="budgets.agreed", to=made, about=person.pk)
    return made


@transaction.atomic
def reply_to_budget(
    *,
    budget: Budget,
    by: Actor,
    says: str,
    words: str = "",
    said_by: str = "",
    said_on: date | None = None,
) -> Reply:
    """What the person says about a version, by their own hand or as they told somebody.

    It is never changed: said again, it stands beside what was said before.
    """
    person = held_person(budget.person)
    require(by, Permission.BUDGET_WRITE, person)
    reply = Reply(budget=budget, says=Reply.Says(says), words=words, recorded_by=by.user)
    reply.said_on = clock.today()
    if not standing_of(by, person).is_self:
        reply.said_by, reply.said_on = said_by or person.known_as, said_on or reply.said_on
    if reply.said_on > clock.today():
        raise BudgetNotReady(_("The day it was said must be today or earlier"))
    if there := sent_twice(reply, among=budget.replies.all()):
        return there
    reply.save(force_insert=True)
    audit.record(by=by, did="budgets.replied", to=reply, about=person.pk)
    return reply


def _theirs(estimate: Estimate | None, person: Person) -> Estimate | None:
    if estimate and estimate.person_id != person.pk:
        raise BudgetNotReady(_("Choose an amount that was worked out for this person"))
    return estimate


def _is_same(last: Budget, made: Budget) -> bool:
    return all(getattr(last, name) == getattr(made, name) for name in SAID)

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.budgets.actions.locking import held_person, sent_twice
from whatmatters.budgets.models import BenefitsCheck, BenefitsResult, BudgetNotReady
from whatmatters.budgets.sums import NotAnAmount, an_amount
from whatmatters.foundations import clock
from whatmatters.people.models import Person


@transaction.atomic
def ask_for_benefits_check(
    *, person: Person, by: Actor, asked_of: str, asked_on: date | None = None
) -> BenefitsCheck:
    """Somebody is asked to see whether the person gets all they could. Raises BudgetNotReady."""
    person = held_person(person)
    require(by, Permission.BENEFITS_SAY, person)
    asked = BenefitsCheck(person=person, asked_by=by.user, asked_of=asked_of)
    asked.asked_on = asked_on or clock.today()
    if asked.asked_on > clock.today():
        raise BudgetNotReady(_("The day it was asked must be today or earlier"))
    if there := sent_twice(asked, among=person.benefits_checks.all()):
        return there
    asked.save(force_insert=True)
    audit.record(by=by, did="budgets.benefits-asked", to=asked, about=person.pk)
    return asked


@transaction.atomic
def say_what_came_of_it(
    *,
    asked: BenefitsCheck,
    by: Actor,
    done_on: date,
    done_by: str,
    found: str,
    words: str = "",
    wants_it_written: bool = False,
    amount: Decimal | None = None,
) -> BenefitsResult:
    """What a check of benefits found. An amount stays out unless the person wants it written.

    Raises BudgetNotReady.
    """
    person = held_person(asked.person)
    require(by, Permission.BENEFITS_SAY, person)
    result = BenefitsResult(asked=asked, done_on=done_on, done_by=done_by, words=words)
    result.found, result.recorded_by = BenefitsResult.Found(found), by.user
    result.wants_it_written = wants_it_written
    result.amount = _amount(amount) if wants_it_written else None
    said = BenefitsResult.objects.filter(asked=asked).first()
    if said and all(getattr(said, name) == getattr(result, name) for name in BenefitsResult.kept):
        return said  # sent twice
    if said:
        raise BudgetNotReady(_("What came of this check is written down already"))
    if not asked.asked_on <= done_on <= clock.today():
        raise BudgetNotReady(_("The day it was done must be from the day it was asked to today"))
    result.save(force_insert=True)
    audit.record(by=by, did="budgets.benefits-said", to=result, about=person.pk)
    return result


def _amount(amount: Decimal | None) -> Decimal | None:
    try:
        return None if amount is None else an_amount(amount, what=_("The amount"))
    except NotAnAmount as wrong:
        raise BudgetNotReady(str(wrong)) from None

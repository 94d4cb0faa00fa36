from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.budgets.actions.locking import held_person, sent_twice
from whatmatters.budgets.models import Budget, BudgetNotReady, BuiltUp, Saving
from whatmatters.budgets.sums import NotAnAmount, an_amount
from whatmatters.foundations import clock
from whatmatters.people.models import Person


@transaction.atomic
def count_built_up(
    *, budget: Budget, by: Actor, amount: Decimal, counted_on: date | None = None, words: str = ""
) -> BuiltUp:
    """How much had not been spent on a day, with what was said about it. It asks for nothing back.

    Raises BudgetNotReady.
    """
    person = held_person(budget.person)
    require(by, Permission.BUDGET_WRITE, person)
    counted = BuiltUp(budget=budget, words=words, recorded_by=by.user)
    counted.amount, counted.counted_on = _amount(amount), counted_on or clock.today()
    if counted.counted_on > clock.today():
        raise BudgetNotReady(_("The day it was counted must be today or earlier"))
    if there := sent_twice(counted, among=budget.built_up.all()):
        return there
    counted.save(force_insert=True)
    audit.record(by=by, did="budgets.counted", to=counted, about=person.pk)
    return counted


@transaction.atomic
def agree_saving(
    *,
    person: Person,
    by: Actor,
    amount: Decimal,
    what_for: str,
    agreed_on: date | None = None,
    until_on: date | None = None,
) -> Saving:
    """The person saves for something, and nobody asks for it back. Raises BudgetNotReady."""
    person = held_person(person)
    require(by, Permission.BUDGET_AGREE, person)
    saving = Saving(person=person, what_for=what_for, until_on=until_on, agreed_by=by.user)
    saving.amount, saving.agreed_on = _amount(amount), agreed_on or clock.today()
    if not saving.amount:
        raise BudgetNotReady(_("Enter how much is saved"))
    if saving.agreed_on > clock.today():
        raise BudgetNotReady(_("The day it was agreed must be today or earlier"))
    if until_on and until_on < saving.agreed_on:
        raise BudgetNotReady(_("The day to talk again must be on or after the day it was agreed"))
    if there := sent_twice(saving, among=person.savings.all()):
        return there
    saving.save(force_insert=True)
    audit.record(by=by, did="budgets.saving-agreed", to=saving, about=person.pk)
    return saving


def _amount(amount: Decimal) -> Decimal:
    try:
        return an_amount(amount, what=_("The amount"))
    except NotAnAmount as wrong:
        raise BudgetNotReady(str(wrong)) from None

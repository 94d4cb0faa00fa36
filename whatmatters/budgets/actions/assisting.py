from datetime import date
from decimal import Decimal

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.budgets.actions.locking import held_person
from whatmatters.budgets.models import Assistant
from whatmatters.budgets.sums import NOTHING
from whatmatters.budgets.weeks import weeks_now
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import CircleMember, Person


@transaction.atomic
def write_terms(
    *,
    person: Person,
    by: Actor,
    member: CircleMember,
    hours: Decimal,
    rate: Decimal,
    back_up: str,
    employer: str,
    review_on: date,
    begins_on: date | None = None,
    ends_on: date | None = None,
    on_costs: Decimal = NOTHING,
    payroll: Decimal = NOTHING,
    insurance: Decimal = NOTHING,
    nominee: str = "",
    read: int | None = None,
) -> Assistant:
    """On what terms a personal assistant works, from a day on. Earlier terms are kept.

    `read` is the number of the terms that were on the screen. Raises BudgetNotReady and Stale.
    """
    person = held_person(person)
    require(by, Permission.BUDGET_WRITE, person)
    last = Assistant.objects.filter(member=member).order_by("-number", "pk").first()
    terms = Assistant(person=person, member=member, hours=hours, rate=rate, on_costs=on_costs)
    terms.number, terms.weeks = last.number + 1 if last else 1, weeks_now()
    terms.begins_on, terms.ends_on = begins_on or clock.today(), ends_on
    terms.payroll, terms.insurance, terms.back_up = payroll, insurance, back_up
    terms.employer, terms.nominee = Assistant.Employer(employer), nominee
    terms.review_on, terms.written_by = review_on, by.user
    terms.settle()
    if last and _is_same(last, terms):
        return last
    if read is not None and read != (last.number if last else 0):
        raise Stale(last)
    terms.save(force_insert=True)
    audit.record(by=by, did="budgets.terms-written", to=terms, about=person.pk)
    return terms


def _is_same(last: Assistant, terms: Assistant) -> bool:
    """Pressed twice; or nothing was changed."""
    names = [name for name in Assistant.kept if name not in {"number", "written_by_id"}]
    return all(getattr(last, name) == getattr(terms, name) for name in names)

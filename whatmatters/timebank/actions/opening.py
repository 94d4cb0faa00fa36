from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.actions.closing import cut_short, planned_after, replan
from whatmatters.timebank.actions.locking import held_budget, held_person, held_time
from whatmatters.timebank.models import (
    LEAST,
    MINUTES_IN_A_WEEK,
    TimeBudget,
    TimeNotReady,
)
from whatmatters.timebank.reckoning.periods import A_DAY


@transaction.atomic
def open_time_budget(
    *,
    person: Person,
    organisation: Organisation,
    by: Actor,
    minutes_a_week: int,
    begins_on: date,
    **terms: Any,
) -> TimeBudget:
    """So much time a week, that a provider holds for somebody from a day on.

    `terms` are the other fields of a TimeBudget. Raises TimeNotReady.
    """
    person = held_person(person)
    require(by, Permission.TIME_AGREE, person)
    budget = TimeBudget(person=person, organisation=organisation, begins_on=begins_on, **terms)
    budget.minutes_a_week, budget.recorded_by = minutes_a_week, by.user
    chain = held_time(budget, by=by)
    if same := next((one for one in chain if is_same(one, budget)), None):
        return same  # sent twice
    _check(budget, chain)
    budget.save(force_insert=True)
    held_time(budget, by=by)
    audit.record(by=by, did="timebank.opened", to=budget, about=person.pk)
    return budget


@transaction.atomic
def close_time_budget(*, budget: TimeBudget, by: Actor, on: date) -> TimeBudget:
    """It ends with this day. The last period gives for its days alone; what is left is over.

    What was planned for later days is planned no more. Raises TimeNotReady.
    """
    require(by, Permission.TIME_AGREE, budget.person)
    budget = held_budget(budget, by=by)
    if budget.ends_on == on:
        return budget  # pressed twice
    _check_end(budget, on)
    replan(planned_after(budget, on), by, into=None)
    cut_short(budget, on, by)
    held_budget(budget, by=by)
    audit.record(by=by, did="timebank.closed", to=budget, about=budget.person_id)
    return budget


@transaction.atomic
def change_terms(
    *, budget: TimeBudget, by: Actor, begins_on: date, minutes_a_week: int, **terms: Any
) -> TimeBudget:
    """Other terms from a day on: another budget, into which all that is left goes over.

    The period they change in gives so much for the days before, and so much for those after.
    What is planned for later days is planned in the new one. Raises TimeNotReady.
    """
    person = held_person(budget.person)  # before the time, as wherever a visit is planned
    require(by, Permission.TIME_AGREE, person)
    budget = held_budget(budget, by=by)
    if begins_on < clock.today():
        raise TimeNotReady(_("Other terms begin today or later. Choose such a day"))
    if not budget.begins_on < begins_on:
        raise TimeNotReady(_("Choose a day after the one this time began on"))
    _check_end(budget, begins_on - A_DAY)
    planned = planned_after(budget, begins_on - A_DAY)
    cut_short(budget, begins_on - A_DAY, by)
    made = open_time_budget(
        person=budget.person,
        organisation=budget.organisation,
        by=by,
        minutes_a_week=minutes_a_week,
        begins_on=begins_on,
        **terms,
    )
    replan(planned, by, into=made)
    return made


def is_same(one: TimeBudget, other: TimeBudget) -> bool:
    names = [name for name in TimeBudget.kept if name != "recorded_by_id"]
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _check(budget: TimeBudget, chain: list[TimeBudget]) -> None:
    if not LEAST <= budget.minutes_a_week <= 2 * MINUTES_IN_A_WEEK:
        raise TimeNotReady(_("Enter from 15 minutes to 336 hours a week"))
    if max(budget.carry_percent, budget.overdraw_percent) > 100:
        raise TimeNotReady(_("No more can be carried over or used ahead than there is"))
    if budget.ends_on and budget.ends_on < budget.begins_on:
        raise TimeNotReady(_("The last day must be on or after the first"))
    if any(_overlap(one, budget) for one in chain):
        raise TimeNotReady(_("This provider holds time for them then. Change that instead"))


def _overlap(one: TimeBudget, other: TimeBudget) -> bool:
    starts_in_time = other.ends_on is None or one.begins_on <= other.ends_on
    return starts_in_time and (one.ends_on is None or other.begins_on <= one.ends_on)


def _check_end(budget: TimeBudget, on: date) -> None:
    if on < budget.begins_on:
        raise TimeNotReady(_("The last day must be on or after the first"))
    if budget.ends_on and budget.ends_on < on:
        raise TimeNotReady(_("This time has an end already, before that day"))

"""Part of other deeds: whether what is asked for can be at all, said before anybody waits."""

from collections.abc import Callable

from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.selectors import left_on
from whatmatters.visits.actions.agreed import held_for
from whatmatters.visits.models import ENOUGH, Change, Visit, VisitNotReady
from whatmatters.visits.notice import is_in_time
from whatmatters.visits.showing import minutes_told


def must_be_possible(change: Change) -> None:
    """Part of other deeds. Raises VisitNotReady, with what to do instead."""
    if change.kind not in Change.Kind:
        raise VisitNotReady(gettext("Choose what should be different"))
    if not change.asks_for_one:
        _must_be_to_come(change)
    CHECKS[Change.Kind(change.kind)](change)


def takes_effect_at_once(change: Change) -> bool:
    """Part of other deeds: the person needs nobody’s yes not to be visited."""
    if change.asked_side != Change.Side.PERSON:
        return False
    if change.kind == Change.Kind.BANK:
        return change.visit is not None and is_in_time(change.visit)
    return change.kind == Change.Kind.CANCEL


def _must_be_to_come(change: Change) -> None:
    visit = change.visit
    if visit is None or visit.person_id != change.person_id:
        raise VisitNotReady(gettext("Choose a visit from the list"))
    if not visit.is_to_come or visit.organisation_id != change.organisation_id:
        raise VisitNotReady(gettext("This visit is not to come any more"))
    if Change.objects.waiting().filter(visit=visit).exists():
        raise VisitNotReady(gettext("Something is asked of this visit already. Answer that first"))


def _at_another_time(change: Change) -> None:
    _must_say_when(change)
    visit = change.visit
    same = visit and (visit.starts_at, visit.minutes) == (change.starts_at, change.minutes)
    if same:
        raise VisitNotReady(gettext("The visit is at that time already. Choose another"))
    _must_be_long_enough(change)


def _must_be_long_enough(change: Change) -> None:
    """A provider says why less than half an hour is enough. The person need not: they ask it."""
    now = change.visit.minutes if change.visit else None
    shorter = change.minutes is not None and change.minutes < ENOUGH and change.minutes != now
    if shorter and change.asked_side == Change.Side.PROVIDER and not change.words:
        raise VisitNotReady(
            gettext("Say why less than 30 minutes is enough, or plan 30 minutes or more")
        )


def _with_another(change: Change) -> None:
    visit, other = change.visit, change.other
    if visit is None or other is None or other == visit:
        raise VisitNotReady(gettext("Choose which visit it changes places with"))
    whose = (other.person_id, other.organisation_id)
    if whose != (visit.person_id, visit.organisation_id) or not other.is_to_come:
        raise VisitNotReady(gettext("Choose which visit it changes places with"))


def _of_their_time(change: Change) -> None:
    if change.visit is not None and change.visit.budget_id is None:
        raise VisitNotReady(gettext("This visit takes no time of theirs, so none can be saved"))


def _with_time_for_it(change: Change) -> None:
    """There is so much left then; or one asks for more than there is."""
    _must_say_when(change)
    budget = held_for(change)
    if budget is None:
        raise VisitNotReady(gettext("No time has been agreed for that day. Ask for more"))
    assert change.starts_at is not None  # noqa: S101  # said, as was asked above
    left = left_on(budget=budget, day=clock.day_of(change.starts_at))
    if (change.minutes or 0) > left:
        said = gettext("There is not so much time left then. There is %(time)s")
        raise VisitNotReady(said % {"time": minutes_told(left)})


def _beyond_it(change: Change) -> None:
    _must_say_when(change)
    if not change.words:
        raise VisitNotReady(gettext("Say what it is for: somebody has to decide"))
    if not _is_known(change):
        raise VisitNotReady(gettext("Choose who helps them from the list"))


def _must_say_when(change: Change) -> None:
    if change.starts_at is None or change.starts_at <= clock.now():
        raise VisitNotReady(gettext("Choose a time that is still to come"))
    minutes = change.minutes
    if change.asks_for_one and not (minutes and 1 <= minutes <= 2160):
        raise VisitNotReady(gettext("A visit takes from 1 minute to 36 hours"))


def _is_known(change: Change) -> bool:
    """A provider that holds, or held, time for them, or has visited them."""
    of = {"person": change.person, "organisation": change.organisation}
    return TimeBudget.objects.filter(**of).exists() or Visit.objects.filter(**of).exists()


def _nothing_more(change: Change) -> None:
    """Any visit that is to come can be called off."""


CHECKS: dict[Change.Kind, Callable[[Change], None]] = {
    Change.Kind.MOVE: _at_another_time,
    Change.Kind.SWAP: _with_another,
    Change.Kind.BANK: _of_their_time,
    Change.Kind.CANCEL: _nothing_more,
    Change.Kind.VISIT: _with_time_for_it,
    Change.Kind.BEYOND: _beyond_it,
}

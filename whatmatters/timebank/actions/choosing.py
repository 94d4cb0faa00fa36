"""What the person decides about time that is left: give it back, keep it, or let it go."""

from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.timebank.account import Account, account_of
from whatmatters.timebank.actions.entries import entry
from whatmatters.timebank.actions.locking import held_budget
from whatmatters.timebank.lasting import lasting
from whatmatters.timebank.models import Kind, TimeBudget, TimeEntry, TimeNotReady


@transaction.atomic
def give_back(
    *, budget: TimeBudget, by: Actor, minutes: int, words: str, sent_as: UUID | None = None
) -> TimeEntry:
    """The person does not want this time. It is their choice, and nobody’s failure.

    The same from the same page, sent twice, is given back once. Raises TimeNotReady where
    there is not so much that is not planned.
    """
    require(by, Permission.TIME_CHOOSE, budget)
    budget = held_budget(budget, by=by)
    name = uuid5(budget.pk, f"{sent_as}\n{minutes}\n{words}") if sent_as else uuid4()
    if there := budget.entries.filter(pk=name).first():
        return there
    account = account_of(budget)
    if minutes < 1:
        raise TimeNotReady(_("Enter how much time"))
    if minutes > account.now.free:
        raise TimeNotReady(_no_more_than(account.now.free))
    made = _chosen(budget, account, by, Kind.GIVEN_BACK, -minutes, words)
    made.pk = name
    return _written(made, by, "given-back")


@transaction.atomic
def keep_time(*, budget: TimeBudget, by: Actor, words: str = "") -> TimeEntry | None:
    """They want to keep what waits for an answer: it can be used for as long again.

    Nothing where nothing waits.
    """
    require(by, Permission.TIME_CHOOSE, budget)
    budget = held_budget(budget, by=by)
    account = account_of(budget)
    if not (waiting := account.waiting):
        return None
    longer = account.number + max(account.terms.carry_life, 1)
    _chosen(budget, account, by, Kind.KEPT, -waiting, "").save(force_insert=True)
    return _written(_chosen(budget, account, by, Kind.KEPT, waiting, words, longer), by, "kept")


@transaction.atomic
def let_go(*, budget: TimeBudget, by: Actor, words: str = "") -> TimeEntry | None:
    """They do not need what waits for an answer. Nothing where nothing waits."""
    require(by, Permission.TIME_CHOOSE, budget)
    budget = held_budget(budget, by=by)
    account = account_of(budget)
    if not (waiting := account.waiting):
        return None
    return _written(
        _chosen(budget, account, by, Kind.GIVEN_BACK, -waiting, words), by, "given-back"
    )


def _chosen(
    budget: TimeBudget,
    account: Account,
    by: Actor,
    kind: Kind,
    minutes: int,
    words: str,
    lost_after: int | None = None,
) -> TimeEntry:
    made = entry(budget, account.number, kind, minutes, clock.today(), lost_after)
    made.words, made.recorded_by = words, by.user
    return made


def _written(made: TimeEntry, by: Actor, did: str) -> TimeEntry:
    made.save(force_insert=True)
    audit.record(by=by, did=f"timebank.{did}", to=made, about=made.budget.person_id)
    return made


def _no_more_than(free: int) -> str:
    if free < 1:
        return _("There is no time to give back. All of it is planned or used")
    return _("There is %(time)s that is not planned. Enter that or less") % {"time": lasting(free)}

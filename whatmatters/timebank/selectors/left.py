from datetime import date

from whatmatters.foundations import clock
from whatmatters.timebank.account import account_of
from whatmatters.timebank.models import TimeBudget


def left_on(*, budget: TimeBudget, day: date) -> int:
    """How many minutes can still be planned for a day, with what may be used ahead.

    It asks for no leave: who calls it has.
    """
    if not budget.holds(day):
        return 0
    return account_of(budget).on(clock.today()).room(day)

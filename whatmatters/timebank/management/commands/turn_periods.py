from typing import Any

from django.core.management.base import BaseCommand

from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule
from whatmatters.foundations import clock
from whatmatters.timebank.account import due
from whatmatters.timebank.actions import turn_periods


class Command(BaseCommand):
    help = (
        "Close the periods of time that are over, and open the next. Run it once a day. "
        "Each account also does so when somebody writes in it, so a day that is missed is made up."
    )
    rule = CommandRule(reads=(DataClass.BUDGET,), writes=(DataClass.BUDGET,), runs="daily")

    def handle(self, **_: Any) -> str:
        turned = sum(turn_periods(budget=budget) for budget in list(due(clock.today())))
        return f"Brought {turned:,} accounts of time up to date"

from typing import Any

from django.core.management.base import BaseCommand

from whatmatters.access.registers import CommandRule
from whatmatters.exchange.actions import clear_uploads


class Command(BaseCommand):
    help = (
        "Let go of lists of people nobody said yes or no to for a day. Run it daily; sending "
        "another list does the same."
    )
    rule = CommandRule(besides="lists that were sent and not brought in", runs="daily")

    def handle(self, **_: Any) -> str:
        gone = clear_uploads()
        return f"Let go of {gone:,} list{'' if gone == 1 else 's'}"

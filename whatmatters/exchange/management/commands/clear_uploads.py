from typing import Any

from django.core.management.base import BaseCommand

from whatmatters.access.registers import CommandRule
from whatmatters.exchange.actions import clear_uploads
from whatmatters.readings.actions import clear_sheets
from whatmatters.resources.actions import bringing as directory


class Command(BaseCommand):
    help = (
        "Let go of lists of people, and files of visits, services and readings, nobody said yes or "
        "no to for a day. Run it daily; sending another does the same."
    )
    rule = CommandRule(besides="lists and files that were sent and not brought in", runs="daily")

    def handle(self, **_: Any) -> str:
        lists, files = clear_uploads(), directory.clear_uploads() + clear_sheets()
        return f"Let go of {_many(lists, 'list')} and {_many(files, 'file')}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"

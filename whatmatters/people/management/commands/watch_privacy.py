from typing import Any

from django.core.management.base import BaseCommand

from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule
from whatmatters.people.actions.watching import watch


class Command(BaseCommand):
    help = (
        "Find what privacy officers should look into, in what was written since the last time."
        " It also chains the audit. Run twice, it finds nothing twice."
    )
    rule = CommandRule(
        reads=(DataClass.CORE, DataClass.AUDIT),
        besides="what privacy officers are to look into",
        runs="every quarter of an hour",
    )

    def handle(self, **_: Any) -> str:
        return f"Looked over {watch():,} new entries"

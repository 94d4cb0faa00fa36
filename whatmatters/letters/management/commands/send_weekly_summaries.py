from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule
from whatmatters.letters.actions import send_weekly


class Command(BaseCommand):
    help = (
        "Send this week’s letters to those who asked for one and have something new to read. "
        "Run it once a day: whoever has had this week’s gets no other."
    )
    rule = CommandRule(
        reads=(DataClass.CORE, DataClass.PLAN),
        besides="who asked for letters, and when one was sent",
        runs="daily",
    )

    def handle(self, **_: Any) -> str:
        if not settings.SENDS_EMAIL:
            raise CommandError("No e-mail can be sent: set WHATMATTERS_EMAIL first")
        gone = send_weekly()
        if gone.failed:
            raise CommandError(
                f"Sent {gone.sent:,}. {gone.failed:,} could not be sent, and will be tried again"
            )
        return f"Sent {gone.sent:,} letter{'' if gone.sent == 1 else 's'}"

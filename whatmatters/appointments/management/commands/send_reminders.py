from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule
from whatmatters.appointments.actions import send_reminders


class Command(BaseCommand):
    help = (
        "Send a reminder of each meeting of today and tomorrow to those who said yes to one. "
        "Run it once a day or more: nobody gets two of one meeting in one way."
    )
    rule = CommandRule(
        reads=(DataClass.CORE, DataClass.TALK),
        writes=(DataClass.TALK,),
        besides="where reminders are sent to",
        runs="daily",
    )

    def handle(self, **_: Any) -> str:
        if not (settings.SENDS_EMAIL or settings.TEXTS):
            raise CommandError(
                "Nothing can be sent: set WHATMATTERS_EMAIL or WHATMATTERS_TEXTS first"
            )
        gone = send_reminders()
        if gone.failed:
            raise CommandError(
                f"Sent {gone.sent:,}. {gone.failed:,} could not be sent, and will be tried again"
            )
        return f"Sent {gone.sent:,} reminder{'' if gone.sent == 1 else 's'}"

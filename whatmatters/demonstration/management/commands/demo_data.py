from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whatmatters.demonstration.world import NotADemonstration, make_the_cast


class Command(BaseCommand):
    help = "Make the demonstration world, in an empty database. Safe to run again."

    def handle(self, **_: Any) -> str:
        try:
            made = make_the_cast()
        except NotADemonstration as reason:
            raise CommandError(str(reason)) from None
        return f"The cast is there: {made} new"

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from whatmatters.access.registers import CommandRule
from whatmatters.enquiries import actions
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations.progress import in_batches, progress

BATCH = 500


class Command(BaseCommand):
    help = "Delete enquiries begun 30 days ago and never sent. Safe to stop and run again."
    rule = CommandRule(besides="enquiries that were never sent", runs="daily")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count, don't delete")

    def handle(self, *, dry_run: bool, **_: Any) -> str:
        old = list(Enquiry.objects.too_old().only("pk").order_by("pk"))
        if dry_run:
            return f"Would clear {drafts(len(old))} never sent"
        cleared = 0
        with progress() as bar:
            task = bar.add_task("Clearing", total=len(old))
            for some in in_batches(old, of=BATCH):
                cleared += actions.clear_drafts(drafts=some)
                bar.update(task, completed=cleared)
        return f"Cleared {drafts(cleared)} never sent"


def drafts(number: int) -> str:
    return f"{number:,} draft" if number == 1 else f"{number:,} drafts"

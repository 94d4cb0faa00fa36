import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule
from whatmatters.diary import keys
from whatmatters.diary.actions import seal_again

PRIVATE = (DataClass.DIARY_PRIVATE, DataClass.DIARY_SHARED)


class Command(BaseCommand):
    help = "Make a new key for diaries, and seal with it all that older keys sealed."
    rule = CommandRule(
        reads=PRIVATE,
        writes=PRIVATE,
        besides="the file of the diary’s keys; it shows nobody a word",
    )

    def handle(self, **more: Any) -> str:
        if keys.lost():
            raise CommandError(
                "A key that entries were sealed with is missing. Put it back first: see"
                " “Keep the diary’s key”. Nothing was changed"
            )
        file: Path = settings.DIARY_KEY_FILE
        _put_first(file, secrets.token_urlsafe(64))
        settings.DIARY_KEYS = tuple(line.encode() for line in file.read_text().split())
        done = seal_again()
        return (
            f"{done:,} things are sealed with the new key, which is the first line of {file}.\n"
            "Restart what serves people, run this again, and then take out the other lines."
        )


def _put_first(file: Path, key: str) -> None:
    """Written beside it and then put in its place, so that a power cut leaves one or the other."""
    before = file.read_text()
    beside = file.with_name(f"{file.name}.new")
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as made:
        made.write(f"{key}\n{before}")
        made.flush()
        os.fsync(made.fileno())
    beside.replace(file)

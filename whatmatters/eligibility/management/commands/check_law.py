from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whatmatters.access.registers import CommandRule
from whatmatters.eligibility.law import NotAPack, read


class Command(BaseCommand):
    help = "Say what is wrong with a file of the law, or that nothing is."
    rule = CommandRule(besides="a file that is named")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_: Any) -> str:
        try:
            found = read(file.read_bytes())
        except OSError as why:
            raise CommandError(f"It can’t be opened: {why.strerror}") from None
        except NotAPack as why:
            raise CommandError("\n".join(["This is no pack yet:", *why.faults])) from None
        return f"{found.named}: nothing is wrong with it"

from argparse import ArgumentParser
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whatmatters.access.registers import EVERY_CLASS, CommandRule
from whatmatters.demonstration.crowd import already_there, fill
from whatmatters.demonstration.world import NotADemonstration, make_the_cast
from whatmatters.foundations.progress import progress

AT_MOST = 10_000_000


class Command(BaseCommand):
    help = "Make the demonstration world, in an empty database. Safe to stop and run again."
    rule = CommandRule(writes=EVERY_CLASS, besides="accounts; nothing in a real installation")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--people", type=int, default=0, help="also make a crowd of so many, for measuring"
        )
        parser.add_argument(
            "--seed", type=int, default=1, help="the same seed makes the same crowd (1)"
        )

    def handle(self, *, people: int, seed: int, **_: Any) -> str:
        if not 0 <= people <= AT_MOST:
            raise CommandError(f"--people must be a number from 0 to {AT_MOST:,}")
        if seed < 0:
            raise CommandError("--seed must be 0 or more")
        try:
            made = make_the_cast()
        except NotADemonstration as reason:
            raise CommandError(str(reason)) from None
        cast = f"The cast is there: {made} new"
        return f"{cast}\n{_fill(people, seed)}" if people else cast


def _fill(people: int, seed: int) -> str:
    """Fill in the crowd under a bar that says how far it has come."""
    there, began = already_there(seed), monotonic()
    if there >= people:
        return f"{there:,} people of seed {seed} are already there: nothing to add"
    with progress() as bar:
        task = bar.add_task("People", total=people, completed=there)
        for filled in fill(people=people, seed=seed):
            bar.update(task, completed=filled.people)
    return f"{people - there:,} people in {monotonic() - began:,.0f} seconds"

from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from whatmatters.access.permissions import Permission
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule
from whatmatters.exchange import who
from whatmatters.exchange.management import fhir_command, people_command, visits_command
from whatmatters.foundations.statistics import gather_statistics

WAYS = {"people": people_command, "fhir": fhir_command, "visits": visits_command}
#: Who may bring it in: whoever may import people, unless it says otherwise.
DOORS = {"visits": visits_command.DOOR}
OF_DJANGO = {
    "settings",
    "pythonpath",
    "traceback",
    "verbosity",
    "no_color",
    "force_color",
    "skip_checks",
    "stdout",
    "stderr",
}


class Command(BaseCommand):
    help = (
        "Bring in people from a list, people, outcomes, plans and readings from FHIR files, or "
        "visits from a provider’s file. Twice the same changes nothing."
    )
    rule = CommandRule(
        reads=(DataClass.CORE, DataClass.PLAN, DataClass.VISITS, DataClass.BUDGET),
        writes=(
            DataClass.CORE,
            DataClass.PLAN,
            DataClass.CONSENT,
            DataClass.VISITS,
            DataClass.BUDGET,
        ),
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        ways = parser.add_subparsers(dest="way", required=True, metavar="people | fhir | visits")
        for name, way in WAYS.items():
            below = ways.add_parser(name, help=way.HELP, description=way.HELP)
            way.add_arguments(below)
            self._add_common(below)

    def _add_common(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", required=True, help="who will know these people")
        parser.add_argument(
            "--as",
            dest="email",
            default="",
            help="e-mail address of the member in whose name this happens; a practitioner also "
            "joins the circles of the people who are new",
        )
        parser.add_argument("--dry-run", action="store_true", help="count, and change nothing")
        parser.add_argument("--report", type=Path, help="write all that was found to this file")

    def handle(self, *, way: str, organisation: str, email: str, **options: Any) -> str:
        given = {name: value for name, value in options.items() if name not in OF_DJANGO}
        try:
            where = who.organisation_called(organisation)
            by = who.acting_as(email, where, DOORS.get(way, Permission.PEOPLE_IMPORT))
        except who.NotKnown as refused:
            raise CommandError(str(refused)) from None
        console = Console(
            file=cast("IO[str]", self.stdout), width=None if self.stdout.isatty() else 110
        )
        said: str = WAYS[way].bring_in(organisation=where, by=by, console=console, **given)
        gather_statistics()
        return said

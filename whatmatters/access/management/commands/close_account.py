from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from whatmatters.access import actions
from whatmatters.access.management.accounts import known_account
from whatmatters.access.registers import CommandRule


class Command(BaseCommand):
    help = "Let somebody sign in no more, and sign them out everywhere."
    rule = CommandRule(besides="accounts and sessions")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address they sign in with")

    def handle(self, *, email: str, **_: Any) -> str:
        ended = actions.close_account(user=known_account(email))
        return f"The account is closed, and {ended} of its sessions ended"

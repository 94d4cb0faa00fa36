from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from whatmatters.access import actions
from whatmatters.access.management.accounts import known_account, told_code
from whatmatters.access.registers import CommandRule


class Command(BaseCommand):
    help = "Make a code with which somebody chooses a password, once, within 24 hours."
    rule = CommandRule(besides="accounts, sessions and second factors")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address they sign in with")
        parser.add_argument(
            "--factor", action="store_true", help="take the second factor away, not the password"
        )
        parser.add_argument("--both", action="store_true", help="both of them")

    def handle(self, *, email: str, factor: bool, both: bool, **_: Any) -> str:
        user = known_account(email)
        if not (factor or both or user.has_usable_password()):
            return "\n".join(told_code(actions.invite(user=user)))
        new_password, no_factor = both or not factor, factor or both
        code = actions.hand_code(user=user, new_password=new_password, no_factor=no_factor)
        return "\n".join(told_code(code))

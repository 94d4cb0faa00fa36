import os
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction

from whatmatters.access.registers import CommandRule
from whatmatters.access.wall import ONLY_ADDED_TO, roles

#: To be typed by whoever administers the database; the name is quoted as SQL needs it.
FOR_THE_ADMINISTRATOR = (
    "{owner} may not make roles here. Let whoever administers PostgreSQL run this, with the"
    " password that is in WHATMATTERS_DATABASE_URL, and then run set-up-roles again:\n"
    "  CREATE ROLE {role} LOGIN {held} PASSWORD '…';"
)


class Command(BaseCommand):
    help = (
        "Make the role that serves people, and say what it may do. For PostgreSQL: the role is"
        " the one in WHATMATTERS_DATABASE_URL, made by that in WHATMATTERS_OWNER_DATABASE_URL."
        " Run it after each migrate; what stands already is left."
    )
    rule = CommandRule(besides="the roles of the database, and their rights")

    def handle(self, *_: Any, **__: Any) -> str:
        serving, owner = self._names()
        made = not roles.exists(serving)
        if made:
            self._make(serving, owner)
        roles.grant(serving, ONLY_ADDED_TO)
        did = "made, and may" if made else "there, and may"
        return f"{serving} is {did} read and write rows, but not change tables or what was audited."

    def _names(self) -> tuple[str, str]:
        """Whoever serves and whoever owns. Raises CommandError where they are not two."""
        if connection.vendor != "postgresql":
            raise CommandError("SQLite has no roles: there is nothing to set up")
        serving = _user(os.environ.get("WHATMATTERS_DATABASE_URL", ""))
        owner = str(connection.settings_dict["USER"])
        if not os.environ.get("WHATMATTERS_OWNER_DATABASE_URL") or serving == owner:
            raise CommandError(
                "Say with WHATMATTERS_OWNER_DATABASE_URL who owns the tables, and with"
                " WHATMATTERS_DATABASE_URL who serves: they must be two roles"
            )
        return serving, owner

    def _make(self, serving: str, owner: str) -> None:
        secret = unquote(urlsplit(os.environ["WHATMATTERS_DATABASE_URL"]).password or "")
        try:
            with transaction.atomic():
                roles.make(serving, secret)
        except ProgrammingError:
            quoted = connection.ops.quote_name(serving)
            said = FOR_THE_ADMINISTRATOR.format(owner=owner, role=quoted, held=roles.HELD)
            raise CommandError(said) from None


def _user(url: str) -> str:
    return unquote(urlsplit(url).username or "")

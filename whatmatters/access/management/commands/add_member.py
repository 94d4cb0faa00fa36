from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whatmatters.access import actions
from whatmatters.access.management.accounts import account, add_invitation, invitation
from whatmatters.access.registers import CommandRule
from whatmatters.access.roles import ROLES, RoleKey

ROLE_KEYS = [str(key) for key in ROLES if key != RoleKey.THEMSELF]


class Command(BaseCommand):
    help = "Let somebody act for an organisation in a role. Makes what does not exist yet."
    rule = CommandRule(besides="accounts, organisations, teams and memberships")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address they sign in with")
        parser.add_argument("--name", required=True, help="their name, as others read it")
        parser.add_argument("--role", required=True, choices=ROLE_KEYS, help="what they do")
        parser.add_argument("--organisation", required=True, help="whom they act for, by name")
        parser.add_argument("--team", default="", help="the team they work in")
        parser.add_argument(
            "--serves", default="", help="the place the organisation takes enquiries for"
        )
        parser.add_argument(
            "--confidential",
            action="store_true",
            help="show nobody outside the organisation that it works with somebody",
        )
        add_invitation(parser)

    def handle(self, *, email: str, name: str, organisation: str, **more: Any) -> str:
        if not (name.strip() and organisation.strip()):
            raise CommandError("Give the name of the member and of the organisation")
        user, made_user = account(email, name.strip(), invite=more["invite"])
        added = actions.add_member(
            user=user,
            organisation=organisation.strip(),
            role=more["role"],
            team=more["team"].strip(),
            serves=more["serves"].strip(),
        )
        told = _told(added, made_user)
        if more["confidential"]:
            place = actions.make_confidential(organisation=added.membership.organisation)
            told.append(f"{place.name} is confidential: nobody outside it is shown it")
        told += invitation(user, made=made_user, invite=more["invite"])
        return "\n".join(told)


def _told(added: actions.Added, made_user: bool) -> list[str]:
    membership = added.membership
    place, made = membership.organisation, []
    if added.made_organisation:
        made.append(f"Made the organisation {place.name}")
    if added.made_team and membership.team:
        made.append(f"Made the team {membership.team.name}")
    if made_user:
        made.append("Made the account")
    did = "now acts" if added.made_membership else "already acted"
    made.append(f"{membership.user.email} {did} for {place.name} as {membership.role_key}")
    if place.takes_enquiries_for:
        made.append(f"It takes enquiries at /enquiries/{place.address_name}")
    return made

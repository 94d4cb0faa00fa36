from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whatmatters.access import audit
from whatmatters.access.management.accounts import account, add_invitation, invitation
from whatmatters.access.models import User
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule
from whatmatters.foundations.codes import read_code
from whatmatters.people import actions
from whatmatters.people.models import CircleMember, Person, Registration


class Command(BaseCommand):
    help = "Let a person, or a relative in their circle, sign in to their record."
    rule = CommandRule(
        reads=(DataClass.CORE,), writes=(DataClass.CORE, DataClass.CONSENT), besides="accounts"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", help="the number their organisation knows the person by")
        parser.add_argument("email", help="the address they will sign in with")
        parser.add_argument("--organisation", required=True, help="whose number it is, by name")
        parser.add_argument(
            "--relative", default="", help="somebody of that name in the circle, not the person"
        )
        add_invitation(parser)

    def handle(self, *, number: str, email: str, organisation: str, **more: Any) -> str:
        person, invite = _person(number, organisation), more["invite"]
        if name := more["relative"].strip():
            member = _relative(person, name)
            user, made = account(email, member.name, invite=invite)
            actions.join_with_account(member=member, user=user)
            said = "They can sign in, and see from the day that was agreed"
            return "\n".join([said, *invitation(user, made=made, invite=invite)])
        if person.user_id:
            raise CommandError("This person can sign in already. Nothing was changed")
        user, made = account(email, person.full_name or person.known_as, invite=invite)
        _refuse_another_persons(user)
        actions.give_account(person=person, user=user, by=audit.SYSTEM)
        said = "They can sign in to their own record"
        return "\n".join([said, *invitation(user, made=made, invite=invite)])


def _person(number: str, organisation: str) -> Person:
    known = Registration.objects.current().filter(
        number__in=[number, read_code(number)], organisation__name__iexact=organisation
    )
    found = known.select_related("person").order_by("pk").first()
    if found is None:
        raise CommandError("That organisation knows nobody by that number")
    return found.person


def _relative(person: Person, name: str) -> CircleMember:
    members = person.circle.current().filter(name__iexact=name, organisation=None, user=None)
    found = list(members.order_by("pk")[:2])
    if len(found) != 1:
        raise CommandError(
            f"{len(found) or 'No'} people of that name in the circle are without an account. "
            "Look at the circle on the person’s details"
        )
    return found[0]


def _refuse_another_persons(user: User) -> None:
    if Person.objects.filter(user=user).exists():
        raise CommandError("Somebody else’s record belongs to that account. Nothing was changed")

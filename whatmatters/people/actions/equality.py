"""What somebody tells of themself, for themself to change or take away."""

from collections.abc import Mapping

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.people.equality import BY_CODE, RATHER_NOT
from whatmatters.people.models import EqualityAnswer, Person


class NoSuchAnswer(Exception):
    """Not one of the answers there are."""


@transaction.atomic
def answer_equality(*, person: Person, by: Actor, answers: Mapping[str, str]) -> None:
    """Keep each answer that was given; what was left is not kept. Raises NoSuchAnswer."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.EQUALITY_SAY, person)
    given = {code: said for code, said in answers.items() if said}
    for code, said in given.items():
        if code not in BY_CODE or said not in {*BY_CODE[code].answers, RATHER_NOT}:
            raise NoSuchAnswer
    EqualityAnswer.objects.filter(person=person).delete()
    EqualityAnswer.objects.bulk_create(
        EqualityAnswer(person=person, question=code, answer=said) for code, said in given.items()
    )
    audit.record(by=by, did="people.told-of-themself", to=person, about=person.pk)


@transaction.atomic
def take_away_equality(*, person: Person, by: Actor) -> None:
    """Take away every answer. Nothing of them is left."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.EQUALITY_SAY, person)
    EqualityAnswer.objects.filter(person=person).delete()
    audit.record(by=by, did="people.told-of-themself", to=person, about=person.pk)

"""What says who may see whom stays with whom it was first about, and as it was first said."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import (
    Bar,
    BrokenGlass,
    CapacityRecord,
    CasePlace,
    CircleMember,
    Person,
    SafetyFlag,
    Share,
)

Made = Callable[[Person, Actor], models.Model]

MADE: dict[type[models.Model], Made] = {
    CircleMember: lambda person, by: person.circle.get(name="June Holt"),
    Share: lambda person, by: Share.objects.get(member__name="June Holt"),
    Bar: lambda person, by: Bar.objects.create(
        person=person, user=by.user, because="Afraid", barred_by=by.user
    ),
    CapacityRecord: lambda person, by: CapacityRecord.objects.create(
        person=person,
        decision="home",
        has_capacity=False,
        reasons="As it was found",
        found_by=by.user,
        review_on=clock.today() + timedelta(days=30),
    ),
    CasePlace: lambda person, by: CasePlace.objects.create(
        person=person, case=person.pk, user=by.user, organisation=cast.place("westbury")
    ),
    BrokenGlass: lambda person, by: BrokenGlass.objects.create(
        person=person,
        user=by.user,
        organisation=cast.place("westbury"),
        reason="danger",
        because="She is in danger",
    ),
    SafetyFlag: lambda person, by: SafetyFlag.objects.create(
        person=person, kind="allergy", words="Nuts", raised_by=by.user
    ),
}


def others(person: Person, sam: Actor, owen: Actor) -> dict[str, Any]:
    """For each column that is kept somewhere, something else that it could be made to say."""
    stranger = Person.objects.create(known_as="Somebody else")
    users = ("user_id", "given_by_id", "barred_by_id", "found_by_id", "raised_by_id")
    words = ("because", "reasons", "helped_by", "about", "purpose", "words", "kind", "reason")
    return {
        "person_id": stranger.pk,
        "member_id": person.circle.get(user=sam.user).pk,
        "organisation_id": cast.place("eastbury").pk,
        "case": stranger.pk,
        "decision": "support",
        "basis": "duty",
        "has_capacity": True,
        "found_on": clock.today() - timedelta(days=1),
        "raised_on": clock.today() - timedelta(days=1),
        "broken_at": clock.now() - timedelta(days=1),
        **dict.fromkeys(users, owen.user.pk),
        **dict.fromkeys(words, "other"),
    }


@pytest.mark.parametrize("model", MADE, ids=lambda model: model.__name__)
def test_it_cannot_be_made_to_be_about_another(
    model: type[models.Model], maggie: Person, priya: Actor, june: Actor, sam: Actor, owen: Actor
) -> None:
    made, other = MADE[model](maggie, priya), others(maggie, sam, owen)

    for column in model.kept:  # type: ignore[attr-defined]  # each of these keeps some
        with pytest.raises(IntegrityError, match="is_kept_as_written"), transaction.atomic():
            model._default_manager.filter(pk=made.pk).update(**{column: other[column]})


@pytest.mark.parametrize("model", MADE, ids=lambda model: model.__name__)
def test_whom_it_is_about_and_to_is_kept(model: type[models.Model]) -> None:
    later = {"user_id", "lowering_asked_by_id", "lowered_by_id"}
    fields = model._meta.concrete_fields
    ids = {each.attname for each in fields if isinstance(each, models.ForeignKey)}

    assert ids - later <= set(model.kept)  # type: ignore[attr-defined]  # each of these keeps some

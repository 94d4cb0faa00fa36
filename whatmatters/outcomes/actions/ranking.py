from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


@transaction.atomic
def rank_outcomes(*, person: Person, by: Actor, order: Sequence[UUID]) -> list[Outcome]:
    """Put what a person wants in the person's own order, and give the live ones back in it.

    Those named come first, as named. Any others that had a place keep their order behind
    them; those never ranked stay so. What has ended meanwhile, or is not theirs, is left
    out, so that two pages open at once can't spoil each other.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.OUTCOME_CHANGE, person)
    live = {outcome.pk: outcome for outcome in Outcome.objects.of(person).live().as_ranked()}
    named = [live[pk] for pk in dict.fromkeys(order) if pk in live]
    others = [one for one in live.values() if one.rank is not None and one not in named]
    for rank, outcome in enumerate([*named, *others], start=1):
        if outcome.rank != rank:
            outcome.rank = rank
            outcome.save(update_fields=["rank"])
    audit.record(by=by, did="outcomes.ranked", to=person, about=person.pk)
    return list(Outcome.objects.of(person).live().as_ranked())

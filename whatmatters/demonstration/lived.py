"""A life of the cast, lived from its first day to today."""

from collections.abc import Callable
from datetime import timedelta

from whatmatters.access.actor import Actor
from whatmatters.access.audit import SYSTEM
from whatmatters.access.models import User
from whatmatters.access.policy import DataClass
from whatmatters.demonstration import cast, story
from whatmatters.demonstration.telling import Telling
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import KIND_OF_WORKER, CircleMember, Person


def tell(life: story.Life, *, user_named: Callable[[str, str], User]) -> Person:
    """Live a life through, from its first day to today. `user_named` makes accounts."""
    today, practitioner = clock.today(), cast.worker(life.with_)
    with clock.at(today - timedelta(days=life.since)):
        person = _begin(life, practitioner, user_named)
    _protect(person, life, practitioner)
    telling = Telling(life, today, practitioner, person)
    for chapter in life.chapters:
        telling.tell(chapter)
    if life.died is not None:
        person.died_on = telling.on(life.died)
        person.save(update_fields=["died_on"])
    return person


def _begin(life: story.Life, practitioner: Actor, user_named: Callable[[str, str], User]) -> Person:
    person = people.begin_record(
        by=practitioner,
        known_as=life.known_as,
        full_name=life.full_name,
        born_on=life.born,
        pronouns=life.pronouns,
        language=life.language,
        phone=life.phone,
    )
    for kind, words in life.needs:
        people.add_need(person=person, by=practitioner, kind=kind, words=words)
    for key in life.also:
        _put_to_work(person, cast.worker(key))
    for around in life.around:
        people.add_to_circle(
            person=person,
            by=practitioner,
            kind=around.kind,
            name=around.name,
            relation=around.relation,
            user=user_named(around.key, around.name) if around.key else None,
            may_see_from=clock.today() if around.may_see else None,
            proved_by=around.proved_by,
        )
    if life.signs_in:
        user = user_named(life.key, life.full_name)
        person = people.give_account(person=person, user=user, by=SYSTEM)
    return person


def _protect(person: Person, life: story.Life, by: Actor) -> None:
    """What keeps them safe, what is shared, and a decision they could not make."""
    for kind, words in life.flags:
        people.raise_flag(person=person, by=by, kind=kind, words=words)
    for shared in life.shares:
        people.share(
            person=person,
            by=by,
            organisation=cast.place(shared.place),
            covers=map(DataClass, shared.covers),
            purpose=shared.purpose,
        )
    if told := life.cannot_decide:
        found_on = clock.today() - timedelta(days=told.ago)
        people.record_capacity(
            person=person,
            by=by,
            decision="support",
            has_capacity=False,
            helped_by=told.helped_by,
            reasons=told.reasons,
            found_on=found_on,
            review_on=found_on + timedelta(days=180),
        )


def _put_to_work(person: Person, worker: Actor) -> None:
    CircleMember.objects.create(
        person=person,
        kind=KIND_OF_WORKER[worker.role.key],
        name=worker.name,
        user=worker.user,
        organisation_id=worker.organisation_id,
    )

"""Asking what somebody thinks of working with us, and their answer."""

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.models import Conversation
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.reviews import questions
from whatmatters.reviews.models import HowWeWork

After = HowWeWork.After


def ask_how_we_work(*, person: Person, by: Actor, after: str) -> None:
    """Part of other deeds: put the question to somebody who can answer it alone.

    Without an account nobody answers alone, so nobody is asked. Once a day is enough.
    """
    if by.organisation_id is None or person.user_id is None or person.died_on is not None:
        return
    today = clock.today()
    asked = HowWeWork(
        person=person,
        organisation_id=by.organisation_id,
        after=After(after),
        question=questions.next_for(person.pk, today),
        asked_on=today,
    )
    HowWeWork.objects.bulk_create([asked], ignore_conflicts=True)


def ask_after_conversation(*, conversation: Conversation, by: Actor) -> None:
    """Part of other deeds: a practitioner has signed what they make of a conversation."""
    ask_how_we_work(person=conversation.person, by=by, after=After.CONVERSATION)


@transaction.atomic
def answer_how_we_work(*, asked: HowWeWork, by: Actor, says: int, words: str = "") -> HowWeWork:
    """The person's answer, once. Raises TooLate."""
    asked = HowWeWork.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    require(by, Permission.HOW_WE_WORK_SAY, asked.person)
    asked.answer(says=says, words=words)
    asked.save(update_fields=["state", "says", "words"])
    audit.record(by=by, did="reviews.question-done", to=asked, about=asked.person_id)
    return asked


@transaction.atomic
def refuse_how_we_work(*, asked: HowWeWork, by: Actor) -> HowWeWork:
    """They would rather not say. Raises TooLate."""
    asked = HowWeWork.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    require(by, Permission.HOW_WE_WORK_SAY, asked.person)
    asked.refuse()
    asked.save(update_fields=["state"])
    audit.record(by=by, did="reviews.question-done", to=asked, about=asked.person_id)
    return asked

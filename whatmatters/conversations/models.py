"""What was said, by whom, word for word; and what the practitioner makes of it, beside it."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations import clock
from whatmatters.foundations.declared import DELETED, Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.people.models import CircleMember, Person


class AlreadyPutRight(Exception):
    """Somebody else has put these words right. Its message is written for the reader."""

    def __init__(self, latest: Statement) -> None:
        super().__init__(
            "Somebody has put these words right while you were writing. What they wrote is "
            "shown above, and yours are still in the box"
        )
        self.latest = latest


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Not for relatives or support workers: other people speak in a conversation too."""
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.TALK))


class Conversation(Versioned):
    """One talk, on a day, with whoever was there."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="conversations")
    held_on = models.DateField(default=clock.today)
    where = models.CharField(max_length=200, blank=True)
    took_part = models.TextField(blank=True, help_text="How the person took part")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    enquiry = models.OneToOneField(
        Enquiry, models.PROTECT, null=True, blank=True, related_name="conversation"
    )

    objects = ConversationQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "where", "took_part"),
        plain=("held_on", "opened_by", "enquiry", "version"),
    )

    class Meta:
        indexes = [models.Index(fields=["person", "-held_on"], name="conversations_of_someone")]


class Presence(Record):
    """Somebody who was there."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="present")
    name = models.CharField(max_length=200)
    member = models.ForeignKey(
        CircleMember, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    declared: ClassVar = Declared(personal=("name", "member"), plain=("conversation",))

    class Meta:
        constraints = [
            CheckConstraint(name="presence_has_a_name", condition=~Q(name="")),
            UniqueConstraint(name="presence_is_said_once", fields=["conversation", "name"]),
        ]


class Whose(models.TextChoices):
    """Whose words these are."""

    PERSON = "person", "The person’s own words"
    CARER = "carer", "A carer’s words"
    FAMILY = "family", "Family’s or a friend’s words"
    ADVOCATE = "advocate", "An advocate’s words"
    PROFESSIONAL = "professional", "A professional’s words"
    SEEN = "seen", "What we saw, where words are hard"


UNNAMED = {
    Whose.CARER: "A carer",
    Whose.FAMILY: "Family or a friend",
    Whose.ADVOCATE: "An advocate",
    Whose.PROFESSIONAL: "A professional",
    Whose.SEEN: "What we saw",
}
NAMED = {
    Whose.CARER: "{}, carer",
    Whose.FAMILY: "{}, family or friend",
    Whose.ADVOCATE: "{}, advocate",
    Whose.PROFESSIONAL: "{}, professional",
    Whose.SEEN: "What {} saw",
}


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(conversation__in=Conversation.objects.visible_to(viewer))

    def standing(self) -> Self:
        """Leaving out those that a later statement has put right."""
        return self.filter(put_right_by=None)


class Statement(Record):
    """Something said, kept exactly as it was written down. Put right only by another beside it."""

    class About(models.TextChoices):
        MATTERS = "matters", "What matters"
        STRENGTH = "strength", "A strength, skill or interest"
        PEOPLE = "people", "People and places that matter"
        BARRIER = "barrier", "What gets in the way"
        RISK = "risk", "A risk we talked through"

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="statements")
    words = models.TextField()
    whose = models.CharField(max_length=12, choices=Whose, default=Whose.PERSON)
    whose_name = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=8, choices=About, default=About.MATTERS)
    said_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_as = models.UUIDField(default=uuid.uuid4, help_text="Sent twice, it is kept once")
    puts_right = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="put_right_by"
    )

    objects = StatementQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "whose_name"),
        plain=("conversation", "whose", "about", "said_at", "written_by", "sent_as", "puts_right"),
    )
    kept: ClassVar = (
        "conversation_id",
        "words",
        "whose",
        "whose_name",
        "about",
        "said_at",
        "written_by_id",
        "sent_as",
        "puts_right_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="statement_is_in_words", condition=~Q(words="")),
            UniqueConstraint(
                name="statement_sent_twice_is_kept_once", fields=["conversation", "sent_as"]
            ),
        ]

    def whose_words(self, known_as: str) -> str:
        """`Maggie`; `June Holt, carer`; `An advocate`; `What Sam saw`."""
        whose = Whose(self.whose)
        if whose == Whose.PERSON:
            return known_as
        return NAMED[whose].format(self.whose_name) if self.whose_name else UNNAMED[whose]


class Understanding(Record):
    """What a practitioner makes of what was said: signed, beside the words, never over them."""

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="understandings")
    words = models.TextField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=200, help_text="Name and role, as signed")
    signed_at = models.DateTimeField(default=clock.now)
    sent_as = models.UUIDField(default=uuid.uuid4)

    declared: ClassVar = Declared(
        personal=("words",),
        plain=("conversation", "signed_by", "signed_as", "signed_at", "sent_as"),
    )
    kept: ClassVar = (
        "conversation_id",
        "words",
        "signed_by_id",
        "signed_as",
        "signed_at",
        "sent_as",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="understanding_is_in_words", condition=~Q(words="")),
            UniqueConstraint(
                name="understanding_sent_twice_is_kept_once", fields=["conversation", "sent_as"]
            ),
        ]


class Draft(Record):
    """Writing that isn't finished: saved as it is typed, one row a hand and a tab.

    Two tabs, or two people, never share a row, so neither can overwrite the other.
    """

    class Box(models.TextChoices):
        STATEMENT = "statement", "What is being said"
        UNDERSTANDING = "understanding", "What I make of it"

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    box = models.CharField(max_length=13, choices=Box)
    sent_as = models.UUIDField(help_text="What it will be sent as, once it is kept")
    words = models.TextField()
    whose = models.CharField(max_length=12, choices=Whose, default=Whose.PERSON)
    whose_name = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=8, choices=Statement.About, default=Statement.About.MATTERS)
    puts_right = models.ForeignKey(
        Statement, models.CASCADE, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField(default=clock.now)

    declared: ClassVar = Declared(
        personal=("words", "whose_name"),
        plain=(
            "conversation",
            "by",
            "box",
            "sent_as",
            "whose",
            "about",
            "puts_right",
            "saved_at",
        ),
        exported="not: unfinished writing is its writer's until it is kept or thrown away",
        erased=DELETED,
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="draft_is_one_a_tab", fields=["conversation", "by", "sent_as"]),
        ]


class Prompt(Record):
    """An open question an organisation has put in its own menu, instead of ours."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="prompts")
    group = models.CharField(max_length=100)
    words = models.CharField(max_length=300)
    place = models.PositiveIntegerField()

    declared: ClassVar = Declared(
        plain=("organisation", "group", "words", "place"),
        merged="not: it belongs to the organisation, not to a person",
        erased="not: it belongs to the organisation, not to a person",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="prompt_is_in_words", condition=~Q(words="") & ~Q(group="")),
            UniqueConstraint(name="prompt_has_its_own_place", fields=["organisation", "place"]),
        ]

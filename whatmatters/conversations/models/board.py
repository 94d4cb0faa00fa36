from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from whatmatters.access.actor import Actor
from whatmatters.conversations.models.conversation import Conversation
from whatmatters.conversations.symbols import SYMBOLS
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.media.models import Kept


class BoardQuerySet(models.QuerySet["Board"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(conversation__in=Conversation.objects.visible_to(viewer))


class Board(Record):
    """Cards to sort by how much each matters, for people who point rather than speak."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="boards")
    question = models.CharField(max_length=200)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=clock.now)

    objects = BoardQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("question",), plain=("conversation", "begun_by", "begun_at")
    )

    class Meta:
        constraints = [
            CheckConstraint(name="board_asks_something", condition=~Q(question="")),
        ]


class CardQuerySet(models.QuerySet["Card"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(board__in=Board.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("place", "pk")


class Card(Record):
    """One thing that may matter: words, with a symbol or a picture of one's own."""

    class Pile(models.TextChoices):
        A_LOT = "a-lot", _("Matters a lot")
        A_LITTLE = "a-little", _("Matters a little")
        NOT = "not", _("Does not matter")

    board = models.ForeignKey(Board, models.CASCADE, related_name="cards")
    words = models.CharField(max_length=200)
    symbol = models.CharField(max_length=20, blank=True, choices=list(SYMBOLS.items()))
    place = models.PositiveSmallIntegerField()
    pile = models.CharField(max_length=8, blank=True, choices=Pile, help_text="Blank: not sorted")

    objects = CardQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("words", "symbol", "pile"), plain=("board", "place"))

    class Meta:
        constraints = [
            CheckConstraint(name="card_is_in_words", condition=~Q(words="")),
            UniqueConstraint(name="card_has_its_own_place", fields=["board", "place"]),
        ]


class CardPictureQuerySet(models.QuerySet["CardPicture"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(card__in=Card.objects.visible_to(viewer))


class CardPicture(Kept):
    """A picture of one's own on a card."""

    card = models.OneToOneField(Card, models.CASCADE, related_name="picture")

    objects = CardPictureQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("content", "words"), plain=("card", *Kept.FACTS))

"""What is in the database after all, beside what was answered for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench.kills.hands import Hand


@dataclass(frozen=True, slots=True)
class Counted:
    database: str
    answered: int
    sendings: int
    unanswered: int
    refused: int
    lost: int
    doubled: int
    unsaid: int

    @property
    def is_right(self) -> bool:
        wrong = self.lost + self.doubled + self.unsaid + self.refused
        return self.answered > 0 and wrong == 0

    def told(self, kills: int) -> str:
        return (
            f"{self.database}: killed {kills} times under {self.sendings:,} sendings, "
            f"of which {self.unanswered:,} were not answered.\n"
            f"{self.answered:,} writes answered for: {self.lost} lost, {self.doubled} there twice, "
            f"{self.unsaid} there that nobody was told of, {self.refused} refused.\n"
        )


def count(hands: Sequence[Hand]) -> Counted:
    from django.db import connection

    from whatmatters.visits.models import NoteText, Sent

    kept = Counter(NoteText.objects.order_by("pk").values_list("words", flat=True))
    answered = Counter(words for hand in hands for words in hand.answered)
    numbers = Counter(Sent.objects.order_by("pk").values_list("came_to", flat=True))
    twice = sum(times - 1 for times in (*kept.values(), *numbers.values()))
    return Counted(
        database=connection.vendor,
        answered=answered.total(),
        sendings=sum(hand.sendings for hand in hands),
        unanswered=sum(hand.unanswered for hand in hands),
        refused=sum(len(hand.refused) for hand in hands),
        lost=len(answered.keys() - kept.keys()) + abs(len(kept) - len(numbers)),
        doubled=twice,
        unsaid=len(kept.keys() - answered.keys()),
    )

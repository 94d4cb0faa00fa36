"""What staff of an organisation call those they support: its own word, on pages for staff alone."""

from dataclasses import dataclass

from whatmatters.access.actor import Actor

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Called:
    """`resident`, `residents`; or the house’s own `person`, `people`."""

    one: str = "person"
    many: str = "people"

    @property
    def a_one(self) -> str:
        """`a resident`, `an adult`."""
        article = "an" if self.one[:1].casefold() in VOWELS else "a"
        return f"{article} {self.one}"


def called_by(actor: Actor | None) -> Called:
    """Read with the membership, so that it costs no question of its own."""
    if actor is None or actor.membership is None:
        return Called()
    place = actor.membership.organisation
    return Called(place.word_for_one, place.word_for_many)

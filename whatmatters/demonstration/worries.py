"""What somebody in the demonstration is worried about, and what was told in confidence."""

from datetime import timedelta

from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.safeguarding.actions import keep_confidence, raise_concern

ABOUT = "Ray"
DAYS_AGO = 3
WORRY = (
    "A lad from the betting shop now comes every Friday, when the pension comes. Ray gives him "
    "his card to ‘get his bits’. Today there was four pounds left and no shopping. Ray says the "
    "lad is his friend. He would not look at me when he said it."
)
WISH = "He said: I want my Fridays back, and I do not want the lad in trouble."
CONFIDED = "He rings me at night and is frightened of Fridays. Please do not tell him that I said."


def raise_a_worry() -> None:
    """Priya worries about Ray, and only Ngozi is shown it; a friend of his has told Priya more."""
    priya = cast.worker("priya")
    ray = Person.objects.visible_to(priya).filter(known_as=ABOUT).order_by("pk").first()
    if ray is None:
        return
    with clock.at(clock.today() - timedelta(days=DAYS_AGO)):
        raise_concern(
            by=priya,
            person=ray,
            words=WORRY,
            danger="not-now",
            kinds=["financial", "psychological"],
            wish=WISH,
            told="Nobody yet",
        )
        keep_confidence(person=ray, by=priya, said_by="Clive Benn, his friend", words=CONFIDED)

"""Grace, whose review waits; Peter, who moved away; Nora, in the next county."""

from datetime import date
from decimal import Decimal

from whatmatters.demonstration.story import (
    Around,
    Does,
    Ended,
    Found,
    InTheWay,
    Life,
    Planned,
    Reviewed,
    Said,
    StepTo,
    Talk,
    Want,
)

GRACE = Life(
    key="grace",
    known_as="Gracie",
    full_name="Grace Okafor",
    meets="72, wants her church back; her review is overdue",
    since=230,
    born=date(1954, 3, 2),
    pronouns="she, her",
    signs_in=True,
    around=(Around("friend", "Sister Beatrice", "from church"),),
    chapters=(
        Talk(
            ago=225,
            said=(
                Said("church", "I want to stand up in my own church on a Sunday and sing."),
                Said("chair", "The chair does not go up their steps.", "barrier"),
            ),
        ),
        Want(
            key="church",
            ago=225,
            said="church",
            words="Sundays in my own church",
            area="seeing-people",
            sort="social",
            in_the_way=(InTheWay("Three steps and no ramp"),),
            steps=(
                StepTo("Ask the vicar about a ramp", due=180, done=185),
                StepTo("First Sunday", due=20),
            ),
        ),
        Planned(
            ago=218,
            practitioner=217,
            person=217,
            review=18,
            does=(
                Does(
                    "church",
                    "friend",
                    "Fetch me in the van",
                    "Sister Beatrice",
                    "Sundays",
                    Decimal(0),
                    "week",
                ),
                Does(
                    "church",
                    "community",
                    "Build a ramp",
                    "St Mark’s",
                    cost=Decimal("350.00"),
                    per="once",
                ),
            ),
        ),
    ),
)

PETER = Life(
    key="peter",
    known_as="Peter",
    full_name="Peter Novak",
    meets="moved to the coast to be near his brother",
    since=400,
    born=date(1959, 12, 9),
    pronouns="he, him",
    around=(Around("family", "Jan Novak", "my brother"),),
    chapters=(
        Talk(ago=395, said=(Said("brother", "I’d rather be near Jan than near anything else."),)),
        Want(
            key="brother",
            ago=395,
            said="brother",
            words="Live near my brother",
            nature="hard",
            term="long",
            area="living-where-you-want",
            sort="social",
        ),
        Want(key="darts", ago=395, words="Darts on Fridays", kind="keep"),
        Planned(
            ago=390,
            practitioner=389,
            person=388,
            review=300,
            does=(
                Does("brother", "myself", "Write to the housing office there"),
                Does("brother", "family", "Look at flats", "Jan Novak", done=250),
                Does("darts", "friend", "Pick me up", "The Feathers team", "Fridays"),
            ),
        ),
        Reviewed(
            ago=298,
            found=(
                Found("brother", "partly", "A flat is coming up in June.", near=7),
                Found("darts", "fully", "Won a meat raffle.", near=10),
            ),
            again=210,
        ),
        Ended("brother", 170, "achieved", "Two streets away from Jan."),
        Ended("darts", 170, "moved", "There is a pub there too."),
    ),
)

NORA = Life(
    key="nora",
    known_as="Nora",
    full_name="Nora Pritchard",
    meets="lives in the next county, with Owen for her social worker",
    since=120,
    born=date(1950, 4, 4),
    pronouns="she, her",
    with_="owen",
    signs_in=True,
    chapters=(
        Talk(ago=118, said=(Said("cat", "Me and the cat in our own four walls."),)),
        Want(
            key="cat",
            ago=118,
            said="cat",
            words="Me and the cat in our own four walls",
            kind="keep",
            area="living-where-you-want",
            sort="emotional",
        ),
    ),
)

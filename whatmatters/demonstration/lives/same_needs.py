"""Albert and Ray: the same broken hip, and wholly different lives to get back to."""

from datetime import date
from decimal import Decimal

from whatmatters.demonstration.story import (
    Around,
    Does,
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

SAME = (
    InTheWay("The stairs"),
    InTheWay("Washing below the knee"),
    InTheWay("Getting out of the house", "eased", 60),
)

ALBERT = Life(
    key="albert",
    known_as="Albert",
    full_name="Albert Finch",
    meets="78, broke a hip; wants to bake with his grandchildren on Saturdays",
    since=190,
    born=date(1948, 11, 3),
    pronouns="he, him",
    also=("sam", "bridget"),
    around=(
        Around("family", "Ruth Finch", "my daughter-in-law"),
        Around("neighbour", "Sheila Dunn", "opposite; takes in the bins"),
    ),
    chapters=(
        Talk(
            ago=185,
            said=(
                Said(
                    "bake",
                    "Saturdays I bake with the little ones. Flour everywhere. I miss the mess.",
                ),
                Said("bread", "Forty years a baker.", "strength"),
            ),
        ),
        Want(
            key="bake",
            ago=185,
            said="bake",
            words="Bake with the grandchildren on Saturdays",
            looks_like="Flour on the floor and nobody minding",
            kind="change",
            area="seeing-people",
            sort="social",
            steps=(
                StepTo("Stand at the table for ten minutes", due=170, done=168),
                StepTo("One Saturday, scones", due=150, done=151),
            ),
            in_the_way=SAME,
        ),
        Want(
            key="post",
            ago=185,
            words="Walk to the postbox alone by autumn",
            source="said",
            nature="hard",
            area="staying-well",
            sort="physical",
        ),
        Planned(
            ago=178,
            practitioner=177,
            person=176,
            review=86,
            if_things_go_wrong="Sheila sees the curtains. If they are shut at ten she rings.",
            does=(
                Does("bake", "myself", "Weigh, knead, boss the children about", often="Saturdays"),
                Does(
                    "bake", "family", "Bring the children, do the oven", "Ruth Finch", "Saturdays"
                ),
                Does(
                    "bake",
                    "provider",
                    "One long Saturday morning",
                    "Sam Adeyemi",
                    "Saturdays",
                    Decimal("57.00"),
                    "week",
                ),
                Does("post", "friend", "Walk behind me, not beside", "Sheila Dunn", "most days"),
            ),
        ),
        Reviewed(
            ago=84,
            found=(
                Found(
                    "bake",
                    "fully",
                    "Scones, bread, and one disaster.",
                    near=10,
                    helped=(("family", "Ruth"), ("myself", "")),
                ),
                Found(
                    "post",
                    "partly",
                    "To the gate and a bit.",
                    near=6,
                    helped=(("community", "Sheila"),),
                ),
            ),
            again=-6,
        ),
    ),
)

RAY = Life(
    key="ray",
    known_as="Ray",
    full_name="Raymond Osei",
    meets="77, the same broken hip as Albert; wants his seat at the football back",
    since=185,
    born=date(1949, 5, 17),
    pronouns="he, him",
    also=("sam",),
    around=(Around("friend", "Clive Benn", "we’ve stood together since 1969"),),
    chapters=(
        Talk(
            ago=180,
            said=(
                Said(
                    "match",
                    "I’ve missed four home games since 1969. Now I’ve missed eleven in a row.",
                ),
                Said(
                    "visits",
                    "I don’t want somebody in every morning. I want somebody on match days.",
                    "matters",
                ),
            ),
        ),
        Want(
            key="match",
            ago=180,
            said="match",
            words="Back in my seat for the home games",
            looks_like="Row F, with Clive, and a pie",
            nature="hard",
            term="short",
            area="things-to-do",
            sort="social",
            steps=(
                StepTo("Up and down the stand steps when it’s empty", due=150, done=149),
                StepTo("A reserve game", due=120, done=118),
            ),
            in_the_way=SAME,
        ),
        Want(
            key="mornings",
            ago=180,
            said="visits",
            words="My mornings left alone",
            kind="process",
            area="having-a-say",
            sort="practical",
        ),
        Planned(
            ago=172,
            practitioner=171,
            person=171,
            persons_words="Suits me.",
            review=80,
            if_things_go_wrong="Clive has my season ticket and my doctor’s number.",
            does=(
                Does("match", "friend", "Meet me at the turnstile", "Clive Benn", "home games"),
                Does(
                    "match",
                    "provider",
                    "Four hours on match days, none in the week",
                    "Sam Adeyemi",
                    "home games",
                    Decimal("76.00"),
                    "month",
                ),
                Does(
                    "match",
                    "universal",
                    "A seat by the rail",
                    "The football club",
                    cost=Decimal(0),
                    per="once",
                    done=130,
                ),
                Does("mornings", "myself", "Wash and dress with the long grabber"),
            ),
        ),
        Reviewed(
            ago=78,
            found=(
                Found("match", "fully", "Lost three nil. Wonderful.", near=10),
                Found("mornings", "fully", "Peace and quiet.", near=9),
            ),
            again=-40,
        ),
    ),
)

"""Jordan, who wants to cook in their own kitchen, with the radio on."""

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

JORDAN = Life(
    key="jordan",
    known_as="Jordan",
    full_name="Jordan Ellis",
    meets="24, wants to cook their own food with the radio on",
    since=330,
    born=date(2002, 6, 8),
    pronouns="they, them",
    phone="07700 900142",
    signs_in=True,
    needs=(("contact", "Text me first. I don’t answer the phone to numbers I don’t know"),),
    also=("sam",),
    around=(
        Around("family", "Amira Ellis", "my sister", key="amira", may_see=True),
        Around("health", "Dr Okafor", "my GP"),
    ),
    chapters=(
        Talk(
            ago=325,
            where="On a walk round the park",
            took_part="Talked while walking; wrote some of it themself on a phone.",
            said=(
                Said(
                    "kitchen",
                    "Being in my own kitchen, cooking my own food, with the radio on. That’s it. "
                    "That’s the whole list.",
                ),
                Said("walks", "Amira’s walking group looked all right. From a distance.", "people"),
                Said("nights", "Nights are long. I go round and round.", "barrier"),
                Said("spice", "I can do a proper dal. My nan taught me.", "strength"),
            ),
        ),
        Want(
            key="tea",
            ago=325,
            said="kitchen",
            words="Cook my own tea three nights a week",
            why="It is what being at home means",
            area="living-where-you-want",
            sort="practical",
            steps=(
                StepTo("Get the cooker looked at", due=310, done=312),
                StepTo("One tea a week with Sam", due=290, done=289),
                StepTo("Two teas, one on my own", due=200, done=205),
                StepTo("Three, and somebody round for one of them", due=-20),
            ),
        ),
        Want(
            key="walks",
            ago=325,
            said="walks",
            words="Get to the Thursday walking group",
            area="seeing-people",
            sort="social",
            steps=(
                StepTo("Walk the route once with Amira", due=280, done=275),
                StepTo("Go and stand near them", due=260, done=258),
                StepTo("Go four Thursdays running", due=-30),
            ),
        ),
        Want(
            key="sleep",
            ago=325,
            said="nights",
            words="Sleep better",
            area="staying-well",
            sort="mental",
            in_the_way=(InTheWay("The room over the bins is loud at five"),),
        ),
        Planned(
            ago=315,
            practitioner=314,
            person=313,
            persons_words="ok by me",
            review=225,
            if_things_go_wrong="If it all gets too loud I text Amira a red dot. She rings Priya.",
            does=(
                Does("tea", "myself", "Choose it, shop for it, cook it", often="three nights"),
                Does(
                    "tea",
                    "provider",
                    "Be in the kitchen, not at the cooker",
                    "Sam Adeyemi",
                    "Mondays and Wednesdays",
                    Decimal("46.00"),
                    "week",
                    "direct-payment",
                ),
                Does("walks", "family", "Walk with me the first month", "Amira Ellis", "Thursdays"),
                Does(
                    "walks",
                    "community",
                    "The Thursday walking group",
                    "Westbury Walkers",
                    cost=Decimal(0),
                    per="week",
                ),
                Does(
                    "sleep",
                    "practitioner",
                    "Ask the housing association about the bins",
                    "Priya Nair",
                    done=290,
                ),
            ),
        ),
        Reviewed(
            ago=222,
            present="Jordan, Priya; Amira came at the end because Jordan asked her to.",
            found=(
                Found(
                    "tea",
                    "partly",
                    "two a week. the dal was good",
                    near=6,
                    helped=(("myself", ""), ("support", "Sam keeps his hands in his pockets")),
                ),
                Found("walks", "partly", "went once", near=4, helped=(("family", "Amira"),)),
                Found(
                    "sleep",
                    "not",
                    "no",
                    near=2,
                    decision="change",
                    adjust="A room at the back, or a fan for the noise",
                    why_not=(("waiting-housing", "Third on the list for a quieter room"),),
                ),
            ),
            again=70,
        ),
        Planned(
            ago=215,
            practitioner=214,
            person=213,
            review=-26,
            does=(
                Does(
                    "sleep",
                    "equipment",
                    "A fan that hums",
                    cost=Decimal("24.99"),
                    per="once",
                    done=200,
                ),
            ),
        ),
        Reviewed(
            ago=68,
            present="Jordan and Priya.",
            found=(
                Found("tea", "partly", "nearly every time now", near=8),
                Found(
                    "walks",
                    "partly",
                    "I know their names",
                    near=6,
                    helped=(("community", "The walkers"),),
                ),
                Found(
                    "sleep", "partly", "the fan is good", near=5, helped=(("equipment", "The fan"),)
                ),
            ),
            again=-26,
        ),
    ),
)

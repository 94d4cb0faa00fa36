"""Aisha, Li and Malik, who have only just begun."""

from datetime import date
from decimal import Decimal

from whatmatters.demonstration.story import (
    Around,
    Does,
    InTheWay,
    Life,
    Planned,
    Said,
    StepTo,
    Talk,
    Want,
)

AISHA = Life(
    key="aisha",
    known_as="Aisha",
    full_name="Aisha Rahman",
    meets="29, two small children, one conversation so far",
    since=9,
    born=date(1997, 3, 14),
    pronouns="she, her",
    phone="07700 900166",
    needs=(("contact", "Ring after nine in the evening, when they are asleep"),),
    chapters=(
        Talk(
            ago=6,
            where="On the phone, then at the park",
            said=(
                Said(
                    "like-before",
                    "I’d like to be the one people ask, like before. Not the one they ask about.",
                ),
                Said(
                    "mornings",
                    "If I get the three of us out of the door it’s a good day.",
                    "matters",
                ),
                Said("sister", "My sister would come if I asked. I don’t ask.", "people"),
                Said(
                    "sleepless", "I haven’t slept more than four hours since the winter.", "barrier"
                ),
            ),
        ),
    ),
)

LI = Life(
    key="li",
    known_as="Mr Chen",
    full_name="Li Wei Chen",
    meets="70, speaks Mandarin; his plan waits for his yes",
    since=60,
    born=date(1956, 10, 1),
    pronouns="he, him",
    language="Mandarin (普通话), some English",
    signs_in=True,
    needs=(("professional", "A Mandarin interpreter, in the room, not on the phone"),),
    around=(
        Around("family", "Mei Chen", "my son’s wife"),
        Around("volunteer", "Arthur Bell", "chess, Wednesdays"),
    ),
    chapters=(
        Talk(
            ago=55,
            present=("Li Wei Chen", "Mei Chen", "Ms Zhou, interpreter", "Priya Nair"),
            took_part="Through an interpreter. His own words are kept; the English stands beside.",
            said=(
                Said("chess", "我想每个星期和人下棋，用我自己的话说话。"),
                Said(
                    "chess-en",
                    "I want to play chess with people every week, and speak in my own words.",
                    whose="professional",
                    whose_name="Ms Zhou, interpreter",
                ),
                Said("tea", "I make good tea. People stay.", "strength"),
                Said("letters", "Letters come and I cannot read what they want.", "barrier"),
            ),
        ),
        Want(
            key="chess",
            ago=55,
            said="chess",
            words="我想每个星期和人下棋，用我自己的话说话。",
            why="A week is long when nobody understands a joke",
            area="seeing-people",
            sort="social",
            steps=(StepTo("Find the Sunday chess table at the library", due=30, done=33),),
        ),
        Want(
            key="letters",
            ago=55,
            said="letters",
            words="To know what my letters say, the day they come",
            area="having-a-say",
            sort="practical",
            in_the_way=(InTheWay("Letters only in English"),),
        ),
        Planned(
            ago=12,
            practitioner=10,
            review=-45,
            if_things_go_wrong="Mei, at any hour. She leaves her phone on.",
            does=(
                Does("chess", "myself", "Bring the board, and tea", often="Sundays"),
                Does("chess", "volunteer", "Play", "Arthur Bell", "Wednesdays", Decimal(0), "week"),
                Does("chess", "universal", "The chess table", "Westbury Library", "Sundays"),
                Does("letters", "family", "Read them with him on the telephone", "Mei Chen"),
                Does(
                    "letters", "practitioner", "Ask the council to write in Chinese", "Priya Nair"
                ),
            ),
        ),
    ),
)

MALIK = Life(
    key="malik",
    known_as="Malik",
    full_name="Malik Johnson",
    meets="19, leaving college; wants to make music with others",
    since=33,
    born=date(2007, 8, 25),
    pronouns="he, him",
    with_="tomasz",
    signs_in=True,
    around=(Around("family", "Denise Johnson", "my mum"),),
    chapters=(
        Talk(
            ago=30,
            where="In the college studio",
            said=(
                Said(
                    "beats", "I make beats. I want to make them in a room with other people in it."
                ),
                Said("bus", "I can do the 9 bus. Only the 9 bus.", "strength"),
            ),
        ),
        Want(
            key="beats",
            ago=30,
            said="beats",
            words="Make music in a room with other people in it",
            source="wrote",
            area="things-to-do",
            sort="social",
            steps=(StepTo("Visit the studio on the number 9 route", due=-4),),
        ),
    ),
)

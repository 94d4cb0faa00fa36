"""June, Maggie’s daughter, who has a life of her own to want."""

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

JUNE = Life(
    key="june",
    known_as="June",
    full_name="June Holt",
    meets="Maggie’s daughter; helps, and has outcomes of her own in a record of her own",
    since=260,
    born=date(1968, 9, 30),
    pronouns="she, her",
    with_="farah",
    signs_in=True,
    around=(Around("family", "Maggie Holt", "my mum"), Around("friend", "Bea Lund", "choir")),
    chapters=(
        Talk(
            ago=255,
            where="At the Friends’ house on Mill Street",
            said=(
                Said(
                    "choir",
                    "I used to sing. Thursdays. I haven’t been since Mum’s fall, and I don’t know "
                    "how you go back to a thing like that.",
                ),
                Said("sleep", "I sleep with the phone on my chest.", "barrier"),
                Said("bea", "Bea still saves me the seat.", "people"),
            ),
        ),
        Want(
            key="choir",
            ago=255,
            said="choir",
            words="I want my Thursdays back, singing",
            why="It is the one place nobody asks me how Mum is",
            looks_like="In my seat next to Bea, three weeks out of four",
            area="things-to-do",
            sort="emotional",
            steps=(
                StepTo("Ask Mr Okoro to look in on Thursdays", due=240, done=238),
                StepTo("Go once, and leave early if I like", due=220, done=224),
            ),
            in_the_way=(InTheWay("Nobody is with Mum on Thursday evenings", "removed", 230),),
        ),
        Want(
            key="sleep",
            ago=255,
            said="sleep",
            words="To sleep a night through without listening for the phone",
            kind="change",
            nature="soft",
            area="staying-well",
            sort="physical",
        ),
        Planned(
            ago=250,
            practitioner=249,
            person=249,
            review=160,
            if_things_go_wrong="Farah’s number is on the fridge, and Bea’s.",
            does=(
                Does("choir", "myself", "Go on Thursdays", often="three weeks out of four"),
                Does("choir", "friend", "Save me the seat, and fetch me", "Bea Lund"),
                Does(
                    "sleep",
                    "equipment",
                    "Mum’s falls alarm rings Brook first",
                    cost=Decimal("5.20"),
                    per="week",
                ),
            ),
        ),
        Reviewed(
            ago=158,
            found=(
                Found("choir", "fully", "I stood up and sang.", near=9),
                Found(
                    "sleep",
                    "partly",
                    "Better. I still wake at four.",
                    near=6,
                    helped=(("equipment", "The alarm"),),
                ),
            ),
            again=-20,
        ),
    ),
)

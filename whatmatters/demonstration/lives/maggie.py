"""Maggie, who wants her allotment back."""

from datetime import date
from decimal import Decimal

from whatmatters.demonstration.lives.maggies_diary import DIARY
from whatmatters.demonstration.lives.openly import SAID_OPENLY
from whatmatters.demonstration.story import (
    Around,
    Asked,
    Does,
    Found,
    InTheWay,
    Life,
    Planned,
    Reviewed,
    Reworded,
    Said,
    SharedWith,
    StepTo,
    Talk,
    Told,
    ToTalkAbout,
    Want,
    an_hour,
)

MAGGIE = Life(
    key="maggie",
    known_as="Maggie",
    full_name="Margaret Holt",
    meets="81, and wants to get back to her allotment; two years with us",
    since=410,
    born=date(1945, 4, 12),
    pronouns="she, her",
    phone="01632 960101",
    signs_in=True,
    needs=(
        ("format", "Large print, 18 point or bigger"),
        ("support", "Speak to my left side: I hear better there"),
    ),
    flags=(("moving", "She sets the pace: hurried on the path or the stairs, she falls"),),
    shares=(
        SharedWith(
            "brook", ("core", "plan"), "So that whoever comes in the morning knows what she wants"
        ),
    ),
    also=("sam", "bridget"),
    around=(
        Around("carer", "June Holt", "my daughter", key="june", may_see=True),
        Around("friend", "Jean Barker", "my friend from the allotments"),
        Around("neighbour", "Mr Okoro", "next door, has my spare key"),
    ),
    chapters=(
        Talk(
            ago=405,
            present=("Maggie", "June Holt", "Priya Nair"),
            took_part="In her own kitchen, with the kettle on. She led.",
            said=(
                Said(
                    "allotment",
                    "I’ve had that plot since 1974. I don’t want to be looked after, I want to "
                    "get back to my allotment before the beans go in.",
                ),
                Said(
                    "kitchen",
                    "I like my own breakfast, made my way, in my own time. Not at half past seven "
                    "because it suits somebody’s list.",
                ),
                Said("jean", "Jean on the next plot has had my key since the fall.", "people"),
                Said(
                    "hands", "I can tell you what’s wrong with any tomato by looking.", "strength"
                ),
                Said("bus", "The bus stops short of the gate and it’s uphill after.", "barrier"),
                Said(
                    "worry",
                    "She’ll say she’s fine. I worry about her going over on that path.",
                    "risk",
                    "carer",
                    "June",
                ),
                Said(
                    "worth-it",
                    "If I fall among the beans, I fall among the beans. It’s worth it.",
                    "risk",
                ),
            ),
            understanding=(
                "Maggie is clear about what she wants. Her hip is mending; the path worries June "
                "more than it worries Maggie. The allotment is also where her friends are."
            ),
        ),
        Want(
            key="allotment",
            ago=405,
            said="allotment",
            words="I want to get back to my allotment before the beans go in",
            why="It is where I am somebody, not somebody’s patient",
            looks_like="My hands in the soil two mornings a week, and a cup of tea with Jean after",
            nature="hard",
            term="short",
            area="things-to-do",
            sort="social",
            steps=(
                StepTo("Ring Jean about the key", due=398, done=400),
                StepTo("Walk to the postbox and back", due=380, done=377),
                StepTo("Get as far as the gate with Sam", due=350, done=341),
                StepTo("Stay for a whole morning", due=-12),
            ),
            in_the_way=(
                InTheWay("The bus stops short of the gate", "eased", 330),
                InTheWay("The path is rough after rain"),
            ),
        ),
        Want(
            key="breakfast",
            ago=405,
            said="kitchen",
            words="My own breakfast, made my way, in my own time",
            looks_like="The radio on, toast, and nobody hurrying me",
            kind="keep",
            nature="soft",
            area="living-where-you-want",
            sort="practical",
            steps=(StepTo("Try the kettle tipper", due=390, done=388),),
        ),
        Planned(
            ago=398,
            practitioner=397,
            person=396,
            persons_words="Yes. And tell them nine o’clock, not half past seven.",
            review=310,
            if_things_go_wrong=(
                "If I can’t get up the hill, Jean picks me up. If Sam can’t come, Brook rings me "
                "before nine. If I fall, Mr Okoro has my key."
            ),
            does=(
                Does("allotment", "myself", "Walk a little further each day", often="every day"),
                Does(
                    "allotment",
                    "friend",
                    "Give me a lift home",
                    "Jean Barker",
                    "Tuesdays",
                    Decimal(0),
                    "week",
                ),
                Does(
                    "allotment",
                    "provider",
                    "Walk with me to the gate and back",
                    "Sam Adeyemi",
                    "two mornings a week",
                    pays=(an_hour(2, "fund"),),
                ),
                Does(
                    "breakfast",
                    "myself",
                    "Make my own breakfast",
                    often="every morning",
                ),
                Does(
                    "breakfast",
                    "equipment",
                    "A kettle tipper and a perching stool",
                    cost=Decimal("64.50"),
                    per="once",
                    done=388,
                ),
                Does(
                    "breakfast",
                    "provider",
                    "Be there while I do it, hands off",
                    "Sam Adeyemi",
                    "nine o’clock, five mornings",
                    pays=(an_hour(5, "council"),),
                ),
            ),
        ),
        Reviewed(
            ago=308,
            present="Maggie, June, Priya. Maggie answered first, June after.",
            found=(
                Found(
                    "allotment",
                    "partly",
                    "I’ve been to the gate and smelt it. I want my hands in it.",
                    near=5,
                    practitioners_words="The walking has come on faster than anybody expected.",
                    decision="change",
                    adjust="A taxi up the hill on Tuesdays instead of the bus",
                    helped=(
                        ("myself", "I did the walking"),
                        ("family", "Jean kept the plot going"),
                        ("luck", "A dry spring"),
                    ),
                    why_not=(("transport", "The bus stops short and it is uphill after"),),
                ),
                Found(
                    "breakfast",
                    "fully",
                    "My toast. My time.",
                    near=9,
                    helped=(("myself", ""), ("equipment", "The kettle thing"), ("support", "")),
                ),
            ),
            again=140,
        ),
        Reworded(
            "allotment",
            300,
            "I want to spend two mornings a week working my allotment with Jean",
            because="She has been to the gate; what she wants now is the mornings",
        ),
        Planned(
            ago=300,
            practitioner=299,
            person=298,
            persons_words="That’s more like it.",
            review=-9,
            does=(
                Does(
                    "allotment",
                    "community",
                    "Keep half of the plot for me",
                    "Westbury Allotments",
                    cost=Decimal("22.00"),
                    per="year",
                ),
                Does(
                    "allotment",
                    "universal",
                    "Taxi card up the hill",
                    "Westbury taxi card",
                    "Tuesdays",
                    Decimal("4.50"),
                    "week",
                ),
            ),
        ),
        *SAID_OPENLY,
        Talk(
            ago=44,
            present=("Maggie", "Priya Nair"),
            where="At the allotment",
            took_part="On the bench by Jean’s shed.",
            said=(
                Said(
                    "mornings",
                    "I did a whole hour on Tuesday and slept like a baby. I want the young ones "
                    "from the school to come and see how it’s done.",
                ),
                Said(
                    "teach",
                    "I could teach somebody. Nobody’s asked me in twenty years.",
                    "strength",
                ),
            ),
        ),
        Want(
            key="teach",
            ago=44,
            said="mornings",
            words="I want to show the young ones how it’s done",
            kind="change",
            nature="hard",
            term="long",
            area="things-to-do",
            sort="social",
            steps=(StepTo("Write to the school with Jean", due=-5),),
        ),
        Told("allotment", 20, "Two hours on Tuesday, and the beans are up.", near=6),
        Told("allotment", 12, "She came home singing. I did not say a word.", key="june"),
        Told("allotment", 6, "We got in before the rain. She told me off for hoeing.", key="sam"),
        Told("allotment", 5, "Slept like a baby. My hip knew about it the day after.", near=7),
        ToTalkAbout(4, "Who brings the water up when Jean is on her holidays?"),
        Asked(3, "I want to talk about Tuesdays. I can manage the hill now."),
        *DIARY,
    ),
)

"""The person whose pages are measured: five outcomes, twelve actions, three reviews."""

from datetime import timedelta
from decimal import Decimal

from whatmatters.access.actor import Actor
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
from whatmatters.demonstration.telling import Telling
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import Person

WANTS = ("garden", "choir", "kitchen", "sleep", "grandson")

CHAPTERS = (
    Talk(
        ago=400,
        where="At home, at the kitchen table",
        took_part="Did nearly all of the talking",
        present=("Winifred Okonkwo-Barr", "Grace Okonkwo"),
        said=(
            Said("garden", "If I could get down to the bottom of the garden I would be myself."),
            Said("choir", "Thursdays were choir. I was second alto for twenty-six years."),
            Said("kitchen", "Everything I use is on a shelf I can no longer reach."),
            Said("hands", "I can grow anything. I grew figs in Leith.", "strength"),
            Said("grace", "Grace rings every night at seven, whatever happens.", "people"),
            Said("hill", "The hill up from the bus has become a mountain.", "barrier"),
            Said("fall", "I fell in March and told nobody. I would tell somebody now.", "risk"),
        ),
        understanding="The garden comes first. Everything else is how to get there.",
    ),
    Talk(
        ago=330,
        where="In the garden",
        said=(
            Said("sleep", "I lie awake from two and go through my whole life."),
            Said("grandson", "Ike is fifteen and I have things to teach him before he is a man."),
            Said("pastor", "The pastor’s wife brings the hymn sheets in large print.", "people"),
            Said("stubborn", "I am stubborn, and that is how I got here.", "strength"),
        ),
    ),
    Want(
        key="garden",
        ago=399,
        said="garden",
        words="To go down to the bottom of my garden and back by myself",
        why="It is where I think",
        looks_like="Mud on my shoes, and a fig in my hand",
        nature="hard",
        term="long",
        area="things-to-do",
        sort="physical",
        steps=(
            StepTo("Stand at the back door for the length of the news", due=380, done=382),
            StepTo("To the first bench with the frame", due=340, done=335),
            StepTo("To the fig tree with the stick", due=-20),
        ),
        in_the_way=(InTheWay("The third step has crumbled"), InTheWay("Wet leaves", "eased", 200)),
    ),
    Want(
        key="choir",
        ago=399,
        said="choir",
        words="Sing with the choir on Thursdays again",
        looks_like="Second alto, and the tea afterwards",
        nature="soft",
        area="seeing-people",
        sort="social",
        steps=(StepTo("Sing one rehearsal sitting down", due=300, done=290),),
        in_the_way=(InTheWay("The hill up from the bus"),),
    ),
    Want(
        key="kitchen",
        ago=398,
        said="kitchen",
        words="Cook my own supper in my own kitchen",
        kind="keep",
        nature="hard",
        area="living-where-you-want",
        sort="practical",
        steps=(
            StepTo("Pots to the lower shelf", due=390, done=391),
            StepTo("A stool that does not slide", due=350, done=352),
        ),
    ),
    Want(
        key="sleep",
        ago=329,
        said="sleep",
        words="Sleep until the birds, and not go through my whole life at two",
        nature="soft",
        area="staying-well",
        sort="emotional",
        steps=(StepTo("Talk to the practice nurse about the tablets", due=300),),
        in_the_way=(InTheWay("Nobody to talk to at that hour"),),
    ),
    Want(
        key="grandson",
        ago=329,
        said="grandson",
        words="Teach Ike to graft a tree, and the rest of what I know",
        term="long",
        area="confidence",
        sort="mental",
        steps=(StepTo("One Saturday in March, when the sap rises", due=-100),),
    ),
    Planned(
        ago=320,
        practitioner=318,
        person=317,
        persons_words="That is me, that is.",
        review=210,
        if_things_go_wrong="Grace first, at any hour. Then Mrs Duffy, who has a key.",
        does=(
            Does("garden", "myself", "Walk a little further each dry day", often="every dry day"),
            Does(
                "garden", "friend", "Clear the leaves", "Mrs Duffy", "Sundays", Decimal(0), "week"
            ),
            Does(
                "garden",
                "provider",
                "Walk down with her and say nothing",
                "Hillside Care",
                "three mornings",
                Decimal("64.50"),
                "week",
            ),
            Does("choir", "community", "Keep her chair", "St Columba’s choir", "Thursdays"),
            Does(
                "choir",
                "volunteer",
                "Drive her up the hill",
                "Len Abbott",
                "Thursdays",
                Decimal(0),
                "week",
            ),
            Does(
                "kitchen",
                "equipment",
                "A perching stool and two rails",
                cost=Decimal("118.00"),
                per="once",
                done=280,
            ),
            Does(
                "kitchen",
                "myself",
                "Cook on Mondays, Wednesdays and Fridays",
                often="three evenings",
            ),
            Does("kitchen", "family", "Do the big shop", "Grace Okonkwo", "Saturdays"),
            Does("sleep", "universal", "Look at the tablets again", "Leith Walk Surgery", done=250),
            Does("sleep", "family", "Ring at seven", "Grace Okonkwo", "every evening"),
            Does("grandson", "family", "Come on Saturdays", "Ike Okonkwo", "Saturdays"),
            Does(
                "grandson", "myself", "Write down what the trees are called", often="when it rains"
            ),
        ),
    ),
)


def _look_back(ago: int, near: tuple[int, ...], says: tuple[str, ...], words: str) -> Reviewed:
    return Reviewed(
        ago=ago,
        present="Winifred, Grace on the telephone",
        found=tuple(
            Found(
                want,
                said,
                words if want == "garden" else "",
                near=how_near,
                adjust="The same, and earlier in the day" if want == "sleep" else "",
                helped=(("myself", "I kept at it"), ("family", "")) if said == "partly" else (),
                why_not=(("health", "A bad winter"),) if said == "not" else (),
            )
            for want, how_near, said in zip(WANTS, near, says, strict=True)
        ),
    )


LOOKS_BACK = (
    _look_back(
        210,
        (3, 2, 6, 1, 2),
        ("partly", "not", "partly", "not", "not"),
        "To the bench. It is a start.",
    ),
    _look_back(
        120, (5, 6, 8, 3, 3), ("partly", "partly", "partly", "not", "not"), "I picked a fig. One."
    ),
    _look_back(
        30,
        (7, 8, 9, 4, 5),
        ("partly", "partly", "fully", "partly", "partly"),
        "Down, yes. Back, with Mrs Duffy.",
    ),
)

WINIFRED = Life(
    key="winifred",
    known_as="Winifred",
    full_name="Winifred Okonkwo-Barr",
    meets="measured",
    since=405,
    born=None,
    pronouns="she, her",
    language="English, Igbo",
    phone="01632 960123",
    needs=(
        ("format", "Large print, black on yellow"),
        ("support", "Sit on her left, where she hears"),
    ),
    around=(
        Around("family", "Grace Okonkwo", "my daughter"),
        Around("family", "Ike Okonkwo", "my grandson"),
        Around("neighbour", "Mrs Duffy", "across the landing, has a key"),
        Around("volunteer", "Len Abbott", "drives me up the hill"),
    ),
    chapters=(*CHAPTERS, *LOOKS_BACK),
)


def live(life: Life, *, by: Actor) -> Person:
    """Live a life through with this practitioner, by the actions everybody uses."""
    today = clock.today()
    with clock.at(today - timedelta(days=life.since)):
        person = people.begin_record(
            by=by,
            known_as=life.known_as,
            full_name=life.full_name,
            pronouns=life.pronouns,
            language=life.language,
            phone=life.phone,
        )
        for kind, words in life.needs:
            people.add_need(person=person, by=by, kind=kind, words=words)
        for one in life.around:
            people.add_to_circle(
                person=person, by=by, kind=one.kind, name=one.name, relation=one.relation
            )
    telling = Telling(life, today, by, person)
    for chapter in life.chapters:
        telling.tell(chapter)
    return person

"""How people of the cast used a budget, told for others; who helps Maggie choose; and what two
providers say of themselves.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.brokerage.actions import add_change, name_broker, record_help, say_of_provider
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.stories.actions import approve_story, let_stay, send_story, tell
from whatmatters.stories.names import unanswered

MAP = "talking-points"


@dataclass(frozen=True, slots=True)
class Tale:
    """A story, whose it is, and who wrote it down with them, if anybody did."""

    of: str
    title: str
    wanted: str
    did: str
    went: str
    advice: str
    about: tuple[str, ...]
    with_: str = ""
    how: str = ""
    reach: str = "all"
    is_read: bool = True
    money: dict[str, Any] = field(default_factory=dict)


TALES = (
    Tale(
        of="Margaret Holt",
        title="Back among my beans",
        wanted="I had a bad hip and wanted to get back to my plot, not to be looked after.",
        did="A friend on the next plot keeps half of it for me. On one day a week a taxi card "
        "takes me up the hill, because the bus stops short. Somebody walks with me on the rough "
        "part. I make my own breakfast now, so there was time left over to pay for the walking.",
        went="It took most of a year. I do two mornings now. I am tired after, and I sleep.",
        advice="Ask about the taxi card first. It is nearly free and nobody tells you.",
        about=("things-to-do", "seeing-people"),
        money={"cost": Decimal("42.50"), "cost_per": "week", "paid": "direct-payment"},
    ),
    Tale(
        of="Kofi Mensah",
        title="A job with a badge",
        wanted="A real job, with real wages, where I know the names of the plants.",
        did="We tried two mornings, not paid, to see. Then the shop gave me a job. Somebody from a "
        "work project came with me for the first ten weeks, and less each week. The forms were "
        "read to me one question at a time. Now nobody comes with me.",
        went="I have the badge. I bought boots with my own money.",
        advice="Take pictures of the place before you start.",
        about=("things-to-do",),
        with_="priya",
        how="He read the pictures with me and chose each line himself",
        money={"cost": Decimal(1180), "cost_per": "once", "paid": "direct-payment"},
    ),
    Tale(
        of="Jordan Ellis",
        title="My own tea, three nights a week",
        wanted="To be in my own kitchen and cook my own food, with the radio on.",
        did="Instead of somebody cooking for me every night, one person sits in the kitchen two "
        "nights while I cook. The third night I do it alone, and send my sister a picture of it.",
        went="I burnt one thing. The nights are shorter when there is something to eat at the end.",
        advice="Start with the thing you can already cook.",
        about=("living-where-you-want",),
        money={"cost": Decimal("31.20"), "cost_per": "week", "paid": "fund"},
    ),
    Tale(
        of="Albert Finch",
        title="Nothing paid for at all",
        wanted="Company at the weekend, without being taken anywhere in a minibus.",
        did="The men at the bowling club were asked if one of them would call. Three said yes. "
        "They take turns. It costs a cake.",
        went="He is out of the house every Saturday. He complains about the tea.",
        advice="Ask out loud. People do not know that they are wanted.",
        about=("seeing-people",),
        with_="priya",
        how="He said: go on then, if it gets somebody else out of a chair",
        reach="ours",
        money={"cost": Decimal(0), "cost_per": "week", "paid": "nothing"},
    ),
    Tale(
        of="Grace Okafor",
        title="Singing again, sitting down",
        wanted="To sing with others, which I did all my life.",
        did="The choir moved to a room without steps. A neighbour drives. I pay for petrol.",
        went="",
        advice="Tell them what would make it possible. They had not thought of it.",
        about=("seeing-people", "things-to-do"),
        is_read=False,
        money={"cost": Decimal(6), "cost_per": "week", "paid": "own"},
    ),
)


def tell_tales() -> None:
    """Four that others read, and one that waits for a second person."""
    today = clock.today()
    for number, tale in enumerate(TALES):
        with clock.at(today - timedelta(days=200 - 40 * number)):
            _tell(tale, cast.worker("helen"))
    _name_noor(today - timedelta(days=60))
    _providers_say()


def _tell(tale: Tale, second: Actor) -> None:
    person = Person.objects.get(full_name=tale.of)
    by = cast.worker(tale.with_) if tale.with_ else _themself(person)
    telling = tell(
        person=person,
        by=by,
        title=tale.title,
        wanted=tale.wanted,
        did=tale.did,
        went=tale.went,
        advice=tale.advice,
        about=[(MAP, code) for code in tale.about],
        **tale.money,
    )
    reasons = {mark.key: "other-word" for mark in unanswered(telling)}
    let_stay(telling=telling, by=by, reasons=reasons)
    story = send_story(telling=telling, by=by, reach=tale.reach, how=tale.how)
    if tale.is_read:
        approve_story(story=story, by=second)


def _name_noor(since: Any) -> None:
    """Maggie’s broker: from a group led by disabled people, and paid by the council."""
    maggie = Person.objects.get(full_name="Margaret Holt")
    priya, noor = cast.worker("priya"), cast.worker("noor")
    with clock.at(since):
        CircleMember.objects.create(
            person=maggie,
            kind=Kind.BROKER,
            name=noor.name,
            user=noor.user,
            organisation_id=noor.organisation_id,
        )
        people.share(
            person=maggie,
            by=_themself(maggie),
            organisation=cast.place("compass"),
            covers=[DataClass.CORE, DataClass.PLAN, DataClass.BUDGET],
            purpose="So that Noor can look for what would help",
        )
        name_broker(
            person=maggie,
            by=priya,
            name=noor.name,
            kind="user-led",
            independence="partly",
            conflict="The council pays for Noor’s time, and says how many hours there are.",
            skills=["market", "costing", "stories", "budgets"],
            agreement="Noor looks, Maggie chooses. Nothing is signed that Maggie has not read.",
            hours=Decimal(10),
            fee=Decimal("32.00"),
            fee_per="hour",
            paid_by="Westbury Council",
        )
    _help_by(noor, maggie)


def _help_by(noor: Actor, maggie: Person) -> None:
    for days, kind, minutes, words in (
        (
            55,
            "information",
            40,
            "Told her of the taxi card, and of the three who could walk with her",
        ),
        (48, "planning", 60, "At the allotment: which mornings, and who on which"),
        (30, "negotiation", 25, "Asked Brook to come at nine, not at half past seven. They will"),
        (12, "choice", 45, "Read two offers aloud beside each other. Maggie took neither yet"),
    ):
        with clock.at(clock.today() - timedelta(days=days)):
            record_help(person=maggie, by=noor, kind=kind, minutes=minutes, words=words)


def _providers_say() -> None:
    """Brook said how things stand last week; Meadow Lane did two months ago."""
    today = clock.today()
    with clock.at(today - timedelta(days=6)):
        brook, bridget = cast.place("brook"), cast.worker("bridget")
        profile = say_of_provider(
            organisation=brook,
            by=bridget,
            areas=["WB1", "WB2", "WB4"],
            capacity="Two mornings a week in WB1, from nine. Nothing at weekends before spring.",
            hours_free=11,
            skills="Being there without taking over. Dementia. Moving safely after a fracture.",
            languages="English, Yoruba, Polish",
            openness="We would let people bank the time they do not use, if the council pays by "
            "the month and not by the visit.",
            worries="Fifteen-minute calls. Two of us cover four villages when it snows.",
            help_wanted="Somebody to help us word what we offer as what a person gets from it.",
            training="All staff: falls, medicines, capacity. Six: talking about what matters.",
            staff=23,
            left_in_a_year=5,
        )
        for kind, words, whom in (
            ("offer", "The same two people for anybody who asks for it, from January", ""),
            ("concern", "Being paid by the minute makes staff watch the clock", ""),
            (
                "help",
                "A day with the practice team on writing outcomes",
                "Helen Marsh, the council",
            ),
        ):
            add_change(profile=profile, by=bridget, kind=kind, words=words, agreed_with=whom)
    with clock.at(today - timedelta(days=62)):
        say_of_provider(
            organisation=cast.place("meadow"),
            by=cast.worker("nia"),
            areas=["WB4", "WB10"],
            capacity="Room for three people in the day, and for nights twice a week.",
            hours_free=40,
            skills="Younger adults. Travel training. Cooking together.",
            languages="English, Welsh",
            openness="Starting small: a month to try, and either side may stop.",
            worries="",
            staff=9,
            left_in_a_year=0,
        )


def _themself(person: Person) -> Actor:
    if person.user is None:
        raise LookupError("They have no account")
    return Actor(person.user)

"""What Maggie keeps track of: her steps, her blood pressure, and how she feels, for herself."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.readings import actions
from whatmatters.readings.models import Stream

#: Days ago on which she began, and a number for each third day, or each week, since.
BEGAN = 84
#: After so many she drew her line.
DREW_AFTER = 14
STEPS = (
    *(640, 710, 520, 880, 940, 760, 1010, 1180, 900, 1240, 1310, 1090, 1420, 1560),
    *(1380, 1610, 1490, 1720, 1850, 1640, 1900, 2040, 1760, 2110, 980, 870, 910),
)
PRESSURE = (
    *((148, 86), (144, 84), (151, 88), (146, 85), (142, 83), (140, 82), (144, 85)),
    *((153, 89), (155, 90), (147, 86), (141, 83), (139, 81)),
)
FEELING = (4, 5, 4, 6, 6, 5, 7, 6, 7, 8, 7, 7)
SAID = {
    0: "Only to the gate and back",
    13: "To the bus stop, with Sam",
    21: "All the way to the plot!",
    24: "My hip again",
}


def tell_of_numbers() -> None:
    """Each for something she wants. One line asks for a talk now; one was talked about."""
    maggie = Person.objects.get(full_name="Margaret Holt")
    if maggie.user is None:
        raise TypeError("Maggie keeps track of things, and can’t sign in")
    herself = Actor(maggie.user)
    wanted = Outcome.objects.live().filter(person=maggie).as_ranked()[0]
    shared = (("steps", "work"), ("blood-pressure", "circle"), ("mood", "nobody"))
    steps, pressure, feeling = (
        _begun(wanted, herself, kind, with_, BEGAN - later)
        for later, (kind, with_) in enumerate(shared)
    )
    _steps(steps, herself)
    _pressure(pressure, herself)
    _feeling(feeling, herself)


def _begun(wanted: Outcome, herself: Actor, kind: str, shared_with: str, ago: int) -> Stream:
    until = clock.today() + timedelta(days=100)
    with clock.at(_day(ago)):
        return actions.begin_stream(
            person=wanted.person,
            outcome=wanted,
            by=herself,
            kind=kind,
            shared_with=shared_with,
            until=until,
        )


def _steps(stream: Stream, herself: Actor) -> None:
    """Sam reads them off the counter with her. Lately they are fewer, and that asks for a talk."""
    _walked(stream, herself, range(DREW_AFTER))
    _draw(stream, herself)
    _walked(stream, herself, range(DREW_AFTER, len(STEPS)))


def _walked(stream: Stream, herself: Actor, numbers: range) -> None:
    sam = cast.worker("sam")
    for number in numbers:
        on, by = _walked_on(number), sam if number % 2 else herself
        value, words = Decimal(STEPS[number]), SAID.get(number, "")
        with clock.at(on):
            actions.add_reading(stream=stream, by=by, on=on, value=value, words=words)


def _walked_on(number: int) -> date:
    return _day(BEGAN - 3 * number - 3)


def _draw(stream: Stream, herself: Actor) -> None:
    with clock.at(_walked_on(DREW_AFTER) - timedelta(days=1)):
        actions.draw_line(
            stream=stream,
            by=herself,
            side="below",
            mark=Decimal(1000),
            in_a_row=3,
            words="Ask me about my hip before you ask about steps",
        )


def _pressure(stream: Stream, herself: Actor) -> None:
    """Twice above her line, and talked about."""
    with clock.at(_day(BEGAN)):
        actions.draw_line(stream=stream, by=herself, side="above", mark=Decimal(150), in_a_row=2)
    for (upper, lower), on in zip(PRESSURE, _weeks(PRESSURE), strict=True):
        with clock.at(on):
            taken = actions.add_reading(
                stream=stream,
                by=herself,
                on=on,
                at=time(8, 30),
                value=Decimal(upper),
                second=Decimal(lower),
            )
        for asked in taken.talks:
            with clock.at(on + timedelta(days=2)):
                actions.close_talk(
                    asked=asked,
                    by=cast.worker("priya"),
                    words="It was the week of the letter about her money. She rests more now.",
                )


def _feeling(stream: Stream, herself: Actor) -> None:
    for feeling, on in zip(FEELING, _weeks(FEELING), strict=True):
        with clock.at(on):
            actions.add_reading(stream=stream, by=herself, on=on, value=Decimal(feeling))


def _weeks(numbers: Sequence[object]) -> list[date]:
    return [_day(BEGAN - 7 * (number + 1)) for number in range(len(numbers))]


def _day(ago: int) -> date:
    return clock.today() - timedelta(days=ago)

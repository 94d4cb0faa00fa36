"""The Tuesday garden, which Priya and Tomasz lead; and when Priya meets whom, and what is next."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.appointments import actions as appointments
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.groups import actions as groups
from whatmatters.groups.models import Group, Member, Session
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.visits.walltime import moment_of

NAMES = {"Maggie": "Margaret Holt", "Albert": "Albert Finch", "Jordan": "Jordan Ellis"}
TUESDAY, TEN = 1, time(10, 30)
WEEKS = 4
#: What they did, the longest ago first; and what was good, by who it was for.
DID = ("Turning the compost", "Sowing broad beans", "Mending the cold frame", "First leeks up")
GOOD = (
    {"Maggie": "Told us all we were digging it wrong, and was right"},
    {"Maggie": "Sowed two rows sitting down", "Albert": "Brought scones for everybody"},
    {"Jordan": "Stayed the whole morning"},
    {"Maggie": "Showed Jordan how to thin leeks", "Jordan": "Asked when the next one is"},
)
AWAY = {0: "Jordan", 2: "Albert"}


def tell_of_what_is_done_together() -> None:
    """A group with four sessions behind it; and a worker’s week of meetings and calls."""
    priya = cast.worker("priya")
    people = {one: _person(name) for one, name in NAMES.items()}
    _garden(priya, people)
    _week(priya, people)


def _person(full_name: str) -> Person:
    return Person.objects.get(full_name=full_name)


def _garden(priya: Actor, people: dict[str, Person]) -> None:
    with clock.at(clock.today() - timedelta(weeks=WEEKS + 1)):
        group = groups.begin_group(
            by=priya,
            name="Tuesday garden",
            about="Growing things, and tea after",
            where="Behind the old school, Mill Lane",
        )
        members = {name: _joins(person, group, priya) for name, person in people.items()}
    groups.add_lead(group=group, by=priya, user=cast.worker("tomasz").user)
    for number, doing in enumerate(DID):
        _session(group, priya, members, number, doing)
    _plan(group, priya, _tuesday(-1), "Potting on, and choosing seeds")
    _plan(group, priya, _tuesday(-2), "")


def _joins(person: Person, group: Group, priya: Actor) -> Member:
    by = Actor(person.user) if person.user else priya
    wanted = Outcome.objects.live().filter(person=person).as_ranked().first()
    return groups.join_group(
        person=person, group=group, by=by, outcome=wanted, tells_needs=True, tells_alerts=True
    )


def _session(
    group: Group, priya: Actor, members: dict[str, Member], number: int, doing: str
) -> None:
    starts = _tuesday(WEEKS - number)
    session = _plan(group, priya, starts, doing)
    good: dict[UUID, str] = {members[name].pk: words for name, words in GOOD[number].items()}
    away = [members[AWAY[number]].pk] if number in AWAY else []
    listed = [member.pk for member in members.values()]
    with clock.at(starts + timedelta(hours=3)):
        groups.keep_register(session=session, by=priya, listed=listed, absent=away, highlights=good)


def _plan(group: Group, by: Actor, starts: datetime, doing: str) -> Session:
    return groups.plan_session(group=group, by=by, starts_at=starts, minutes=120, doing=doing)


def _tuesday(weeks_ago: int) -> datetime:
    """The last Tuesday that is over is one week ago at most; those to come have a minus."""
    today = clock.today()
    last = today - timedelta(days=(today.weekday() - TUESDAY) % 7 or 7)
    weeks = weeks_ago - 1 if weeks_ago > 0 else weeks_ago
    return moment_of(last - timedelta(weeks=weeks), TEN)


def _week(priya: Actor, people: dict[str, Person]) -> None:
    maggie, jordan = people["Maggie"], people["Jordan"]
    today = clock.today()
    with clock.at(today - timedelta(days=9)):
        _meets(jordan, priya, today - timedelta(days=1), "At the library", "How the new job goes")
        _meets(maggie, priya, today + timedelta(days=3), "Her kitchen", "The path to the plot")
    _calls(maggie, priya, 6, "Her hip is easier. The bus is not.", "Ring the bus company", -2)
    _calls(jordan, priya, 3, "Sleeping better this week", "Send the form for the course", 4)
    if maggie.user:
        herself, to = Actor(maggie.user), "maggie@example.org"
        appointments.ask_for_reminders(person=maggie, by=herself, way="email", address=to)


def _meets(person: Person, by: Actor, day: date, where: str, about: str) -> None:
    starts = moment_of(day, time(14))
    appointments.plan_meeting(
        person=person, by=by, starts_at=starts, minutes=45, where=where, about=about
    )


def _calls(person: Person, by: Actor, ago: int, words: str, what_next: str, due: int) -> None:
    due_on = clock.today() + timedelta(days=due)
    with clock.at(clock.today() - timedelta(days=ago)):
        appointments.keep_contact(
            person=person,
            by=by,
            who="person",
            how="phone",
            words=words,
            what_next=what_next,
            due_on=due_on,
        )

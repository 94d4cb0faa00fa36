"""Sam’s visits to Maggie: breakfast her way, the walk to the allotment, and what became of them."""

from datetime import time, timedelta
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits import actions
from whatmatters.visits.models import Status, Task, Visit, Weekday
from whatmatters.visits.purposes import Todo

BEGAN, AHEAD = timedelta(weeks=3), timedelta(weeks=2)
MORNINGS = (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.FRIDAY)
BREAKFAST = ("Let her put the kettle on", "Breakfast, made her way")
WALK = ("Walk with her as far as she likes", "Carry the folding stool")
#: Of the visits that were, in their order: how late it began, and how long it took.
WENT = ((2, 45), (0, 50), (22, 30), (4, 45), (0, 60), (3, 45), (1, 40), (6, 45))
NOTES = {
    0: "She had the kettle on before I was in. Two eggs.",
    2: "The bus stood in the road works. Maggie had begun without me.",
    4: "To the third gate and back. She told me which beans are late.",
}
SAID = {0: ("He knocks and waits. I like that.", 5), 2: ("I do not mind. I can begin.", 3)}
WISHES = ("put the cooker on before I am in the kitchen", "move my letters")


def tell_of_visits() -> None:
    """What comes each week, three weeks that were, and two to come."""
    maggie = Person.objects.get(full_name="Margaret Holt")
    if maggie.user is None:
        raise TypeError("Maggie says how visits were, and can’t sign in")
    herself, sam, bridget = Actor(maggie.user), cast.worker("sam"), cast.worker("bridget")
    for words in WISHES:
        actions.say_please_do_not(person=maggie, by=herself, words=words)
    with clock.at(clock.today() - BEGAN):
        _each_week(maggie, sam, bridget)
        brook = cast.place("brook")
        actions.plan_ahead(organisation=brook, by=bridget, until=clock.today() + BEGAN + AHEAD)
    been = Visit.objects.still_planned().filter(person=maggie, day__lt=clock.today())
    for number, visit in enumerate(been.in_order()):
        _went(visit, number, sam, herself)


def _each_week(maggie: Person, sam: Actor, bridget: Actor) -> None:
    """Breakfast on four mornings, and on Thursday the way to the allotment."""
    own, allotment = _outcome(maggie, "breakfast"), _outcome(maggie, "allotment")
    held = TimeBudget.objects.in_force().filter(person=maggie, organisation=cast.place("brook"))
    same: dict[str, Any] = {"person": maggie, "organisation": cast.place("brook"), "by": bridget}
    same |= {"worker": sam.user, "budget": held.newest_first().first()}
    for days, at, minutes, outcome, tasks in (
        (MORNINGS, time(9), 45, own, BREAKFAST),
        ((Weekday.THURSDAY,), time(10), 60, allotment, WALK),
    ):
        actions.plan_week(
            weekdays=days,
            at=at,
            minutes=minutes,
            begins_on=clock.today(),
            outcomes=[outcome],
            tasks=[Todo(what, outcome) for what in tasks],
            **same,
        )


def _outcome(person: Person, about: str) -> Outcome:
    """What she wants that has this word in it; her first, where none has."""
    live = Outcome.objects.live().filter(person=person)
    return (live.filter(words__icontains=about).as_ranked() or live.as_ranked())[0]


def _went(visit: Visit, number: int, sam: Actor, herself: Actor) -> None:
    """One that was: on one day nobody came to the door; the rest went as they went."""
    late, took = WENT[number % len(WENT)]
    came = visit.starts_at + timedelta(minutes=late)
    with clock.at(came + timedelta(minutes=took)):
        if number == 6:
            because = "I knocked, and rang. June said she was at the doctor’s. I told the office."
            actions.miss_visit(visit=visit, by=sam, because=because, kind=Status.NO_ANSWER)
            return
        actions.begin_visit(visit=visit, by=sam, at=came)
        _did(visit, number, sam)
        actions.end_visit(visit=visit, by=sam, at=clock.now())
        _told(visit, number, sam, herself, late)


def _did(visit: Visit, number: int, sam: Actor) -> None:
    for place, task in enumerate(Task.objects.filter(visit=visit).in_order()):
        if number == 2 and place == 0:
            why = "She had done it before I came"
            actions.settle_task(task=task, by=sam, became="not-done", why=why)
        else:
            how = Task.How.THEMSELF if place == 0 else Task.How.WITH
            actions.settle_task(task=task, by=sam, became="done", how=how)


def _told(visit: Visit, number: int, sam: Actor, herself: Actor, late: int) -> None:
    if late > 15:
        words = "Road works on the Westbury road"
        actions.tell_hitch(visit=visit, by=sam, kind="late", minutes=late, words=words)
    if number in NOTES:
        actions.write_note(visit=visit, by=sam, words=NOTES[number])
    if number in SAID:
        words, feeling = SAID[number]
        actions.say_of_visit(visit=visit, by=herself, words=words, feeling=feeling)
    if number < 9:
        actions.confirm_visit(visit=visit, by=herself)

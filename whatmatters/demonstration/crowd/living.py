"""One life of the crowd, from the day it is first known to today, however far it has come."""

from whatmatters.demonstration.crowd.looking_back import (
    decide,
    write_looks,
    write_next_review,
    write_review,
)
from whatmatters.demonstration.crowd.planning import Version, write_plan
from whatmatters.demonstration.crowd.someone import Someone, begin, finish
from whatmatters.demonstration.crowd.talking import (
    Want,
    choose_themes,
    finish_want,
    talk,
    want,
)
from whatmatters.demonstration.crowd.workforce import Workforce

#: How far a life has come here, and how many of a hundred have come just so far.
STAGES = {"known": 8, "talking": 14, "wanting": 12, "drafting": 8, "running": 46, "over": 12}
BETWEEN_REVIEWS = (55, 130)
ARRANGED = (-80, 9)


def live(one: Someone, workforce: Workforce) -> None:
    """Write all there is of one life."""
    begin(one, workforce)
    [stage] = one.dice.choices(tuple(STAGES), weights=tuple(STAGES.values()))
    if stage != "known":
        _told(one, stage)
    finish(one)


def _told(one: Someone, stage: str) -> None:
    about = choose_themes(one)
    first = max(one.since - one.dice.randint(0, 9), 0)
    spoken = talk(one, first, about)
    if first > 60 and one.dice.random() < 0.35:
        talk(one, one.dice.randint(0, first - 30), [one.dice.choice(about)])
    if stage == "talking":
        return
    wants = [want(one, t, first, n + 1, spoken[n]) for n, t in enumerate(about)]
    if stage == "drafting":
        begun = max(first - 5, 0)
        write_plan(one, Version(one.new_id(), 1, begun, None, status="draft"), wants, None)
    elif stage in {"running", "over"} and first > 20:
        _planned(one, wants, first, over=stage == "over")
    for heard in wants:
        finish_want(one, heard)


def _planned(one: Someone, wants: list[Want], first: int, *, over: bool) -> None:
    """Plan, look back, plan again: until today, or until all has come to an end."""
    version = Version(one.new_id(), 1, first - 4, first - one.dice.randint(5, 18))
    live, looked = wants, version.agreed or 0
    rounds = one.dice.choice((0, 1, 1, 2, 2, 3)) + over
    for turn in range(rounds):
        held = looked - one.dice.randint(*BETWEEN_REVIEWS)
        if held < 0:
            break
        last = over and turn == rounds - 1
        version, live = _looked_back(one, version, live, held, last=last)
        looked = held
        if version.status != "running":
            return
    _goes_on(one, version, live, looked)


def _looked_back(
    one: Someone, version: Version, wants: list[Want], held: int, *, last: bool
) -> tuple[Version, list[Want]]:
    """One review, and the version of the plan that follows from it: often the same."""
    found = decide(one, wants, held, last=last)
    left = [heard for heard in wants if heard.ended is None]
    changes = any(decision != "carry-on" for _, decision in found.values())
    following = None
    if not left:
        version.status, version.ended = "ended", held
        version.because = "All of it has come to an end"
    elif changes:
        following = _next(one, version, held)
    review = write_review(one, version.id, held, next_plan=following.id if following else None)
    write_looks(one, review, held, wants, found)
    if following is None and version.status == "running":
        return version, left
    write_plan(one, version, wants, held)
    if following is None:
        return version, left
    if following.status == "draft":
        write_plan(one, following, left, None)
    return following, left


def _next(one: Someone, version: Version, held: int) -> Version:
    """The version after: agreed within days, or still being written if that is yet to come."""
    agreed = held - one.dice.randint(2, 15)
    following = Version(one.new_id(), version.number + 1, held, agreed, follows=version.id)
    if agreed < 0:
        following.agreed, following.status = None, "draft"
    else:
        version.status, version.ended = "replaced", agreed
    return following


def _goes_on(one: Someone, version: Version, wants: list[Want], looked: int) -> None:
    due = looked - 90
    if due > ARRANGED[1]:
        due = one.dice.randint(*ARRANGED)
    write_plan(one, version, wants, due)
    if looked != version.agreed:
        write_next_review(one, version.id, due)

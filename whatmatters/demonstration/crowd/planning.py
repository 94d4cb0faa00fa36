"""The plans of one of the crowd: version after version, as their reviews decided."""

from dataclasses import dataclass

from whatmatters.demonstration.crowd.someone import Someone
from whatmatters.demonstration.crowd.talking import Want
from whatmatters.plans.models import Action, Agreement, Aim, CostLine, Plan

#: What somebody is paid a week or once, by kind of doer; others cost nothing or are not said.
COSTS = {
    "provider": ("57.00", "76.00", "114.00", "228.50"),
    "assistant": ("96.20", "144.30"),
    "equipment": ("24.99", "118.00", "340.00"),
    "universal": ("0.00", "4.50"),
}


@dataclass(slots=True)
class Version:
    """One version of a plan. `agreed` is the day it ran from; None while it is written."""

    id: str
    number: int
    begun: int
    agreed: int | None
    follows: str | None = None
    status: str = "running"
    ended: int | None = None
    because: str = ""


def write_plan(one: Someone, version: Version, wants: list[Want], review: int | None) -> None:
    """A version with what it serves, who does what, and who has agreed to it."""
    one.write(
        Plan,
        version.begun,
        id=version.id,
        person_id=one.id,
        number=version.number,
        written_by_id=one.worker.user,
        follows_id=version.follows,
        status=version.status,
        agreed_on=None if version.agreed is None else one.day(version.agreed),
        review_on=None if review is None else one.day(review),
        ended_on=None if version.ended is None else one.day(version.ended),
        ended_because=version.because,
        if_things_go_wrong=one.one_of("wrong"),
    )
    for place, heard in enumerate(wants, start=1):
        aim = one.write(Aim, version.begun, plan_id=version.id, outcome_id=heard.id, place=place)
        _actions(one, version, heard, aim)
    _agreements(one, version)


def _actions(one: Someone, version: Version, heard: Want, aim: str) -> None:
    for place, (line, deed) in enumerate(heard.doing, start=1):
        cost = one.dice.choice(COSTS[deed.doer]) if deed.doer in COSTS else None
        once = not deed.often
        done = version.agreed is not None and once and one.dice.random() < 0.6
        action = one.write(
            Action,
            version.begun,
            aim_id=aim,
            place=place,
            line=line,
            doer=deed.doer,
            who=_who(one, deed.doer),
            what=deed.what,
            how_often=deed.often,
            begins_on=one.day(version.begun),
            done_on=one.day(max(version.begun - 30, 0)) if done else None,
        )
        if cost is not None:
            one.write(
                CostLine,
                version.begun,
                action_id=action,
                line=line,
                unit_price=cost,
                often="once" if once else "week",
            )


def _who(one: Someone, doer: str) -> str:
    if doer == "family" and one.carers:
        return one.dice.choice(one.carers)[1]
    if doer == "practitioner":
        return one.worker.name
    return one.gaps["friend"] if doer == "friend" else ""


def _agreements(one: Someone, version: Version) -> None:
    if version.agreed is None and one.dice.random() < 0.5:
        return  # nobody has agreed yet
    parties = ("practitioner", "person") if version.agreed is not None else ("practitioner",)
    on = version.begun if version.agreed is None else version.agreed
    for party in parties:
        by_worker = party == "practitioner"
        one.write(
            Agreement,
            on,
            plan_id=version.id,
            party=party,
            how="signed-in" if by_worker else "told-us",
            name=one.worker.name if by_worker else one.known_as,
            recorded_by_id=one.worker.user,
            agreed_on=one.day(on),
        )

"""What is counted of visits: what each count is of, and which visits are behind it.

Each is a condition the database counts by, and lists by as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, Count, Exists, F, Func, OuterRef, Q

from whatmatters.foundations.words import later as _
from whatmatters.visits.models import Goes, Hitch, Status, Sure, VisitQuerySet, Yardstick

#: A visit that should have begun this long ago, and of which nothing is said.
OVERDUE = timedelta(minutes=30)
#: One that began this long ago, and nobody has said that it ended.
GOES_ON = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that is counted. `of` names what it is counted out of, if anything.

    `means` says what it is, with the numbers of the yardstick it is counted by.

    `always` is shown where there is none as well: that nobody missed one is worth knowing.
    """

    key: str
    label: Any
    of: str = ""
    means: Any = ""
    always: bool = False

    def told(self, by: Yardstick) -> str:
        return str(self.means) % by.said if self.means else ""


@dataclass(frozen=True, slots=True)
class Part:
    heading: Any
    kinds: tuple[Kind, ...]


BECAME = Part(
    _("What became of the visits"),
    (
        Kind("planned", _("Visits that were planned"), always=True),
        Kind("done", _("The visit took place"), "planned", always=True),
        Kind("missed", _("Nobody came"), "planned", always=True),
        Kind("no-answer", _("Nobody came to the door"), "planned"),
        Kind("sent-away", _("Sent away at the door"), "planned"),
        Kind("cancelled-by-them", _("Called off at home"), "planned"),
        Kind("cancelled-by-us", _("Called off by the provider"), "planned"),
        Kind("going-on", _("Going on now"), "planned"),
        Kind("to-come", _("Still to come"), "planned"),
        Kind(
            "unsaid",
            _("Not known"),
            "planned",
            _("Nobody has said what became of it"),
            always=True,
        ),
    ),
)
ON_TIME = Part(
    _("On time, and long enough"),
    (
        Kind(
            "late",
            _("Began late"),
            "done",
            _("%(late)s minutes or more after the time that was planned"),
            always=True,
        ),
        Kind(
            "short",
            _("Cut short"),
            "done",
            _("%(short)s minutes less than planned, or %(part)s less"),
            always=True,
        ),
        Kind(
            "unsure",
            _("Times not sure"),
            "done",
            _("Nobody has shown or said that the times are right"),
        ),
        Kind(
            "rushed",
            _("Rushed"),
            "planned",
            _("Planned for less than %(rushed)s minutes, and nobody said why"),
            always=True,
        ),
        Kind(
            "brief",
            _("Short for a reason"),
            "planned",
            _("Planned for less than %(rushed)s minutes, and somebody said why"),
        ),
    ),
)
WHO = Part(
    _("Who came"),
    (
        Kind(
            "another",
            _("Somebody else came"),
            "named",
            _("Not who was planned to come"),
            always=True,
        ),
        Kind("nameless", _("We do not know who came"), "done"),
        Kind(
            "unplanned",
            _("Nobody had planned it"),
            "took-place",
            _("Somebody came all the same"),
        ),
    ),
)
PARTS = (BECAME, ON_TIME, WHO)
KINDS: Mapping[str, Kind] = {kind.key: kind for part in PARTS for kind in part.kinds}
#: Counted as well, to count others out of.
BESIDES = ("named", "took-place")


class Seconds(Func):
    """A moment as whole seconds, so that one can be taken from another."""

    output_field = BigIntegerField()
    template = "CAST(EXTRACT(EPOCH FROM %(expressions)s) AS bigint)"

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        said = "CAST(ROUND(julianday(%(expressions)s) * 86400) AS INTEGER)"
        return self.as_sql(compiler, connection, template=said, **more)


def timed(visits: VisitQuerySet) -> VisitQuerySet:
    """With the minutes each took, as `Visit.lasted` has them."""
    seconds = Seconds(F("ended_at")) - Seconds(F("began_at"))
    return visits.annotate(took=(seconds + 30) / 60).annotate(hundredfold=F("took") * 100)


def conditions(now: datetime, by: Yardstick) -> dict[str, Q]:
    """Of each key, which visits it is of: of those that are `timed`."""
    lost = {"status": Status.BEGUN, "began_at__lt": now - GOES_ON}
    due = {"status": Status.PLANNED, "starts_at__lt": now - OVERDUE}
    planned = {key: Q(was_planned=True) & one for key, one in _planned(by).items()}
    return planned | {
        "planned": Q(was_planned=True),
        "going-on": Q(was_planned=True, status=Status.BEGUN) & ~Q(**lost),
        "to-come": Q(was_planned=True, status=Status.PLANNED) & ~Q(**due),
        "unsaid": Q(was_planned=True) & (Q(**lost) | Q(**due)),
        "unplanned": Q(was_planned=False, status=Status.DONE),
        "took-place": Q(status=Status.DONE),
    }


def _planned(by: Yardstick) -> dict[str, Q]:
    """Of those that were planned."""
    done = Q(status=Status.DONE)
    fell_out = {key: Q(status=key) for key in KINDS if key in Status.values}
    return fell_out | {
        "done": done,
        "late": done & Q(began_at__gte=F("starts_at") + timedelta(minutes=by.late)),
        "short": done & _is_short(by),
        "unsure": done & Q(sure=Sure.NOT_YET),
        "rushed": Q(minutes__lt=by.rushed, short_because=""),
        "brief": Q(minutes__lt=by.rushed) & ~Q(short_because=""),
        "named": done & Q(_anybody()),
        "nameless": done & ~Q(_anybody()),
        "another": done & Q(_anybody()) & Q(_somebody_else()),
    }


def _is_short(by: Yardstick) -> Q:
    """By so many minutes, or by a part of what was planned. Whole numbers: nothing is rounded."""
    by_minutes = Q(took__lte=F("minutes") - by.short)
    by_a_part = Q(took__lt=F("minutes"), hundredfold__lte=F("minutes") * (100 - by.part))
    return by_minutes | by_a_part


def _anybody() -> Exists:
    return Exists(Goes.objects.filter(visit=OuterRef("pk")))


def _somebody_else() -> Exists:
    return Exists(Hitch.objects.filter(visit=OuterRef("pk"), kind=Hitch.Kind.OTHER_WORKER))


def those_who_came(visits: VisitQuerySet) -> Any:
    """Who went to these, without those instead of whom somebody else came."""
    told = Hitch.objects.filter(visit=OuterRef("visit"), kind=Hitch.Kind.OTHER_WORKER)
    instead = Goes.objects.filter(visit=OuterRef("visit"), user=OuterRef("recorded_by"))
    others = told.exclude(recorded_by=OuterRef("user")).filter(Exists(instead))
    theirs = told.filter(recorded_by=OuterRef("user"))
    left_out = Q(Exists(others)) & ~Q(Exists(theirs)) & Q(visit__workers_needed=1)
    return Goes.objects.filter(visit__in=visits.values("pk")).exclude(left_out).order_by()


def counted_of(visits: VisitQuerySet, now: datetime, by: Yardstick) -> dict[str, int]:
    """Of each key, how many of these visits: in one question."""
    where = conditions(now, by)
    asked = {key.replace("-", "_"): Count("pk", filter=one) for key, one in where.items()}
    found = timed(visits).order_by().aggregate(**asked)
    return {key: found[key.replace("-", "_")] for key in where}


def behind(visits: VisitQuerySet, key: str, now: datetime, by: Yardstick) -> VisitQuerySet:
    """The visits that are counted under a key."""
    return timed(visits).filter(conditions(now, by)[key])

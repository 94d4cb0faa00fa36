"""How a visit is told in a few words: its times, how it stands, and who goes."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.visits.models import Status, Sure, Visit, Yardstick
from whatmatters.web.components.words import clock_time

#: What is worth a word on a visit, whoever counts by other numbers.
OURS = Yardstick()

#: What is said to the person is said to whoever comes, too.
TOLD = {
    Status.SENT_AWAY: _("Sent away at the door"),
    Status.CANCELLED_BY_THEM: _("Called off at home"),
    Status.CANCELLED_BY_US: _("Called off by the provider"),
}
TONES = {
    Status.PLANNED: "plain",
    Status.BEGUN: "started",
    Status.DONE: "good",
    Status.MISSED: "careful",
    Status.NO_ANSWER: "careful",
    Status.SENT_AWAY: "waiting",
    Status.CANCELLED_BY_THEM: "plain",
    Status.CANCELLED_BY_US: "waiting",
}


def time_here(moment: datetime) -> str:
    """By the clock on the wall: 9:30am. The second of a time that comes twice says so."""
    here = timezone.localtime(moment)
    shown = clock_time(here)
    return gettext("%(time)s, the second time") % {"time": shown} if here.fold else shown


def from_to(visit: Visit) -> str:
    """When it was; or, until it is over, when it is to be."""
    begins, ends = visit.began_at or visit.starts_at, visit.ended_at or visit.planned_end
    times = {"begins": time_here(begins), "ends": time_here(ends)}
    return gettext("%(begins)s to %(ends)s") % times


def minutes_told(minutes: int) -> str:
    """`45 minutes`, `1 hour`, `1 hour 30`."""
    hours, rest = divmod(abs(minutes), 60)
    if not hours:
        return gettext("1 minute") if rest == 1 else gettext("%(n)s minutes") % {"n": rest}
    told = gettext("1 hour") if hours == 1 else gettext("%(n)s hours") % {"n": hours}
    return f"{told} {rest:02}" if rest else told


def pill_of(visit: Visit) -> tuple[str, str]:
    """How it stands, in a word or two, and the tone of that."""
    status = Status(visit.status)
    if status == Status.DONE and visit.sure == Sure.NOT_YET:
        return gettext("Done, not confirmed"), "waiting"
    return str(TOLD.get(status, status.label)), TONES[status]


def sure_of(visit: Visit) -> str:
    """How sure it is, as it is said to both sides."""
    sure = Sure(visit.sure)
    return gettext("Confirmed at home") if sure == Sure.BY_THEM else str(sure.label)


def late_by(visit: Visit, by: Yardstick = OURS) -> int:
    """In minutes, where it is worth a word."""
    if visit.began_at is None or not visit.was_planned:
        return 0
    late = (visit.began_at - visit.starts_at) // timedelta(minutes=1)
    return late if late >= by.late else 0


def short_by(visit: Visit, by: Yardstick = OURS) -> int:
    """In minutes, where it is worth a word."""
    if visit.lasted is None or not visit.was_planned:
        return 0
    short = visit.minutes - visit.lasted
    by_a_part = short > 0 and short * 100 >= visit.minutes * by.part
    return short if short >= by.short or by_a_part else 0

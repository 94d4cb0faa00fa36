"""What is asked for, told in one sentence: to the person and the provider alike."""

from datetime import datetime

from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.visits.models import Change, Visit
from whatmatters.visits.showing import minutes_told, time_here
from whatmatters.web.components.words import written

TONES = {
    Change.State.ASKED: "waiting",
    Change.State.AGREED: "good",
    Change.State.REFUSED: "careful",
    Change.State.TAKEN_BACK: "plain",
}


def told(change: Change) -> str:
    """`A visit on 12 June 2027 at 2pm instead`. It reads the same after it was agreed."""
    if change.visit is None:
        return _asked_for(change)
    said = {"visit": when_of(change.visit)}
    if change.kind == Change.Kind.MOVE and change.starts_at:
        return _moved(change)
    if change.kind == Change.Kind.SWAP and change.other:
        said["other"] = when_of(change.other)
        return gettext("Let the visits of %(visit)s and %(other)s change places") % said
    if change.kind == Change.Kind.BANK:
        return gettext("Save the time of the visit of %(visit)s for later") % said
    return gettext("No visit on %(visit)s") % said


def when(moment: datetime) -> str:
    """`10 June 2027 at 9am`, by the clock on the wall."""
    said = {"day": written(clock.day_of(moment)), "time": time_here(moment)}
    return gettext("%(day)s at %(time)s") % said


def when_of(visit: Visit) -> str:
    return when(visit.starts_at)


def pill(change: Change) -> tuple[str, str]:
    state = Change.State(change.state)
    return str(state.label), TONES[state]


def _moved(change: Change) -> str:
    """What it is of stays as it was asked; where the visit is now, its own page says."""
    assert change.starts_at is not None  # noqa: S101  # asked for
    said = {"to": when(change.starts_at), "takes": minutes_told(change.minutes or 0)}
    if change.minutes:
        return gettext("A visit on %(to)s instead, for %(takes)s") % said
    return gettext("A visit on %(to)s instead") % said


def _asked_for(change: Change) -> str:
    assert change.starts_at is not None  # noqa: S101  # asked for
    said = {"on": when(change.starts_at), "takes": minutes_told(change.minutes or 0)}
    if change.kind == Change.Kind.BEYOND:
        return gettext("More time than there is: a visit on %(on)s, for %(takes)s") % said
    return gettext("A visit on %(on)s, for %(takes)s") % said

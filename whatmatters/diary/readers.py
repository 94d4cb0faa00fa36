"""Whom one can let read a diary at all: those places in a circle to which the table opens one."""

from whatmatters.access.policy import TABLE, By, Condition, DataClass, Deed
from whatmatters.people.models import CircleMember, Kind, Share


def _readers(condition: Condition | None = None) -> frozenset[Kind]:
    about = (DataClass.DIARY_SHARED, Deed.READ)
    ways = (way for way in TABLE.ways.values() if way.by == By.CIRCLE and about in way.verdicts)
    chosen = (way for way in ways if condition in {None, way.verdicts[about]})
    return frozenset(Kind(kind) for way in chosen for kind in way.kinds)


MAY_READ = _readers()
NEED_A_SHARE = _readers(Condition.SHARED)


def needs_share(member: CircleMember) -> bool:
    """Whether they can read nothing of the diary until it is shared with them as a whole class.

    Which entries they then read is said entry by entry all the same.
    """
    if Kind(member.kind) not in NEED_A_SHARE:
        return False
    return not Share.objects.current().filter(member=member, diary=True).exists()

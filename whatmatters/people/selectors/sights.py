"""Who may open a record, how much of it and why: what the policy answers, put in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import TABLE, DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.viewers import Known, Viewer, known_about, viewers_of

EVERYTHING = _("Everything that is written here")
PLAN = _("What matters, and the plan")
PARTS = _("Some parts of what is written here")
FEW_WORDS = ((DataClass.TALK, EVERYTHING), (DataClass.PLAN, PLAN))
#: Why somebody sees, by the way they stand to `{name}`. The rest work with them.
WHY = {
    "self": _("It is their own record"),
    "relative": _("{name} shares it with them"),
    "attorney": _(
        "They act for {name}, who is recorded as unable to decide about care and support"
    ),
    "lead": _("They lead a team that works with {name}"),
    "colleague": _("They opened it in an emergency"),
    "partner": _("{name} shares it with this organisation"),
    "commissioner": _("{name} shares it with this organisation"),
    "privacy-officer": _("They look after who opens the records of this organisation"),
}
WORKS_WITH = _("They work with {name}")


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody who may open the record: as who, why, what they see and what they also write.

    `until` is when a record opened in an emergency closes to them again.
    """

    name: str
    as_who: str
    why: tuple[str, ...]
    sees: tuple[DataClass, ...]
    writes: tuple[DataClass, ...]
    until: datetime | None = None

    @property
    def what(self) -> str:
        """In a few words, how much they see."""
        return next((words for about, words in FEW_WORDS if about in self.sees), PARTS)


def sights_of(person: Person, viewer: Actor) -> tuple[Sight, ...]:
    """Everybody who can see anything, as far as this viewer may know of them.

    Part of other selectors: they have asked whether the viewer may be told.
    """
    known = known_about(person)
    is_self = person.user_id == viewer.user.pk and not viewer.is_staff
    told = (each for each in viewers_of(known) if is_self or _may_know_of(each, viewer))
    return tuple(_sight(each, known) for each in told)


def _may_know_of(one: Viewer, viewer: Actor) -> bool:
    where = one.organisation
    return where is None or not where.is_confidential or where.pk == viewer.organisation_id


def seeing_since(member: CircleMember) -> date | None:
    """The day from which their earliest share lets them see the record; None if none does."""
    today = clock.today()
    held = [each for each in member.shares.all() if each.core and each.withdrawn_at is None]
    days = [each.began_on for each in held if each.until is None or each.until >= today]
    return min(days, default=None)


def _sight(one: Viewer, known: Known) -> Sight:
    name = known.person.known_as
    return Sight(
        name=_name(one, known),
        as_who=_as_who(one),
        why=tuple(WHY.get(way, WORKS_WITH).format(name=name) for way in one.ways),
        sees=one.sees,
        writes=one.writes,
        until=next(_glass_until(one, known), None) if "colleague" in one.ways else None,
    )


def _name(one: Viewer, known: Known) -> str:
    if one.actor is None:
        return one.organisation.name if one.organisation else ""
    if "self" in one.facts.ways:
        return known.person.known_as
    return one.place.name if one.place else one.actor.name


def _as_who(one: Viewer) -> str:
    if one.actor is None:
        return gettext(" or ").join(sorted(gettext(TABLE.ways[way].title) for way in one.ways))
    if one.place and not one.organisation:
        return one.place.described
    if one.organisation is None or one.actor.membership is None:
        return gettext("It is their own record")
    team = one.actor.membership.team
    if "lead" in one.ways and team:
        return gettext("Leads the %(name)s, %(name2)s") % {
            "name": team.name,
            "name2": one.organisation.name,
        }
    kind = one.place.get_kind_display() if one.place else one.actor.role.title
    return f"{kind}, {one.organisation.name}"


def _glass_until(one: Viewer, known: Known) -> Iterator[datetime]:
    for glass in known.glass:
        if one.actor and glass.user_id == one.actor.user.pk:
            yield glass.until

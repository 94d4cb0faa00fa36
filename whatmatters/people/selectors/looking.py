"""Who has looked, in plain words: for the person themself, and for privacy officers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import ROLES, RoleKey
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.selectors.naming import Names, names_of
from whatmatters.people.selectors.wording import done_in_words
from whatmatters.people.standing import standing_to
from whatmatters.web.components.words import clock_time

A_PAGE = 100
IN_AN_EMERGENCY = "colleague:"


@dataclass(frozen=True, slots=True)
class Looking:
    """Somebody did one thing, once or more often in a row on one day."""

    who: str
    as_who: str
    did: str
    at: datetime
    times: int
    in_an_emergency: bool
    was_denied: bool

    @property
    def time(self) -> str:
        return clock_time(localtime(self.at))

    @property
    def more(self) -> int:
        """How often besides the once that is told."""
        return self.times - 1


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    lookings: tuple[Looking, ...]


@dataclass(frozen=True, slots=True)
class WhoLookedPage:
    person: Person
    is_self: bool
    is_own: bool
    days: tuple[Day, ...]
    page: Page[AuditEntry]


def who_looked(*, viewer: Actor, person_id: UUID, number: str | int = 1) -> WhoLookedPage:
    """One page of who opened a record, the last first; in the same queries however many.

    For whom the verdict table opens it: the person, and privacy officers; and whoever may
    decide for them, of what they did themself. To anybody else there is no such page, and what
    was done on a safeguarding case is on nobody's.
    """
    open_to = Person.objects.open_to(viewer, DataClass.AUDIT)
    person = open_to.filter(pk=person_id).order_by("pk").first()
    if person is None:
        raise Http404
    is_self = standing_to(viewer, person_id).is_self
    is_own = not (is_self or viewer.is_staff)
    entries = _told(viewer, person, is_self=is_self)
    if is_own:
        entries = entries.filter(by=str(viewer.user.pk), permitted=True)
    page = Paginator(entries.order_by("-at", "-pk"), A_PAGE).get_page(number)
    circle = _circle(viewer, person) if is_self else {}
    found = lookings(page.object_list, is_self=is_self, circle=circle)
    days = tuple(
        Day(day, tuple(those)) for day, those in groupby(found, lambda each: clock.day_of(each.at))
    )
    return WhoLookedPage(person, is_self, is_own, days, page)


def _told(viewer: Actor, person: Person, *, is_self: bool) -> QuerySet[AuditEntry]:
    """What others did. Not safeguarding; not what was refused, except to privacy officers."""
    hidden = (
        Q(classes__contains=DataClass.SAFEGUARDING)
        | Q(acting_as=RoleKey.SAFEGUARDING_LEAD)
        | Q(did__startswith="safeguarding.")
        | Q(to__startswith="safeguarding")
        | Q(did=audit.DENIED, by=audit.PUBLIC)
    )
    entries = AuditEntry.objects.visible_to(viewer).filter(about=str(person.pk)).exclude(hidden)
    entries = entries.exclude(by=str(person.user_id or "nobody"))
    return entries.filter(permitted=True) if is_self else entries


def _circle(viewer: Actor, person: Person) -> dict[str, str]:
    """Who somebody of one's own circle is, in one's own words, by their account."""
    members = CircleMember.objects.visible_to(viewer, person=person.pk)
    own = members.filter(person=person, organisation=None, user__isnull=False).order_by("pk")
    return {str(member.user_id): member.described for member in own}


def lookings(
    entries: Iterable[AuditEntry], *, is_self: bool, circle: Mapping[str, str]
) -> list[Looking]:
    """In words, the same by the same hand on a day said once. Two queries."""
    rows = list(entries)
    names = _Names.of(rows, circle)
    return [
        _looking(list(same), names, is_self=is_self)
        for _, same in groupby(rows, lambda entry: _same(entry, is_self=is_self))
    ]


def _same(entry: AuditEntry, *, is_self: bool) -> tuple[object, ...]:
    day, did = clock.day_of(entry.at), done_in_words(entry, is_self=is_self)
    return (day, entry.by, entry.acting_in, entry.acting_as, did, entry.permitted)


def _looking(same: list[AuditEntry], names: "_Names", *, is_self: bool) -> Looking:
    entry = same[0]
    return Looking(
        names.who(entry),
        names.as_who(entry, is_self=is_self),
        done_in_words(entry, is_self=is_self),
        entry.at,
        len(same),
        in_an_emergency=any(_is_emergency(each) for each in same),
        was_denied=not entry.permitted,
    )


def _is_emergency(entry: AuditEntry) -> bool:
    return entry.rule.startswith(IN_AN_EMERGENCY) or entry.did == "people.glass-broken"


@dataclass(frozen=True, slots=True)
class _Names:
    known: Names
    circle: Mapping[str, str]

    @classmethod
    def of(cls, entries: list[AuditEntry], circle: Mapping[str, str]) -> "_Names":
        by = {entry.by for entry in entries} - {audit.PUBLIC, audit.SYSTEM}
        return cls(names_of(users=by, places={entry.acting_in for entry in entries}), circle)

    def who(self, entry: AuditEntry) -> str:
        if entry.by == audit.PUBLIC:
            return gettext("Somebody who had not signed in")
        return self.known.users.get(entry.by, gettext("What Matters itself"))

    def as_who(self, entry: AuditEntry, *, is_self: bool) -> str:
        if entry.acting_as not in ROLES:
            return ""
        if not entry.acting_in:
            return self.circle.get(entry.by, "") if is_self else ""
        title = ROLES[RoleKey(entry.acting_as)].title.lower()
        return gettext("%(title)s at %(place)s") % {
            "title": title,
            "place": self.known.places.get(entry.acting_in, gettext("another organisation")),
        }

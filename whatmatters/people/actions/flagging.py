"""What is odd about somebody's looking: found from the entries, and from whose record it is.

Part of the watch: nothing here is shown to anybody, and it runs in no viewer's name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncHour, TruncMinute
from django.utils.timezone import localtime

from whatmatters.access import audit
from whatmatters.access.models import AuditEntry, Membership, Organisation, Watched
from whatmatters.access.roles import RoleKey
from whatmatters.foundations.words import folded
from whatmatters.people.models import Person, Registration

#: Whose work is by day. Others come to people early and late.
BY_DAY = {
    RoleKey.PRACTITIONER,
    RoleKey.TEAM_LEAD,
    RoleKey.PROVIDER_MANAGER,
    RoleKey.BROKER,
    RoleKey.COMMISSIONER,
    RoleKey.ADMINISTRATOR,
}
NIGHT_BEGINS, NIGHT_ENDS = 22, 6
#: From how many people's records in a minute on it is no longer somebody reading.
FLOOD = 500
POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b")
Flag = Watched.Flag


@dataclass(frozen=True, slots=True)
class Flagged:
    """Who, acting where, looked at whom, when, and what was odd."""

    flag: Flag
    viewer: str
    acting_in: str
    person: str
    at: datetime
    count: int = 1


@dataclass(frozen=True, slots=True)
class Face:
    """What tells that two records are of one family or one house."""

    person: UUID
    user: str
    surname: str
    houses: frozenset[str]
    has_died: bool


@dataclass(frozen=True, slots=True)
class Faces:
    """Those looked at, those who looked where they have a record, and who works where."""

    people: dict[str, Face]
    viewers: dict[str, Face]
    works_in: set[tuple[str, str]] = field(default_factory=set)


def flags_in(entries: list[AuditEntry]) -> Iterator[Flagged]:
    """What is odd in these entries of staff; a list that somebody was on says nothing."""
    of_staff = [entry for entry in entries if entry.acting_in and entry.about]
    seen = [entry for entry in of_staff if entry.did != audit.LISTED]
    faces = _faces(seen)
    told: set[tuple[str, str, str, Flag]] = set()
    for entry in seen:
        for flag in _odd(entry, faces):
            key = (entry.by, entry.acting_in, entry.about, flag)
            if key not in told:
                told.add(key)
                yield Flagged(flag, entry.by, entry.acting_in, entry.about, entry.at)
    yield from _many(of_staff)


def _odd(entry: AuditEntry, faces: Faces) -> Iterator[Flag]:
    person, viewer = faces.people.get(entry.about), faces.viewers.get(entry.by)
    if person is not None:
        yield from _odd_together(entry, person, viewer, faces)
    if entry.acting_as in BY_DAY and _is_night(entry.at):
        yield Flag.NIGHT


def _odd_together(
    entry: AuditEntry, person: Face, viewer: Face | None, faces: Faces
) -> Iterator[Flag]:
    if person.has_died:
        yield Flag.DIED
    if person.user == entry.by:
        yield Flag.OWN
        return
    if person.user and (person.user, entry.acting_in) in faces.works_in:
        yield Flag.COLLEAGUE
    if viewer and viewer.surname and viewer.surname == person.surname:
        yield Flag.SURNAME
    if viewer and viewer.houses & person.houses:
        yield Flag.ADDRESS


def _is_night(at: datetime) -> bool:
    hour = localtime(at).hour
    return hour >= NIGHT_BEGINS or hour < NIGHT_ENDS


def _faces(entries: list[AuditEntry]) -> Faces:
    """Three queries, however many entries."""
    about, by = {entry.about for entry in entries}, {entry.by for entry in entries}
    people = {str(face.person): face for face in _of(Person.objects.filter(pk__in=about))}
    viewers = {face.user: face for face in _of(Person.objects.filter(user__in=by))}
    users = {face.user for face in people.values() if face.user}
    jobs = Membership.objects.current().filter(user__in=users).values_list("user", "organisation")
    return Faces(people, viewers, {(str(user), str(place)) for user, place in jobs})


def _of(people: QuerySet[Person]) -> Iterator[Face]:
    rows = people.values_list("pk", "user", "full_name", "address", "died_on").order_by("pk")
    for pk, user, full_name, address, died_on in rows:
        surname = folded(full_name).split()[-1:]
        yield Face(
            pk, _text(user), "".join(surname), _houses(address), has_died=died_on is not None
        )


def _text(user: UUID | None) -> str:
    return str(user) if user is not None else ""


def _houses(address: str) -> frozenset[str]:
    """The address as a whole, and its postcode."""
    plain = re.sub(r"[^\w ]", " ", folded(address))
    whole = {" ".join(plain.split())} - {""}
    return frozenset(whole | {"".join(found) for found in POSTCODE.findall(plain)})


def _many(entries: list[AuditEntry]) -> Iterator[Flagged]:
    """Whoever saw the records of many people within an hour, or a minute, by the clock.

    Of an hour a list says nothing, since a day begins with one; of a minute it does.
    """
    if not entries:
        return
    since = min(entry.at for entry in entries).replace(minute=0, second=0, microsecond=0)
    until = max(entry.at for entry in entries) + timedelta(hours=1)
    by = AuditEntry.objects.filter(by__in={e.by for e in entries}, at__gte=since, at__lt=until)
    seen = by.exclude(acting_in="").exclude(about="")
    opened = seen.exclude(did=audit.LISTED)
    yield from _counted(Flag.MANY, opened, TruncHour("at"), settings.AUDIT_MANY_AN_HOUR)
    yield from _counted(Flag.FLOOD, seen, TruncMinute("at"), FLOOD)


def _counted(
    flag: Flag, seen: QuerySet[AuditEntry], during: TruncHour | TruncMinute, most: int
) -> Iterator[Flagged]:
    rows = (
        seen.annotate(during=during)
        .values_list("by", "acting_in", "during")
        .annotate(people=Count("about", distinct=True))
        .filter(people__gte=most)
        .order_by("during", "by", "acting_in")
    )
    for viewer, acting_in, since, people in rows:
        yield Flagged(flag, viewer, acting_in, "", since, people)


@dataclass(frozen=True, slots=True)
class Told:
    """To whose privacy officers something goes."""

    knowing: dict[str, set[str]]
    confidential: set[str]

    def of(self, found: Flagged) -> list[str]:
        """Where it was done, and wherever the person is known.

        A confidential service tells nobody else that it works with them.
        """
        if found.acting_in in self.confidential:
            return [found.acting_in]
        return sorted({found.acting_in, *self.knowing.get(found.person, ())} - {""})


def places_told(people: Iterable[str]) -> Told:
    """Two queries, however many people."""
    knowing: dict[str, set[str]] = {}
    known = Registration.objects.current().filter(person__in=set(people)).order_by("pk")
    for person, place in known.values_list("person", "organisation"):
        knowing.setdefault(str(person), set()).add(str(place))
    kept = Organisation.objects.filter(is_confidential=True).values_list("pk", flat=True)
    return Told(knowing, {str(pk) for pk in kept})

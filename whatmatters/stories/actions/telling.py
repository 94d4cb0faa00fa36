from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.outcomes.frameworks import known
from whatmatters.people.models import CircleMember, Kind, Person, Registration
from whatmatters.stories.models import Because, NotReady, Stays, Teller, Telling, TellingAbout

SAID = ("title", "wanted", "did", "went", "advice", "place", "cost", "cost_per", "paid")


@transaction.atomic
def tell(
    *,
    person: Person,
    by: Actor,
    told_by: str = "",
    about: Iterable[tuple[str, str]] = (),
    **said: Any,
) -> Telling:
    """Begin a telling. Nobody else reads of it until the person has said yes. Raises NotReady."""
    require(by, Permission.STORY_TELL, person)
    telling = Telling.objects.create(
        person=person,
        organisation_id=by.organisation_id or _where_they_are_helped(person),
        written_by=by.user,
        told_by=_teller(person, by, told_by),
        **said,
    )
    _say_about(telling, about)
    audit.record(by=by, did="stories.told", to=telling, about=person.pk)
    return telling


@transaction.atomic
def change_telling(
    *,
    telling: Telling,
    by: Actor,
    read: int | None = None,
    about: Iterable[tuple[str, str]] = (),
    **said: Any,
) -> Telling:
    """Say it otherwise. A yes that was said to the words before is none to these.

    Raises Stale, and NotReady while others read it.
    """
    telling = locked(telling)
    require(by, Permission.STORY_TELL, telling.person)
    telling.must_be_open()
    telling.turn_page(read=read)
    for name in SAID:
        setattr(telling, name, said.get(name, getattr(telling, name)))
    telling.save(update_fields=[*SAID, "version"])
    telling.about.all().delete()
    _say_about(telling, about)
    audit.record(by=by, did="stories.changed", to=telling, about=telling.person_id)
    return telling


@transaction.atomic
def let_stay(*, telling: Telling, by: Actor, reasons: Mapping[tuple[str, str], str]) -> Telling:
    """Say of what was marked why it may stay. What is not said here is to be taken out."""
    telling = locked(telling)
    require(by, Permission.STORY_TELL, telling.person)
    telling.must_be_open()
    telling.stays.all().delete()
    Stays.objects.bulk_create(
        Stays(telling=telling, kind=kind, words=words, because=Because(because))
        for (kind, words), because in reasons.items()
        if because
    )
    audit.record(by=by, did="stories.checked", to=telling, about=telling.person_id)
    return telling


@transaction.atomic
def throw_away(*, telling: Telling, by: Actor) -> None:
    """Delete what others do not read, with all that was said of it. Raises NotReady."""
    telling = locked(telling)
    require(by, Permission.STORY_TAKE_BACK, telling)
    telling.must_be_open()
    audit.record(by=by, did="stories.thrown-away", to=telling, about=telling.person_id)
    if telling.story and not telling.story.was_read:
        telling.story.delete()
    telling.delete()


def locked(telling: Telling) -> Telling:
    """Part of other deeds: the telling again, and nobody else at it."""
    rows = Telling.objects.select_for_update(of=("self",))
    return rows.select_related("person__user", "written_by", "story").get(pk=telling.pk)


def _say_about(telling: Telling, about: Iterable[tuple[str, str]]) -> None:
    TellingAbout.objects.bulk_create(
        TellingAbout(telling=telling, framework=framework, code=code)
        for framework, code in dict.fromkeys(known(*pair) for pair in about)
    )


def _teller(person: Person, by: Actor, told_by: str) -> Teller:
    """Whose telling it is: only those at work can say, since they write for either."""
    if not by.is_staff:
        is_own = person.user_id == by.user.pk
        return Teller.THEMSELF if is_own else Teller.FAMILY
    return Teller.FAMILY if told_by == Teller.FAMILY else Teller.WITH


def _where_they_are_helped(person: Person) -> UUID:
    """Where a practitioner works with them; or else where they are known, longest first."""
    places = CircleMember.objects.current().filter(person=person, kind=Kind.PRACTITIONER)
    known_at = Registration.objects.current().filter(person=person)
    for rows, day in ((places.exclude(organisation=None), "joined_on"), (known_at, "began_on")):
        if (found := rows.order_by(day, "pk").first()) and found.organisation_id:
            return found.organisation_id
    raise NotReady(gettext("Nobody works with you here yet who could read it"))

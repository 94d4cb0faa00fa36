import secrets

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.visits.actions.locking import held_person
from whatmatters.visits.models import HomeCode, PleaseDoNot, VisitNotReady
from whatmatters.visits.sealing import opened, seal

#: Bytes of a secret: as many as the hash gives (RFC 4226).
SECRET = 20


@transaction.atomic
def say_please_do_not(*, person: Person, by: Actor, words: str) -> PleaseDoNot:
    """Ask whoever comes not to do something. Asked twice, it stands there once."""
    person = held_person(person)
    require(by, Permission.PLEASE_DO_NOT_SAY, person)
    words = words.strip()
    if not words:
        raise VisitNotReady(gettext("Write what people should not do"))
    current = PleaseDoNot.objects.current().filter(person=person, words=words)
    if there := current.order_by("pk").first():
        return there
    wish = PleaseDoNot.objects.create(person=person, words=words, recorded_by=by.user)
    audit.record(by=by, did="visits.please-do-not-said", to=wish, about=person.pk)
    return wish


@transaction.atomic
def end_please_do_not(*, wish: PleaseDoNot, by: Actor) -> PleaseDoNot:
    """It is no longer asked. Ended twice, it ended the first time."""
    rows = PleaseDoNot.objects.select_for_update(of=("self",)).select_related("person")
    wish = rows.get(pk=wish.pk)
    require(by, Permission.PLEASE_DO_NOT_END, wish.person)
    if wish.ended_at is None:
        wish.ended_at, wish.ended_by = clock.now(), by.user
        wish.save(update_fields=["ended_at", "ended_by"])
        audit.record(by=by, did="visits.please-do-not-ended", to=wish, about=wish.person_id)
    return wish


@transaction.atomic
def begin_code(*, person: Person, by: Actor) -> HomeCode:
    """A code for the home, from now on. An earlier one is right no more; the rest stays."""
    person = held_person(person)
    require(by, Permission.HOME_CODE_KEEP, person)
    before = _current(person)
    if before:
        before.ended_at = clock.now()
        before.save(update_fields=["ended_at"])
    home = HomeCode(person=person, begun_by=by.user)
    home.sealed = seal(secrets.token_bytes(SECRET), of=home, field="sealed")
    if before:
        _take_over(home, before)
    home.save(force_insert=True)
    audit.record(by=by, did="visits.code-begun", to=home, about=person.pk)
    return home


@transaction.atomic
def end_code(*, person: Person, by: Actor) -> None:
    """No code any more, nor the place and the phone with it. Ended twice, it ended once."""
    person = held_person(person)
    require(by, Permission.HOME_CODE_KEEP, person)
    if home := _current(person):
        home.ended_at, home.sealed_place, home.sealed_phone = clock.now(), None, None
        home.place_agreed_at = None
        home.save(update_fields=["ended_at", "sealed_place", "sealed_phone", "place_agreed_at"])
        audit.record(by=by, did="visits.code-ended", to=home, about=person.pk)


@transaction.atomic
def say_home_phone(*, person: Person, by: Actor, number: str) -> HomeCode:
    """The number of the home; none takes it away. Raises VisitNotReady."""
    home = _held_home(person, by)
    number = number.strip()
    if number and sum(sign.isdigit() for sign in number) < 6:
        raise VisitNotReady(gettext("Enter a phone number, like 01632 960 001"))
    sealed = seal(number.encode(), of=home, field="sealed_phone") if number else None
    home.sealed_phone = sealed
    home.save(update_fields=["sealed_phone"])
    audit.record(by=by, did="visits.phone-said", to=home, about=home.person_id)
    return home


@transaction.atomic
def agree_to_place(*, person: Person, by: Actor, latitude: float, longitude: float) -> HomeCode:
    """Let it be kept where the home is, rounded to some ten metres. Raises VisitNotReady."""
    home = _held_home(person, by)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise VisitNotReady(gettext("That is not a place on the map"))
    place = f"{latitude:.4f} {longitude:.4f}"
    home.sealed_place = seal(place.encode(), of=home, field="sealed_place")
    home.place_agreed_at = clock.now()
    home.save(update_fields=["sealed_place", "place_agreed_at"])
    audit.record(by=by, did="visits.place-agreed", to=home, about=home.person_id)
    return home


@transaction.atomic
def take_back_place(*, person: Person, by: Actor) -> HomeCode:
    """It is forgotten where the home is, at once."""
    home = _held_home(person, by)
    home.sealed_place = home.place_agreed_at = None
    home.save(update_fields=["sealed_place", "place_agreed_at"])
    audit.record(by=by, did="visits.place-taken-back", to=home, about=home.person_id)
    return home


def _held_home(person: Person, by: Actor) -> HomeCode:
    person = held_person(person)
    require(by, Permission.HOME_CODE_KEEP, person)
    if home := _current(person):
        return home
    raise VisitNotReady(gettext("Begin the code for your home first"))


def _current(person: Person) -> HomeCode | None:
    rows = HomeCode.objects.current().filter(person=person)
    return rows.select_for_update(of=("self",)).order_by("pk").first()


def _take_over(home: HomeCode, before: HomeCode) -> None:
    """The place and the phone go with it, sealed anew; the one before keeps neither."""
    for field in ("sealed_place", "sealed_phone"):
        if (told := opened(before, field)) is not None:
            setattr(home, field, seal(told, of=home, field=field))
    home.place_agreed_at = before.place_agreed_at if home.sealed_place else None
    before.sealed_place = before.sealed_phone = before.place_agreed_at = None
    before.save(update_fields=["sealed_place", "sealed_phone", "place_agreed_at"])

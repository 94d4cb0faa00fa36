"""What anybody tells us of the directory, and what those who keep it make of that."""

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.resources.models import Service, Source, Told

CORRECTED = ("name", "description", "fees", "url", "email", "status")
CHECKED = ("checked_on", "checked_by")


@transaction.atomic
def tell_mistake(*, service: Service, words: str, by: Actor | str = audit.PUBLIC) -> Told:
    """Somebody found a mistake. Anybody may say so, and nobody is asked who they are."""
    told = Told.objects.create(kind=Told.Kind.MISTAKE, service=service, words=words)
    audit.record(by=by, did="resources.mistake-told", to=told)
    return told


@transaction.atomic
def suggest(*, name: str, words: str, where: str = "", by: Actor | str = audit.PUBLIC) -> Told:
    """Somebody knows of something else. Anybody may say so."""
    told = Told.objects.create(kind=Told.Kind.SUGGESTION, name=name, where=where, words=words)
    audit.record(by=by, did="resources.suggested", to=told)
    return told


@transaction.atomic
def deal_with(*, told: Told, by: Actor, ending: str, words: str = "") -> Told:
    """Say what was done about it. A suggestion that is added becomes a service.

    Raises AlreadyDealtWith.
    """
    told = Told.objects.select_for_update(of=("self",)).select_related("service").get(pk=told.pk)
    require(by, Permission.DIRECTORY_KEEP)
    told.close(Told.Ending(ending), by=by.user, words=words)
    if ending == Told.Ending.ADDED:
        told.service = _added(told, by)
    elif told.service is not None and ending != Told.Ending.CLOSED:
        check(service=told.service, by=by)
    told.save(update_fields=["service", "closed_at", "closed_by", "ending", "ending_words"])
    audit.record(by=by, did="resources.told-dealt-with", to=told)
    return told


@transaction.atomic
def check(*, service: Service, by: Actor) -> Service:
    """Somebody who keeps the directory has looked: it is right today."""
    service = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    require(by, Permission.DIRECTORY_KEEP)
    service.checked_on, service.checked_by = clock.today(), by.user
    service.save(update_fields=CHECKED)
    audit.record(by=by, did="resources.checked", to=service)
    return service


@transaction.atomic
def correct(*, service: Service, by: Actor, **said: str) -> Service:
    """Put right what the directory says. `said` are any of CORRECTED."""
    if unknown := set(said) - set(CORRECTED):
        raise TypeError(f"Not put right here: {sorted(unknown)}")
    service = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    require(by, Permission.DIRECTORY_KEEP)
    changed = {name: value for name, value in said.items() if getattr(service, name) != value}
    fields = service.put_right(**changed)
    service.checked_on, service.checked_by = clock.today(), by.user
    service.save(update_fields=[*fields, *CHECKED])
    audit.record(by=by, did="resources.corrected", to=service)
    return service


def _added(told: Told, by: Actor) -> Service:
    where = f"\n{told.where}" if told.where else ""
    return Service.objects.create(
        name=told.name,
        description=f"{told.words}{where}",
        source=Source.PERSON,
        checked_on=clock.today(),
        checked_by=by.user,
    )

from uuid import UUID, uuid4

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations.words import folded
from whatmatters.people.models import Bar, Person, Registration
from whatmatters.safeguarding.actions.places import locked, tell_the_table
from whatmatters.safeguarding.actions.refusals import NobodyKnown
from whatmatters.safeguarding.models import Concern, Note


@transaction.atomic
def write_note(
    *,
    concern: Concern,
    by: Actor,
    words: str,
    kind: str = Note.Kind.NOTE,
    sent_as: UUID | None = None,
) -> Note:
    """Add what was found, done, or what the person wants. It is never changed. Sent twice, once."""
    concern = locked(concern)
    require(by, Permission.CASE_WORK, concern)
    sent_as = sent_as or uuid4()
    if already := concern.notes.filter(sent_as=sent_as).order_by("pk").first():
        return already
    note = Note.objects.create(
        concern=concern, kind=kind, words=words, written_by=by.user, sent_as=sent_as
    )
    audit.record(by=by, did="safeguarding.noted", to=note, about=concern.person_id)
    return note


@transaction.atomic
def say_whose(*, concern: Concern, by: Actor, number: str, name: str) -> Concern:
    """Say whose record a concern is about: by the number they have here, and their name too.

    Raises NobodyKnown unless both are of one person whom the actor's organisation knows.
    """
    concern = locked(concern)
    require(by, Permission.CASE_WORK, concern)
    person = _known(by, number, name)
    before, concern.person = concern.person_id, person
    concern.save(update_fields=["person"])
    tell_the_table(concern)
    for about in {before, person.pk} - {None}:
        audit.record(by=by, did="safeguarding.whose-said", to=concern, about=about)
    return concern


def _known(by: Actor, number: str, name: str) -> Person:
    here = Registration.objects.current().filter(
        organisation=by.organisation_id, number__iexact=number.strip()
    )
    seen = here.exclude(person__in=Bar.objects.of(by).values("person"))
    found = seen.select_related("person").order_by("pk").first()
    if found is None or folded(name) not in _names(found.person):
        raise NobodyKnown
    return found.person


def _names(person: Person) -> set[str]:
    return {folded(name) for name in (person.known_as, person.full_name, person.name) if name}

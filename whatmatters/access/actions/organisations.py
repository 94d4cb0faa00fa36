"""What an organisation asks of everybody who acts for it."""

from django.db import models, transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require


class Because(models.TextChoices):
    """Why an organisation asks for a second factor, or stops asking. It is kept in the audit."""

    OWN_RULES = "own-rules", "Our own rules say so"
    ELSEWHERE = "asked-elsewhere", "Whoever we sign in with asks for one already"
    NOT_READY = "not-ready", "Not everybody has something to do it with yet"
    INCIDENT = "incident", "Something happened, and this is part of putting it right"


@transaction.atomic
def ask_for_second_factor(*, organisation: Organisation, by: Actor, asks: bool, why: str) -> bool:
    """Ask everybody who acts for it for a second factor, or stop asking. Whether that is new.

    It holds at once: whoever has none yet sets one up before they do anything else.
    """
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(by, Permission.ORGANISATION_CHANGE, organisation)
    if organisation.requires_second_factor == asks:
        return False
    organisation.requires_second_factor = asks
    organisation.save(update_fields=["requires_second_factor"])
    did = "access.second-factor-asked-for" if asks else "access.second-factor-left-open"
    audit.record(by=by, did=did, to=organisation, why=Because(why))
    return True


@transaction.atomic
def choose_words(
    *, organisation: Organisation, by: Actor, one: str, many: str, rights: str, rights_welsh: str
) -> None:
    """Say what its staff call those they support, and what it adds to the page of rights."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(by, Permission.ORGANISATION_CHANGE, organisation)
    organisation.word_for_one, organisation.word_for_many = one, many
    organisation.own_rights, organisation.own_rights_welsh = rights, rights_welsh
    organisation.save(
        update_fields=["word_for_one", "word_for_many", "own_rights", "own_rights_welsh"]
    )
    audit.record(by=by, did="access.words-chosen", to=organisation)

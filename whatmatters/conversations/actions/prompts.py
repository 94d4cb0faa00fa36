from collections.abc import Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.models import Prompt


@transaction.atomic
def change_prompts(
    *, organisation: Organisation, by: Actor, groups: Mapping[str, Sequence[str]]
) -> None:
    """Give an organisation its own menu of prompts. An empty menu means the house's again."""
    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(by, Permission.PROMPTS_CHANGE)
    if organisation.pk != by.organisation_id:
        raise PermissionDenied(Permission.PROMPTS_CHANGE)
    organisation.prompts.all().delete()
    pairs = [(group, words) for group, prompts in groups.items() for words in prompts]
    Prompt.objects.bulk_create(
        Prompt(organisation=organisation, group=group, words=words, place=place)
        for place, (group, words) in enumerate(pairs)
    )
    audit.record(by=by, did="conversations.prompts-changed", to=organisation)

"""Names for the ids that the audit holds: it points at nobody, and outlives whom it names."""

from collections.abc import Iterable
from dataclasses import dataclass

from whatmatters.access.models import Organisation, User


@dataclass(frozen=True, slots=True)
class Names:
    """By their ids as text. Who is no longer known is not among them."""

    users: dict[str, str]
    places: dict[str, str]


def names_of(*, users: Iterable[str], places: Iterable[str]) -> Names:
    """What accounts and organisations are called. Two queries, however many."""
    who = User.objects.filter(pk__in=set(users) - {""}).order_by("pk")
    where = Organisation.objects.filter(pk__in=set(places) - {""}).order_by("pk")
    return Names(
        {str(pk): name for pk, name in who.values_list("pk", "name")},
        {str(pk): name for pk, name in where.values_list("pk", "name")},
    )

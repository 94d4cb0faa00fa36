"""As what somebody joins, who may work as more than one thing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.access.models import Membership


@dataclass(frozen=True, slots=True)
class Work:
    """One thing somebody works as: a membership, and how it is told to whoever chooses."""

    id: UUID
    told: str


class WorksInMoreThanOnePlace(Exception):
    """Somebody works as more than one thing, and it was not said as which they join."""

    def __init__(self, works: tuple[Work, ...]) -> None:
        super().__init__(gettext("They work in more than one place"))
        self.works = works


def the_one(
    works: Sequence[Membership], chosen: UUID | None, told: Callable[[Membership], str]
) -> Membership | None:
    """The work that is meant; nothing, where there is none. Part of other deeds.

    Raises WorksInMoreThanOnePlace, with each as it is `told`, to ask which.
    """
    works = [each for each in works if each.pk == chosen] or works
    if len(works) > 1:
        raise WorksInMoreThanOnePlace(tuple(Work(each.pk, told(each)) for each in works))
    return works[0] if works else None

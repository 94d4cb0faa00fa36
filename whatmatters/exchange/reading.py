"""What sums of visits are made of: as far as the viewer is shown it, or to be counted alone."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import Model, QuerySet

from whatmatters.access.actor import Actor


class Reads(Protocol):
    """Where rows beside visits are read from: those of visits that were chosen before."""

    def of(self, model: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown line by line, so no more than the viewer may read."""

    viewer: Actor

    def of(self, model: Any) -> Any:
        return model.objects.visible_to(self.viewer)


@dataclass(frozen=True, slots=True)
class Counting:
    """What becomes one sum over many people, of whom nothing else is told."""

    def of(self, model: type[Model]) -> QuerySet[Any]:
        return model._default_manager.order_by()

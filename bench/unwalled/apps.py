from typing import Any

from django.apps import AppConfig


class UnwalledConfig(AppConfig):
    name = "bench.unwalled"

    def ready(self) -> None:
        from whatmatters.access import audit
        from whatmatters.people.models import person

        vars(person)["reached"] = _everybody
        vars(audit)["looked"] = vars(audit)["looked_at_list"] = _nothing


def _everybody(people: Any, *_: object) -> Any:
    return people


def _nothing(**_: object) -> None:
    """Nobody is told who looked."""

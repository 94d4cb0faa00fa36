import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from uuid import UUID

from whatmatters.conversations.models import Prompt
from whatmatters.foundations.words import later


@dataclass(frozen=True, slots=True)
class PromptGroup:
    """Open questions that go together under a name."""

    name: str
    prompts: tuple[str, ...]


@cache
def house_menu() -> tuple[PromptGroup, ...]:
    """Our own menu, from the file beside the code."""
    text = files("whatmatters.conversations").joinpath("data/prompts.json").read_text("utf-8")
    return tuple(
        PromptGroup(later(group["group"]), tuple(map(later, group["prompts"])))
        for group in json.loads(text)["groups"]
    )


def menu_for(organisation_id: UUID | None) -> tuple[PromptGroup, ...]:
    """The menu of an organisation, or ours where it has none."""
    if organisation_id is None:
        return house_menu()
    own = Prompt.objects.filter(organisation=organisation_id).order_by("place", "pk")
    pairs = groupby(own.values_list("group", "words"), key=lambda pair: pair[0])
    menu = tuple(PromptGroup(name, tuple(words for _, words in rows)) for name, rows in pairs)
    return menu or house_menu()

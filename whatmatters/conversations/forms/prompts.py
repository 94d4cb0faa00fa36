from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from whatmatters.conversations.selectors import PromptGroup
from whatmatters.web.forms import LineField, PlainForm, WordsField

MOST_GROUPS = 40
LONGEST_PROMPT = 300


class PromptsForm(PlainForm):
    """A menu of prompts: for each group a name, and one prompt a line.

    `groups` says how many there are and, on a fresh page, what is in them.
    """

    def __init__(self, data: Any = None, *, groups: Sequence[PromptGroup]) -> None:
        super().__init__(data)
        for at, group in enumerate(groups, start=1):
            self.fields[f"name_{at}"] = LineField(
                label=f"What is group {at} called?",
                required=False,
                max_length=100,
                initial=str(group.name),
            )
            self.fields[f"prompts_{at}"] = WordsField(
                label=f"Prompts in group {at}",
                help_text="One on each line",
                required=False,
                rows=max(3, len(group.prompts) + 1),
                initial="\n".join(map(str, group.prompts)),
            )
        self.how_many = len(groups)

    def rows(self) -> Iterator[tuple[int, Any, Any]]:
        """Each group's number and its two fields, for the template."""
        for at in range(1, self.how_many + 1):
            yield at, self[f"name_{at}"], self[f"prompts_{at}"]

    def clean(self) -> dict[str, Any]:
        groups: dict[str, list[str]] = {}
        for at in range(1, self.how_many + 1):
            name = self.cleaned_data.get(f"name_{at}", "")
            lines = _lines(self.cleaned_data.get(f"prompts_{at}", ""))
            if name or lines:
                self._look_over(at, name, lines, groups)
                groups[name] = lines
        return {"groups": groups}

    def _look_over(
        self, at: int, name: str, lines: Sequence[str], earlier: Mapping[str, Any]
    ) -> None:
        if not name:
            self.add_error(f"name_{at}", f"Give group {at} a name")
        if name in earlier:
            self.add_error(f"name_{at}", f"Choose another name: two groups are called {name}")
        if not lines:
            self.add_error(f"prompts_{at}", f"Write a prompt in group {at}, or remove the group")
        if any(len(line) > LONGEST_PROMPT for line in lines):
            too_long = f"Shorten each prompt in group {at} to {LONGEST_PROMPT} characters or fewer"
            self.add_error(f"prompts_{at}", ValidationError(too_long))


def typed(data: Mapping[str, str]) -> list[PromptGroup]:
    """The groups as they stand on a page that was sent, before anything is checked."""
    count = data.get("count", "")
    how_many = min(int(count), MOST_GROUPS) if count.isdecimal() and len(count) < 4 else 0
    return [
        PromptGroup(data.get(f"name_{at}", ""), tuple(_lines(data.get(f"prompts_{at}", ""))))
        for at in range(1, how_many + 1)
    ]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]

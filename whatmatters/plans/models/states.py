"""How a plan may stand, and what brings it from one standing to the next.

`Plan` asks this table before it moves; docs/reference/plan-states.md is drawn from it.
"""

from dataclasses import dataclass

from django.db import models

from whatmatters.foundations.words import later as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Being written")
    RUNNING = "running", _("Agreed and running")
    REPLACED = "replaced", _("Replaced by a later plan")
    ENDED = "ended", _("Ended")


@dataclass(frozen=True, slots=True)
class Move:
    """One way on: from where, to where, and what brings it about."""

    before: Status
    after: Status
    when: str


MOVES = (
    Move(Status.DRAFT, Status.RUNNING, "the person and a practitioner have both agreed"),
    Move(Status.RUNNING, Status.REPLACED, "both have agreed the next version"),
    Move(Status.RUNNING, Status.ENDED, "somebody ends it, with a day and a reason"),
)


def may_become(before: str, after: Status) -> bool:
    """Whether a plan that stands so may come to stand so."""
    return any((move.before, move.after) == (before, after) for move in MOVES)


def as_page() -> str:
    """The table as the page of the reference that shows it."""
    states = "\n".join(f"- **{status.label}** (`{status}`)" for status in Status)
    arrows = "\n".join(f"    {move.before} --> {move.after}: {move.when}" for move in MOVES)
    return PAGE.format(states=states, arrows=arrows)


PAGE = """# How a plan stands

Each version of a plan is one of these. A person has at most one version being written and one
running, and the database keeps it so.

{states}

```mermaid
stateDiagram-v2
    [*] --> draft: somebody begins to write it
{arrows}
    replaced --> [*]
    ended --> [*]
```

Only a plan that is being written can be changed. If it is changed after somebody has agreed to it,
their agreement no longer holds: it is kept and shown, and they are asked again. An agreed plan is
changed by writing the next version.
"""

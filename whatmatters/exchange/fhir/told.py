"""The page that says what each mapper carries and what it leaves, from what they declare."""

from collections.abc import Iterator, Mapping
from types import ModuleType

from whatmatters.exchange.fhir import (
    care_plan,
    care_team,
    goal,
    observation,
    patient,
    practitioner,
    related_person,
    things,
)
from whatmatters.exchange.fhir.shape import COMMON

Declared = tuple[str, ModuleType, Mapping[str, str], Mapping[str, str]]

KINDS: tuple[Declared, ...] = (
    ("Patient", patient, patient.CARRIES, patient.LOSES),
    ("RelatedPerson", related_person, related_person.CARRIES, related_person.LOSES),
    ("Practitioner", practitioner, practitioner.CARRIES, practitioner.LOSES),
    ("PractitionerRole", practitioner, practitioner.CARRIES_ROLE, practitioner.LOSES_ROLE),
    ("CareTeam", care_team, care_team.CARRIES, care_team.LOSES),
    ("Goal", goal, goal.CARRIES, goal.LOSES),
    ("CarePlan", care_plan, care_plan.CARRIES, care_plan.LOSES),
    ("Observation", observation, observation.CARRIES, observation.LOSES),
)
BEGINNING = """\
FHIR is read as R4 (4.0.1), JSON only: resources, or Bundles of any type. How to do it is in
[Bring in people from another system](../how-to/bring-in-fhir.md).

- Each file comes in whole or not at all, and does not hold up the others.
- The same resource again changes nothing. One that has changed since is named, and what is
  written here is not written over.
- A Patient whose number (system and value) is here already is that person, unless the days of
  birth differ; nothing about them changes. A name alone never puts two people together.
- References are followed inside a Bundle, to contained resources, across all files of one run,
  and to what came in earlier.
- Everything left behind is counted and named at the end, and listed in full with `--report`.
- A resource with a `modifierExtension` anywhere in it, or `implicitRules`, is left and named:
  either may turn round what the rest means.
- Of a month or a year, a beginning is kept as its first day and an end as its last, and that is
  said. Part of a birthday is not kept.
"""


def page() -> str:
    """The whole page, without its heading."""
    return "\n\n".join(
        [BEGINNING.strip(), *(part for kind in KINDS for part in _kind(*kind)), *_rest()]
    )


def _kind(
    name: str, module: ModuleType, carries: Mapping[str, str], loses: Mapping[str, str]
) -> Iterator[str]:
    yield f"## {name}"
    if name != "PractitionerRole":
        yield _said(module)
    yield _table("becomes", carries)
    yield _table("is left behind, because", loses)


def _rest() -> Iterator[str]:
    yield "## What is only pointed at"
    yield _said(things)
    yield f"These are {_listed(things.THINGS)}."
    yield "## In every kind"
    yield _table("is left behind, because", COMMON)
    yield "Any other kind is counted as not kept here yet."


def _said(module: ModuleType) -> str:
    """What the mapper says of itself, on one line a paragraph."""
    paragraphs = (module.__doc__ or "").strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _table(heading: str, rows: Mapping[str, str]) -> str:
    lines = [f"| element | {heading} |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{path}` | {said} |" for path, said in rows.items())])


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(f'`{name}`' for name in names[:-1])} and `{names[-1]}`"

"""What is known of the request that is being answered, for the audit and the log.

Nothing here decides anything: it lets an entry say by which rule somebody was let through,
and ties the entries and the log lines of one request together.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from whatmatters.access.policy import DataClass, Deed, Facts, decide


@dataclass(slots=True)
class Asked:
    """One request: its number, the permissions it was held to, and how people stand in it."""

    number: str = field(default_factory=lambda: uuid4().hex)
    permissions: list[str] = field(default_factory=list)
    facts: dict[UUID, Facts] = field(default_factory=dict)
    why: str = ""


#: The row of the verdict table by which somebody acts on a person's behalf.
ATTORNEY = "attorney"

_asked: ContextVar[Asked | None] = ContextVar("asked", default=None)


@contextmanager
def request() -> Iterator[Asked]:
    """What is asked and answered inside is one request."""
    token = _asked.set(made := Asked())
    try:
        yield made
    finally:
        _asked.reset(token)


def number() -> str:
    """The number of the request that is being answered; blank outside one."""
    asked = _asked.get()
    return asked.number if asked else ""


def note_permission(permission: str) -> None:
    """That this request was held to a permission, and is still going on."""
    asked = _asked.get()
    if asked and permission not in asked.permissions:
        asked.permissions.append(permission)


def note_facts(person: UUID, facts: Facts) -> None:
    """How the viewer stands to a person, as it was found for this request."""
    if asked := _asked.get():
        asked.facts[person] = facts


def note_why(code: str) -> None:
    """A code that each entry of this request says, if it has none of its own."""
    if asked := _asked.get():
        asked.why = code


def why() -> str:
    asked = _asked.get()
    return asked.why if asked else ""


def permissions() -> str:
    """By which permissions a write of this request was let through."""
    asked = _asked.get()
    return " ".join(asked.permissions) if asked else ""


def acts_for(person: UUID | None, rule: str = "") -> UUID | None:
    """The person, where the viewer acts as their attorney or deputy: by this rule, or to write."""
    asked = _asked.get()
    facts = asked.facts.get(person) if asked and person else None
    if facts is None or ATTORNEY not in facts.ways:
        return None
    by_rule = rule or decide(facts, DataClass.PLAN, Deed.WRITE).rule
    return person if by_rule.startswith(f"{ATTORNEY}:") else None


def rule_of_reading(person: UUID, about: DataClass) -> str:
    """By which row of the verdict table the viewer reads this; blank where nobody has asked."""
    asked = _asked.get()
    facts = asked.facts.get(person) if asked else None
    return decide(facts, about, Deed.READ).rule if facts else ""

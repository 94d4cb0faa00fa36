"""What a life in the demonstration is told with: chapters, in the order they happened.

`ago` is always days before today, so that the world is as old whenever one opens it.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """Something said. `key` lets an outcome or a barrier point to it."""

    key: str
    words: str
    about: str = "matters"
    whose: str = "person"
    whose_name: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    ago: int
    said: tuple[Said, ...]
    where: str = "At home"
    took_part: str = ""
    present: tuple[str, ...] = ()
    understanding: str = ""
    cards: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StepTo:
    """Something small on the way. `due` and `done` are days ago; a minus is still to come."""

    words: str
    due: int | None = None
    done: int | None = None


@dataclass(frozen=True, slots=True)
class InTheWay:
    words: str
    state: str = "open"
    since: int = 0


@dataclass(frozen=True, slots=True)
class Want:
    """An outcome as it was heard, drawn from something said."""

    key: str
    ago: int
    words: str
    said: str = ""
    source: str = "said"
    source_name: str = ""
    why: str = ""
    looks_like: str = ""
    kind: str = "change"
    nature: str = ""
    term: str = ""
    area: str = ""
    sort: str = ""
    steps: tuple[StepTo, ...] = ()
    in_the_way: tuple[InTheWay, ...] = ()


@dataclass(frozen=True, slots=True)
class Reworded:
    want: str
    ago: int
    words: str
    agreed: str = "yes"
    because: str = ""


@dataclass(frozen=True, slots=True)
class Does:
    """An action: who does what for which outcome."""

    want: str
    doer: str
    what: str
    who: str = ""
    often: str = ""
    cost: Decimal | None = None
    per: str = ""
    route: str = ""
    done: int | None = None
    #: What else is paid for: arguments of `plans.add_cost_line`.
    pays: tuple[dict[str, Any], ...] = ()


def an_hour(hours: int, route: str) -> dict[str, Any]:
    """So many hours a week of somebody’s service, at £19.00."""
    price = Decimal("19.00")
    hour = {"unit": "hour", "quantity": Decimal(hours), "unit_price": price, "often": "week"}
    return {**hour, "route": route}


@dataclass(frozen=True, slots=True)
class Planned:
    """A version of the plan: what is added to it, and who agreed it when (None: not yet)."""

    ago: int
    does: tuple[Does, ...]
    if_things_go_wrong: str = ""
    practitioner: int | None = None
    person: int | None = None
    persons_words: str = ""
    review: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a review found about one outcome."""

    want: str
    person: str
    persons_words: str = ""
    practitioner: str = ""
    practitioners_words: str = ""
    near: int | None = None
    decision: str = "carry-on"
    adjust: str = ""
    ending: str = ""
    helped: tuple[tuple[str, str], ...] = ()
    why_not: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    ago: int
    found: tuple[Found, ...]
    kind: str = "light"
    present: str = ""
    said_by: str = ""
    again: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The person asks for a review."""

    ago: int
    because: str


@dataclass(frozen=True, slots=True)
class Ended:
    want: str
    ago: int
    ending: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """How it went with something they want: said by them, or by somebody around them (`key`)."""

    want: str
    ago: int
    words: str = ""
    near: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class ToTalkAbout:
    """Something they want to talk about next time."""

    ago: int
    words: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """A page of their diary, and with whom of those around them (`key`) they shared it."""

    ago: int
    words: str = ""
    feeling: int | None = None
    want: str = ""
    picture: str = ""
    shared: tuple[str, ...] = ()
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class SignedBy:
    """Somebody at work (`key`) signs the plan that runs, or says what must be so first."""

    key: str
    party: str
    ago: int
    words: str = ""
    only_if: str = ""
    met: str = ""


@dataclass(frozen=True, slots=True)
class CannotMeet:
    """What cannot be met, and why; what they say of it; how long ago it was met, if it is."""

    want: str
    ago: int
    words: str
    why: str
    why_words: str = ""
    tried: str = ""
    needed: str = ""
    answered: str = ""
    is_theirs: bool = False
    met: int | None = None
    met_words: str = ""


Besides = SignedBy | CannotMeet
Chapter = (
    Besides
    | Wrote
    | Talk
    | Want
    | Reworded
    | Planned
    | Reviewed
    | Asked
    | Ended
    | Told
    | ToTalkAbout
)


@dataclass(frozen=True, slots=True)
class Around:
    """Somebody in the circle; with `key`, somebody who can sign in."""

    kind: str
    name: str
    relation: str = ""
    key: str = ""
    may_see: bool = False
    proved_by: str = ""


@dataclass(frozen=True, slots=True)
class SharedWith:
    """What is shared with an organisation of the cast, by its key, and for what."""

    place: str
    covers: tuple[str, ...]
    purpose: str


@dataclass(frozen=True, slots=True)
class CannotDecide:
    """That care and support could not be decided, with what was done to help."""

    ago: int
    helped_by: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Life:
    """One person of the cast. `meets` is the line by which one is introduced to them."""

    key: str
    known_as: str
    full_name: str
    meets: str
    since: int
    chapters: tuple[Chapter, ...] = ()
    born: date | None = None
    pronouns: str = ""
    language: str = ""
    phone: str = ""
    with_: str = "priya"
    needs: tuple[tuple[str, str], ...] = ()
    around: tuple[Around, ...] = ()
    also: tuple[str, ...] = ()
    signs_in: bool = False
    died: int | None = None
    flags: tuple[tuple[str, str], ...] = ()
    shares: tuple[SharedWith, ...] = ()
    cannot_decide: CannotDecide | None = None

"""What the law asks of an assessment and a plan, ticked by what is there. Nobody ticks a box."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.eligibility.law import LOOKS_AT, Item, Pack, Quality, every_pack, quality
from whatmatters.eligibility.models import Weighing, Whose
from whatmatters.eligibility.selectors.looking import Held, State, held_of, look_for
from whatmatters.eligibility.selectors.now import law_now
from whatmatters.foundations.words import later as _
from whatmatters.people.selectors import Subject, subject_told
from whatmatters.people.selectors.caring import is_carer

SAYS = {
    State.THERE: (_("There"), "good"),
    State.NOT_YET: (_("Not there yet"), "careful"),
    State.NOT_ASKED: (_("Does not apply"), "plain"),
    State.UNSEEN: (_("Shown to those who see the money"), "plain"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that is asked for: how it stands, where it was looked for, and where it is."""

    item: Item
    state: State
    href: str

    @property
    def says(self) -> str:
        return str(SAYS[self.state][0])

    @property
    def tone(self) -> str:
        return SAYS[self.state][1]

    @property
    def looked_for(self) -> str:
        kind = self.item.looks_at.partition(":")[0]
        if kind in {"answer", "domain"}:
            return gettext("what was looked at before it was decided")
        return str(LOOKS_AT[self.item.looks_at])

    @property
    def goes_to(self) -> str:
        """What the link to it says."""
        return gettext("See it") if self.state == State.THERE else gettext("Put it right")

    @property
    def has_link(self) -> bool:
        return self.state in {State.THERE, State.NOT_YET}


@dataclass(frozen=True, slots=True)
class Checks:
    """A list of things that are asked for together."""

    key: str
    heading: str
    items: tuple[Checked, ...]
    said_by: Quality | None = None

    @property
    def there(self) -> int:
        return sum(one.state == State.THERE for one in self.items)

    @property
    def asked(self) -> int:
        return sum(one.state in {State.THERE, State.NOT_YET} for one in self.items)


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    subject: Subject
    law: Pack | None
    lists: tuple[Checks, ...]
    missing: dict[str, str]


def checklist_page(*, viewer: Actor, person_id: UUID) -> ChecklistPage:
    """In the same few queries however much the record holds."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.TALK)
    if not of.standing.may(DataClass.PLAN):
        raise PermissionDenied
    whose = Whose.CARER if is_carer(of) else Whose.ADULT
    held = held_of(viewer, of, whose=whose)
    law = _law(viewer, held.weighing)
    test = law.tests.get(whose) if law else None
    lists = []
    if test and test.assessment:
        said = gettext("What an assessment must hold")
        lists.append(Checks("assessment", said, _checked(held, test.assessment)))
    if test and test.plan:
        lists.append(Checks("plan", gettext("What a plan must hold"), _checked(held, test.plan)))
    criteria, said = quality(), gettext("A good plan, wherever one lives")
    lists.append(Checks("quality", said, _checked(held, criteria.items), criteria))
    return ChecklistPage(of, law, tuple(lists), dict(law.not_here) if law else {})


def _checked(held: Held, items: Iterable[Item]) -> tuple[Checked, ...]:
    looks = ((item, look_for(held, item.looks_at)) for item in items)
    return tuple(Checked(item, look.state, look.href) for item, look in looks)


def _law(viewer: Actor, weighing: Weighing | None) -> Pack | None:
    """The law in force where the viewer works; else the one that was decided under."""
    if viewer.organisation_id:
        return law_now(viewer)
    return every_pack().get((weighing.pack, weighing.pack_version)) if weighing else None

"""What was decided for somebody, what is being looked at, and what can be begun."""

from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.eligibility.law import Pack
from whatmatters.eligibility.models import Decision, Weighing, Whose
from whatmatters.eligibility.selectors.now import law_now, plan_now
from whatmatters.episodes.models import Episode
from whatmatters.episodes.selectors import what_we_do_now
from whatmatters.people.selectors import Subject, subject_told
from whatmatters.people.selectors.caring import LooksAfter, looks_after
from whatmatters.plans.models import Plan


@dataclass(frozen=True, slots=True)
class OfPersonPage:
    subject: Subject
    decisions: tuple[Decision, ...]
    open: tuple[Weighing, ...]
    lanes: tuple[Episode, ...]
    caring: tuple[LooksAfter, ...]
    law: Pack | None
    plan: Plan | None
    may_decide: bool
    may_check: bool
    may_ask: bool

    @property
    def may_begin_as_carer(self) -> bool:
        """Where the law in force says something of carers, and nothing of theirs is open."""
        return bool(self.caring) and self._may_begin(Whose.CARER)

    @property
    def may_begin(self) -> bool:
        return self._may_begin(Whose.ADULT)

    def _may_begin(self, whose: Whose) -> bool:
        is_open = any(one.whose == whose for one in self.open)
        return self.may_decide and self.law is not None and whose in self.law.tests and not is_open


def of_person_page(*, viewer: Actor, person_id: UUID) -> OfPersonPage:
    """In the same few queries however many decisions there are."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.PLAN)
    decisions = Decision.objects.visible_to(viewer).filter(weighing__person=of.person)
    weighings = Weighing.objects.visible_to(viewer).open().filter(person=of.person)
    may_decide = may(viewer, Permission.ELIGIBILITY_DECIDE, of.person)
    return OfPersonPage(
        subject=of,
        decisions=tuple(
            decisions.latest_first().select_related("weighing__organisation", "weighing__caring")
        ),
        open=tuple(weighings.select_related("organisation").order_by("begun_on", "pk")),
        lanes=what_we_do_now(viewer=viewer, person_id=of.person.pk),
        caring=looks_after(viewer=viewer, person_id=of.person.pk) if may_decide else (),
        law=law_now(viewer) if may_decide else None,
        plan=plan_now(viewer, of.person),
        may_decide=may_decide,
        may_check=of.standing.may(DataClass.TALK),
        may_ask=may(viewer, Permission.FUNDING_REQUEST, of.person),
    )

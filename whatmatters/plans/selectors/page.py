from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.plans.above import ASKED_TO_LOOK_BACK
from whatmatters.plans.costs import Costs
from whatmatters.plans.early import Thought, thoughts
from whatmatters.plans.models import Agreement, HelpLevel, Plan
from whatmatters.plans.selectors.helping import help_now
from whatmatters.plans.selectors.parts import AimShown, Shown, aims_of, barriers_of, shown
from whatmatters.plans.selectors.signing import Signing, signing_of
from whatmatters.plans.selectors.unmet import UnmetShown, unmet_beside

Party = Agreement.Party


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One version of a plan, whole."""

    subject: Subject
    plan: Plan
    aims: tuple[AimShown, ...]
    versions: tuple[Plan, ...]
    could_add: int
    asked_on: date | None
    help: HelpLevel | None
    signing: Signing
    unmet: tuple[UnmetShown, ...]

    @property
    def tone(self) -> str:
        """The tone of the tag that says how the plan stands."""
        tones = {Plan.Status.DRAFT: "started", Plan.Status.RUNNING: "good"}
        return tones.get(Plan.Status(self.plan.status), "plain")

    @property
    def version_words(self) -> str:
        """`Version 2 of 3`."""
        return gettext("Version %(number)s of %(versions)s") % {
            "number": self.plan.number,
            "versions": len(self.versions),
        }

    @property
    def has_told_you(self) -> str:
        return gettext("%(known_as)s has told me they agree") % {"known_as": self.subject.known_as}

    @property
    def actions(self) -> tuple[Shown, ...]:
        return tuple(shown for aim in self.aims for shown in aim.actions)

    @property
    def yours(self) -> tuple[Shown, ...]:
        """What falls to the one who is looking, while the plan runs."""
        return tuple(one for one in self.actions if one.is_yours) if self.plan.is_running else ()

    @property
    def may_write(self) -> bool:
        return self.subject.standing.writes

    @property
    def asks_first(self) -> bool:
        """Whether it is theirs to write, so that whoever else changes it asks them before."""
        is_self = self.subject.standing.is_self
        return bool(self.help and self.help.is_myself) and self.may_change and not is_self

    @property
    def may_change(self) -> bool:
        """Only a draft is changed; an agreed plan by writing the next."""
        return self.may_write and self.plan.is_draft

    @property
    def holding(self) -> tuple[Agreement, ...]:
        return tuple(agreement for agreement in self.agreements if agreement.holds)

    @property
    def asked_again(self) -> tuple[Agreement, ...]:
        """Those who agreed before it was changed, and have not agreed since."""
        agreed = {agreement.party for agreement in self.holding}
        before = {a.party: a for a in self.agreements if not a.holds and a.party not in agreed}
        return tuple(before.values()) if self.plan.is_draft else ()

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        return self.signing.agreements

    @property
    def may_agree(self) -> bool:
        """Whether there is something to agree to that this viewer may still agree."""
        standing = self.subject.standing
        if not (standing.speaks_for_them or standing.is_practitioner):
            return False
        waits_for = {Party.PERSON} | ({Party.PRACTITIONER} if standing.is_practitioner else set())
        waits_for -= {Party(agreement.party) for agreement in self.holding}
        return self.may_change and bool(self.actions) and bool(waits_for)

    @property
    def thoughts(self) -> tuple[Thought, ...]:
        """What is worth a thought while it is being written, for those who write it."""
        return thoughts([one.action for one in self.actions]) if self.may_change else ()

    @property
    def natural(self) -> Costs:
        """What the person and those around them do."""
        return Costs.of_actions(one.action for one in self.actions if one.action.is_natural)

    @property
    def arranged(self) -> Costs:
        """What is arranged or paid for."""
        return Costs.of_actions(one.action for one in self.actions if not one.action.is_natural)

    @property
    def costs(self) -> Costs:
        return Costs.of_actions(one.action for one in self.actions)

    @property
    def before(self) -> Plan | None:
        """The version it follows."""
        return next((one for one in self.versions if one.pk == self.plan.follows_id), None)

    @property
    def after(self) -> Plan | None:
        return next((one for one in self.versions if one.follows_id == self.plan.pk), None)

    @property
    def draft(self) -> Plan | None:
        """Another version that is being written meanwhile."""
        return next((v for v in self.versions if v.is_draft and v.pk != self.plan.pk), None)

    @property
    def running(self) -> Plan | None:
        """Another version that is running meanwhile."""
        return next((v for v in self.versions if v.is_running and v.pk != self.plan.pk), None)


def plan_page(*, viewer: Actor, plan_id: UUID) -> PlanPage:
    """Everything a plan's page shows, in the same few queries however long it is."""
    plan = get_object_or_404(Plan.objects.visible_to(viewer).select_related("person"), pk=plan_id)
    subject = subject_of(viewer=viewer, person=plan.person)
    outcomes = Outcome.objects.visible_to(viewer).filter(person=plan.person).live()
    aims = _aims(plan, viewer=viewer, subject=subject)
    actions = [one.action for aim in aims for one in aim.actions]
    return PlanPage(
        subject=subject,
        plan=plan,
        aims=aims,
        versions=tuple(Plan.objects.visible_to(viewer).filter(person=plan.person).newest_first()),
        could_add=outcomes.exclude(aims__plan=plan).count(),
        asked_on=_asked_on(viewer, plan) if subject.standing.is_self else None,
        help=help_now(viewer=viewer, person_id=plan.person_id),
        signing=signing_of(plan, viewer=viewer, subject=subject, actions=actions),
        unmet=unmet_beside(plan, viewer=viewer),
    )


def _asked_on(viewer: Actor, plan: Plan) -> date | None:
    """The day the person asked to look back, if that is still to be done."""
    if not plan.is_running:
        return None
    days = [asked(viewer=viewer, plan=plan) for asked in ASKED_TO_LOOK_BACK]
    return max(filter(None, days), default=None)


def _aims(plan: Plan, *, viewer: Actor, subject: Subject) -> tuple[AimShown, ...]:
    aims = aims_of([plan], viewer=viewer)
    barriers = barriers_of(aims)
    return tuple(
        AimShown(
            number=number,
            aim=aim,
            barriers=tuple(barriers[aim.outcome_id]),
            actions=tuple(
                shown(action, viewer=viewer, subject=subject, is_running=plan.is_running)
                for action in aim.actions.all()
            ),
        )
        for number, aim in enumerate(aims, 1)
    )

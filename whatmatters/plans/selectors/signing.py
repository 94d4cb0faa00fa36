"""Who has signed a version of a plan, who is still to, what they set as a condition; and what."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from whatmatters.access.actor import Actor
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.plans.asked import Asked, asked_of, asked_to_sign, may_answer_for
from whatmatters.plans.differing import Part, between
from whatmatters.plans.models import (
    Action,
    Agreement,
    Objection,
    Party,
    Plan,
    code_of,
)
from whatmatters.plans.signed import text_of


@dataclass(frozen=True, slots=True)
class Signing:
    """The signatures to one version, those still to come, and what was said against it."""

    subject: Subject
    plan: Plan
    asked: tuple[Asked, ...]
    agreements: tuple[Agreement, ...]
    objections: tuple[Objection, ...]
    place: tuple[UUID | None, str] = (None, "")

    @property
    def holding(self) -> tuple[Agreement, ...]:
        return tuple(one for one in self.agreements if one.holds)

    @property
    def past(self) -> tuple[Agreement, ...]:
        """Given to this version before it was changed: kept, and no longer counted."""
        return tuple(one for one in self.agreements if not one.holds)

    @property
    def waiting(self) -> tuple[Asked, ...]:
        """Those who are asked and have not signed; once it is over, nobody is."""
        if not (self.plan.is_draft or self.plan.is_running):
            return ()
        return tuple(one for one in self.asked if not any(map(one.is_of, self.holding)))

    @property
    def still_to_sign(self) -> tuple[str, ...]:
        return tuple(self.name_of(one) for one in self.waiting)

    @property
    def standing(self) -> tuple[Objection, ...]:
        return tuple(one for one in self.objections if one.stands)

    @property
    def ends(self) -> tuple[Objection, ...]:
        """Those of which this viewer may say that they are met, or taken back."""
        by, at = self.subject.standing, self.place[1]
        return tuple(o for o in self.standing if may_answer_for(o, standing=by, place=at))

    @property
    def over(self) -> tuple[Objection, ...]:
        return tuple(one for one in self.objections if not one.stands)

    def name_of(self, asked: Asked) -> str:
        """How one says it to whoever is looking."""
        is_self = self.subject.standing.is_self
        return {
            Party.PERSON: _("You") if is_self else self.subject.known_as,
            Party.PRACTITIONER: _("A practitioner"),
            Party.PROVIDER: asked.behalf or _("The provider"),
            Party.FUNDER: _("Whoever pays"),
        }[asked.party]

    @property
    def own(self) -> tuple[Asked, ...]:
        """What this viewer may sign, or refuse, with a sign-in of their own."""
        standing = self.subject.standing
        mine = {Party.FUNDER} if standing.answers_for_money else set()
        theirs = [one for one in self.asked if one.party in mine]
        if standing.manages_support and standing.writes:
            theirs += [one for one in self.asked if _is_of(one, *self.place)]
        return tuple(theirs)

    @property
    def told(self) -> tuple[Asked, ...]:
        """Those of whom a practitioner may write down what they said."""
        if not (self.subject.standing.is_practitioner and self.subject.standing.writes):
            return ()
        return tuple(one for one in self.asked if one.party in (Party.PROVIDER, Party.FUNDER))

    @property
    def may_ever_sign(self) -> bool:
        """Whether such a viewer signs plans at all, or writes down that others have."""
        standing = self.subject.standing
        works = standing.manages_support or standing.is_practitioner
        return standing.answers_for_money or (works and standing.writes)

    @property
    def may_sign(self) -> bool:
        """Whether something here waits for this viewer, or for what they were told."""
        return any(one in self.waiting for one in (*self.own, *self.told))

    @property
    def may_object(self) -> bool:
        return bool(self.objecting) and (self.plan.is_draft or self.plan.is_running)

    @property
    def objecting(self) -> tuple[Asked, ...]:
        """For whom this viewer may say no, or yes on a condition."""
        standing = self.subject.standing
        both = standing.writes and standing.is_practitioner
        own = {Party.PERSON} if both or standing.speaks_for_them else set()
        own |= {Party.PRACTITIONER} if both else set()
        return (*(one for one in self.asked if one.party in own), *self.own, *self.told)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature, and whether what was signed is still word for word what the plan says."""

    agreement: Agreement
    is_as_signed: bool | None
    changes: tuple[Part, ...]

    @property
    def code(self) -> str:
        return in_groups(self.agreement.signed.digest) if self.agreement.signed else ""


@dataclass(frozen=True, slots=True)
class SignaturesPage:
    """What each signed, with its code; and, of a code that was typed in, whose it is."""

    signing: Signing
    signatures: tuple[Signature, ...]
    code: str
    typed: str

    @property
    def subject(self) -> Subject:
        return self.signing.subject

    @property
    def plan(self) -> Plan:
        return self.signing.plan

    @property
    def found(self) -> tuple[Agreement, ...]:
        """Those whose signature has the code that was typed."""
        given = "".join(self.typed.split()).lower()
        return tuple(
            one.agreement
            for one in self.signatures
            if one.agreement.signed and one.agreement.signed.digest == given
        )


def in_groups(code: str) -> str:
    """Eight by eight, as one compares it with paper."""
    return " ".join(code[at : at + 8] for at in range(0, len(code), 8))


def signing_of(
    plan: Plan, *, viewer: Actor, subject: Subject, actions: Iterable[Action] | None = None
) -> Signing:
    """Two questions; and one more where the plan’s actions are not at hand."""
    asked = asked_to_sign(plan) if actions is None else asked_of(actions)
    given = plan.agreements.select_related("recorded_by", "organisation", "signed")
    said = (
        Objection.objects.visible_to(viewer)
        .beside(plan)
        .select_related("plan", "recorded_by", "ended_by")
    )
    where = viewer.membership.organisation if viewer.membership else None
    return Signing(
        subject=subject,
        plan=plan,
        asked=asked,
        agreements=_in_order(given.order_by("agreed_on", "recorded_at", "pk")),
        objections=tuple(said.order_by("said_on", "recorded_at", "pk")),
        place=(where.pk, where.name) if where else (None, ""),
    )


def signatures_page(*, viewer: Actor, plan_id: UUID, typed: str = "") -> SignaturesPage:
    """Who signed, what, and whether it is still that. Unseen is 404."""
    plan = get_object_or_404(Plan.objects.visible_to(viewer).select_related("person"), pk=plan_id)
    subject = subject_of(viewer=viewer, person=plan.person)
    signing = signing_of(plan, viewer=viewer, subject=subject)
    now = text_of(plan)
    return SignaturesPage(
        signing=signing,
        signatures=tuple(_signature(one, now) for one in signing.agreements),
        code=in_groups(code_of(now)),
        typed=typed,
    )


def signed_text(*, viewer: Actor, agreement_id: UUID) -> Agreement:
    """A signature with the text it was given to. Unseen, or from before texts were kept, is 404."""
    seen = Agreement.objects.filter(plan__in=Plan.objects.visible_to(viewer))
    kept = seen.exclude(signed=None).select_related("signed", "plan__person")
    return get_object_or_404(kept, pk=agreement_id)


def objection_page(*, viewer: Actor, objection_id: UUID) -> tuple[Signing, Objection]:
    """What somebody said against a version. Unseen is 404."""
    seen = Objection.objects.visible_to(viewer)
    said = get_object_or_404(seen.select_related("plan__person"), pk=objection_id)
    subject = subject_of(viewer=viewer, person=said.plan.person)
    return signing_of(said.plan, viewer=viewer, subject=subject), said


def signing_page(*, viewer: Actor, plan_id: UUID) -> Signing:
    """For the forms of signing and refusing. Unseen is 404."""
    plan = get_object_or_404(Plan.objects.visible_to(viewer).select_related("person"), pk=plan_id)
    return signing_of(plan, viewer=viewer, subject=subject_of(viewer=viewer, person=plan.person))


def _signature(agreement: Agreement, now: str) -> Signature:
    if agreement.signed is None:
        return Signature(agreement, None, ())
    is_as_signed = agreement.signed.digest == code_of(now)
    return Signature(
        agreement, is_as_signed, () if is_as_signed else between(agreement.signed.text, now)
    )


def _is_of(asked: Asked, place: UUID | None, name: str) -> bool:
    if asked.party != Party.PROVIDER:
        return False
    return asked.organisation == place or asked.behalf.casefold() == name.casefold()


def _in_order(agreements: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """The person first."""
    return tuple(sorted(agreements, key=lambda agreement: agreement.party != Party.PERSON))

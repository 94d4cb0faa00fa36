"""The parts of the page about one outcome: who may fill in which, and what it does."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.forms.boundfield import BoundField

from whatmatters.access.actor import Actor
from whatmatters.foundations.models import Stale
from whatmatters.people.standing import Standing
from whatmatters.reviews import actions
from whatmatters.reviews.forms import (
    AsToldForm,
    DecideForm,
    ForThemForm,
    PartForm,
    PersonsOwnForm,
    PractitionersForm,
    WhyForm,
)
from whatmatters.reviews.models import ReviewNotReady, Verdict
from whatmatters.reviews.selectors import LookPage, Said
from whatmatters.reviews.selectors.shown import TO_THEMSELF, help_labels


class Part(StrEnum):
    """Two answers to the first question; then one form for each of the others."""

    PERSON = "person"
    PRACTITIONER = "practitioner"
    WHY = "why"
    ADJUST = "adjust"


Forms = dict[Part, PartForm]
PARTY = {Part.PERSON: Verdict.Party.PERSON, Part.PRACTITIONER: Verdict.Party.PRACTITIONER}


class NotSaved(Exception):
    """One part could not be saved, so none was. Holds which, and why."""

    def __init__(self, part: Part, reason: Exception) -> None:
        super().__init__(str(part))
        self.part, self.reason = part, reason


class Several:
    """The forms of a page as one, for the summary of what is wrong."""

    def __init__(self, forms: Forms) -> None:
        self.forms = [form for form in forms.values() if form.is_bound]

    @property
    def errors(self) -> bool:
        return any(form.errors for form in self.forms)

    def non_field_errors(self) -> list[str]:
        return [str(error) for form in self.forms for error in form.non_field_errors()]

    def __iter__(self) -> Iterator[BoundField]:
        for form in self.forms:
            yield from form


def forms_of(page: LookPage, sent: Mapping[str, Any] | None = None) -> Forms:
    """The forms this viewer may fill in; those they have written in hold what was sent."""
    return {part: _form(part, page, sent) for part in _parts(page.subject.standing)}


def _parts(standing: Standing) -> list[Part]:
    """The person's own answer, to them or whoever may decide for them; to a practitioner, all."""
    if standing.speaks_for_them:
        return [Part.PERSON]
    return list(Part) if standing.is_practitioner else []


def _form(part: Part, page: LookPage, sent: Mapping[str, Any] | None) -> PartForm:
    form = _make(part, page, sent)
    is_only_part = page.subject.standing.speaks_for_them
    if sent is not None and not (form.is_touched or is_only_part):
        form = _make(part, page, None)
    if not form.is_bound:
        form.show_initial()
    return form


@transaction.atomic
def save(page: LookPage, by: Actor, forms: Forms) -> None:
    """Save every part that was written in, or none. Raises NotSaved."""
    look_version = None
    for part, form in forms.items():
        if not form.is_bound:
            continue
        answers = form.answers()
        if look_version is not None and answers["read"] == look_version - 1:
            answers["read"] = look_version  # the page's own part has just turned it
        try:
            saved = _save(part, page, by, answers)
        except (Stale, ReviewNotReady) as reason:
            raise NotSaved(part, reason) from reason
        if part == Part.WHY:
            look_version = saved.version


def _save(part: Part, page: LookPage, by: Actor, answers: dict[str, Any]) -> Any:
    about: dict[str, Any] = {"review": page.review, "outcome": page.outcome, "by": by}
    if part == Part.WHY:
        return actions.say_why(**about, **answers)
    if part == Part.ADJUST:
        return actions.decide(**about, **answers)
    return actions.say(**about, party=PARTY[part], **answers)


def _make(part: Part, page: LookPage, sent: Mapping[str, Any] | None) -> PartForm:
    of = {"data": sent, "prefix": part.value, "auto_id": "%s"}
    if part == Part.PERSON:
        return _persons(page, of)
    if part == Part.PRACTITIONER:
        return PractitionersForm(initial=_said(page.found.practitioner), **of)
    return _why(page, of) if part == Part.WHY else _adjust(page, of)


def _persons(page: LookPage, of: dict[str, Any]) -> PartForm:
    """In their own words; in the words of whoever decides for them; or as told."""
    if page.subject.standing.is_self:
        return _persons_own(page, of)
    if page.subject.standing.speaks_for_them:
        initial = _said(page.found.person) | {"nearness": _nearness(page)}
        return ForThemForm(known_as=page.subject.known_as, initial=initial, **of)
    return _as_told(page, of)


def _persons_own(page: LookPage, of: dict[str, Any]) -> PartForm:
    initial = _said(page.found.person) | {"nearness": _nearness(page)}
    labels = {str(code): label for code, label in TO_THEMSELF.items()}
    return PersonsOwnForm(labels=labels, initial=initial, **of)


def _as_told(page: LookPage, of: dict[str, Any]) -> PartForm:
    known_as, answer = page.subject.known_as, page.found.person
    initial = _said(answer) | {
        "nearness": _nearness(page),
        "said_by": answer.verdict.said_by if answer else known_as,
    }
    return AsToldForm(known_as=known_as, initial=initial, **of)


def _said(said: Said | None) -> dict[str, Any]:
    if said is None:
        return {"read": 0}
    verdict = said.verdict
    return {"says": verdict.says, "words": verdict.words, "read": verdict.version}


def _nearness(page: LookPage) -> int | None:
    return page.found.look.nearness if page.found.look else None


def _why(page: LookPage, of: dict[str, Any]) -> PartForm:
    look = page.found.look
    return WhyForm(
        help_labels=help_labels(page.subject),
        helps={one.came_from: one.words for one in look.helps.all()} if look else {},
        named={one.code: one.words for one in look.reasons.all()} if look else {},
        initial={"read": look.version if look else 1},
        **of,
    )


def _adjust(page: LookPage, of: dict[str, Any]) -> PartForm:
    look = page.found.look
    return DecideForm(
        known_as=page.subject.known_as,
        initial={
            "decision": look.decision if look else "",
            "ending": look.ending if look else "",
            "adjust": look.adjust if look else "",
            "read": look.version if look else 1,
        },
        **of,
    )

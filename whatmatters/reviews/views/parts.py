"""The parts of the page about one outcome: who may fill in which, and what it does."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.core.exceptions import BadRequest

from whatmatters.access.actor import Actor
from whatmatters.people.standing import Standing
from whatmatters.reviews import actions
from whatmatters.reviews.forms import (
    AsToldForm,
    DecideForm,
    PersonsOwnForm,
    PractitionersForm,
    WhyForm,
)
from whatmatters.reviews.models import Verdict
from whatmatters.reviews.selectors import LookPage, Said
from whatmatters.reviews.selectors.shown import TO_THEMSELF, help_labels
from whatmatters.web.forms import PlainForm


class Part(StrEnum):
    """Two answers to the first question; then one form for each of the others."""

    PERSON = "person"
    PRACTITIONER = "practitioner"
    WHY = "why"
    ADJUST = "adjust"

    @property
    def following(self) -> "Part":
        """Where one goes on writing. After the last there is another outcome."""
        parts = list(Part)
        return parts[min(parts.index(self) + 1, len(parts) - 1)]


def part_sent(sent: Mapping[str, Any]) -> Part:
    try:
        return Part(str(sent.get("part", "")))
    except ValueError:
        raise BadRequest("No such part of the page") from None


def forms_of(
    page: LookPage, part: Part | None = None, sent: Mapping[str, Any] | None = None
) -> dict[Part, PlainForm]:
    """The forms this viewer may fill in, the one that was sent with what was sent."""
    return {
        one: _form(one, page, sent if one == part else None)
        for one in _parts(page.subject.standing)
    }


def _parts(standing: Standing) -> list[Part]:
    if standing.is_self:
        return [Part.PERSON]
    return list(Part) if standing.is_practitioner else []


def save(part: Part, page: LookPage, by: Actor, form: PlainForm) -> None:
    """Do what this part is for."""
    about: dict[str, Any] = {"review": page.review, "outcome": page.outcome, "by": by}
    if part == Part.WHY and isinstance(form, WhyForm):
        actions.say_why(**about, **form.answers())
    elif part == Part.ADJUST:
        actions.decide(**about, **form.cleaned_data)
    else:
        actions.say(**about, party=PARTY[part], **form.cleaned_data)


PARTY = {Part.PERSON: Verdict.Party.PERSON, Part.PRACTITIONER: Verdict.Party.PRACTITIONER}


def _form(part: Part, page: LookPage, sent: Mapping[str, Any] | None) -> PlainForm:
    is_self = page.subject.standing.is_self
    make = {
        Part.PERSON: _persons_own if is_self else _as_told,
        Part.PRACTITIONER: _practitioners,
        Part.WHY: _why,
        Part.ADJUST: _adjust,
    }[part]
    return make(page, sent, f"{part}-%s")


def _persons_own(page: LookPage, sent: Any, ids: str) -> PlainForm:
    initial = _said(page.found.person) | {"nearness": _nearness(page)}
    labels = {str(code): label for code, label in TO_THEMSELF.items()}
    return PersonsOwnForm(sent, labels=labels, initial=initial, auto_id=ids)


def _as_told(page: LookPage, sent: Any, ids: str) -> PlainForm:
    known_as, answer = page.subject.known_as, page.found.person
    initial = _said(answer) | {
        "nearness": _nearness(page),
        "said_by": answer.verdict.said_by if answer else known_as,
    }
    return AsToldForm(sent, known_as=known_as, initial=initial, auto_id=ids)


def _practitioners(page: LookPage, sent: Any, ids: str) -> PlainForm:
    return PractitionersForm(sent, initial=_said(page.found.practitioner), auto_id=ids)


def _said(said: Said | None) -> dict[str, Any]:
    if said is None:
        return {"read": 0}
    verdict = said.verdict
    return {"says": verdict.says, "words": verdict.words, "read": verdict.version}


def _nearness(page: LookPage) -> int | None:
    return page.found.look.nearness if page.found.look else None


def _why(page: LookPage, sent: Any, ids: str) -> PlainForm:
    look = page.found.look
    return WhyForm(
        sent,
        help_labels=help_labels(page.subject),
        helps={one.came_from: one.words for one in look.helps.all()} if look else {},
        named={one.code: one.words for one in look.reasons.all()} if look else {},
        initial={"read": look.version if look else 1},
        auto_id=ids,
    )


def _adjust(page: LookPage, sent: Any, ids: str) -> PlainForm:
    look = page.found.look
    return DecideForm(
        sent,
        known_as=page.subject.known_as,
        initial={
            "decision": look.decision if look else "",
            "ending": look.ending if look else "",
            "adjust": look.adjust if look else "",
            "read": look.version if look else 1,
        },
        auto_id=ids,
    )

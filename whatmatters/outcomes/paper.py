"""What somebody wants, to take away: what, how near it is, and what is next."""

from django.utils.translation import gettext as _

from whatmatters.outcomes.models import Step
from whatmatters.outcomes.selectors import CopyPage, Wanted
from whatmatters.people.paper import ask_for_help, in_a_heading, is_cut, made_today, what_helps
from whatmatters.web.components.words import written
from whatmatters.web.documents import Block, Facts, Form, Part, Say, Sheet, Words


def sheet_of(page: CopyPage, form: Form) -> Sheet:
    is_self = page.subject.standing.is_self
    is_easy = form == Form.EASY
    mine = _("What I want")
    theirs = _("What %(name)s wants") % {"name": page.subject.known_as}
    lead = _("The first is the one that matters most.")
    return Sheet(
        title=mine if is_self else _("What is wanted"),
        heading=mine if is_self else theirs,
        lead=(lead,) if len(page.wanted) > 1 and _is_ranked(page) else (),
        parts=(
            *what_helps(page.subject),
            *(_part(one, is_easy=is_easy) for one in page.wanted),
            *(() if page.wanted else (_nothing(),)),
            ask_for_help(),
        ),
        foot=made_today(),
        form=form,
    )


def _is_ranked(page: CopyPage) -> bool:
    return all(one.outcome.rank is not None for one in page.wanted)


def _nothing() -> Part:
    return Part(_("Nothing yet"), (Say(_("Nothing has been written here yet.")),), picture="star")


def _part(one: Wanted, *, is_easy: bool) -> Part:
    words = one.outcome.words
    whole: list[Block] = [Words(words)] if is_cut(words) else []
    rest = _easy(one) if is_easy else [Facts(tuple(_facts(one)))]
    return Part(in_a_heading(words, one.number), (*whole, *rest), picture="star")


def _facts(one: Wanted) -> list[tuple[str, str]]:
    said = [(_("How near it feels"), _near(one))]
    if one.outcome.why:
        said.append((_("Why it matters"), one.outcome.why))
    said += [(_("Done"), step.words) for step in one.done]
    said += [(_("Next step"), _due(step)) for step in one.to_do[:1]]
    said += [(_("After that"), _due(step)) for step in one.to_do[1:]]
    return said


def _easy(one: Wanted) -> list[Block]:
    """One idea a line: how near, what is done, and the next step alone."""
    said: list[Block] = [Say(_("How near is it?"), strong=True), Say(_near(one))]
    if one.done:
        said += [Say(_("Done:"), strong=True), *(Say(step.words) for step in one.done)]
    said.append(Say(_("Next step:"), strong=True))
    said.append(Say(_due(one.next_step) if one.next_step else _("We have not chosen one yet.")))
    return said


def _near(one: Wanted) -> str:
    if one.near is None:
        return _("Not said yet.")
    return _("%(near)s out of 10, on %(day)s") % {
        "near": one.near.nearness,
        "day": written(one.near.on),
    }


def _due(step: Step) -> str:
    if step.due_on is None:
        return step.words
    return _("%(what)s, by %(day)s") % {"what": step.words, "day": written(step.due_on)}

"""A review to take away: did it happen, why not, and what now."""

from django.utils.translation import gettext as _

from whatmatters.people.paper import ask_for_help, in_a_heading, is_cut, made_today, what_helps
from whatmatters.reviews.models import Look
from whatmatters.reviews.selectors import Found, Noted, ReviewPage, Said
from whatmatters.web.components.words import written
from whatmatters.web.documents import Block, Form, Part, Say, Sheet, Words, some


def sheet_of(page: ReviewPage, form: Form) -> Sheet:
    is_self = page.subject.standing.is_self
    mine = _("My review")
    theirs = _("%(name)s’s review") % {"name": page.subject.known_as}
    return Sheet(
        title=mine if is_self else _("Review"),
        heading=mine if is_self else theirs,
        lead=tuple(_standing(page)),
        parts=(
            *what_helps(page.subject),
            *_about(page),
            *(part for one in page.found for part in _found(one, is_self=is_self)),
            *_next(page),
            ask_for_help(),
        ),
        foot=made_today(),
        form=form,
    )


def _standing(page: ReviewPage) -> list[str]:
    review = page.review
    if review.is_done:
        return [_("We looked back together on %(day)s.") % {"day": written(review.day)}]
    unfinished = _("This review is not finished. It may still change.")
    if review.is_open:
        return [_("We began on %(day)s.") % {"day": written(review.day)}, unfinished]
    return [_("We look back together on %(day)s.") % {"day": written(review.day)}]


def _about(page: ReviewPage) -> tuple[Part, ...]:
    """Why it was asked for, and who was there, if that is written."""
    asked, present = page.review.asked_because, page.review.present
    blocks: list[Block] = []
    if asked:
        name = {"name": page.subject.known_as}
        was_asked = (
            _("I asked for this review.")
            if page.subject.standing.is_self
            else _("%(name)s asked for this review.") % name
        )
        blocks += [Say(was_asked), Words(asked)]
    if present:
        blocks += [Say(_("Who was there:"), strong=True), Words(present)]
    return (Part(_("About this review"), tuple(blocks), picture="people"),) if blocks else ()


def _found(one: Found, *, is_self: bool) -> tuple[Part, ...]:
    """The outcome, and under it the three questions: each with its own picture in easy read."""
    words = one.outcome.words
    whole: list[Block] = [Words(words)] if is_cut(words) else []
    answers = (_happened(one, is_self=is_self), _helped(one), _why_not(one), _now(one))
    under = tuple(part for part in answers if part.blocks)
    heading = Part(in_a_heading(words, one.number), tuple(whole), picture="star")
    return (heading, *under)


def _happened(one: Found, *, is_self: bool) -> Part:
    person = _("Me") if is_self else one.whose
    practitioner = one.practitioner.caption if one.practitioner else ""
    said = [*_said(one.person, person), *_said(one.practitioner, practitioner)]
    blocks = tuple(said) or (Say(_("Nobody has said yet."), quiet=True),)
    return Part(_("Did it happen?"), blocks, picture="tick", level=3)


def _said(one: Said | None, who: str) -> tuple[Block, ...]:
    """One party’s answer: whose it is, what it is, their own words, and who wrote it down."""
    if one is None:
        return ()
    says = Say(_("%(who)s: %(answer)s") % {"who": who, "answer": one.text}, strong=True)
    written_by = None if one.is_their_own or one.caption == who else Say(one.caption, quiet=True)
    return some((says, Words(one.words) if one.words else None, written_by))


def _helped(one: Found) -> Part:
    return Part(_("What helped?"), _noted(one.helps), picture="heart", level=3)


def _why_not(one: Found) -> Part:
    return Part(_("Why not, or not yet?"), _noted(one.reasons), picture="wall", level=3)


def _noted(those: tuple[Noted, ...]) -> tuple[Block, ...]:
    said: list[Block] = []
    for one in those:
        said.append(Say(one.label))
        said += [Words(one.words)] if one.words else []
    return tuple(said)


def _now(one: Found) -> Part:
    return Part(_("What now?"), tuple(_decided(one, one.look)), picture="path", level=3)


def _decided(one: Found, look: Look | None) -> list[Block]:
    if look is None or not look.is_decided:
        return [Say(_("We have not decided yet."), quiet=True)]
    said: list[Block] = [Say(str(look.get_decision_display()), strong=True)]
    said += [Say(one.ending)] if one.ending else []
    said += [Words(look.adjust)] if look.adjust else []
    return said


def _next(page: ReviewPage) -> tuple[Part, ...]:
    if not page.next_on:
        return ()
    says = Say(_("We look back again on %(day)s.") % {"day": written(page.next_on)})
    return (Part(_("When we look again"), (says,), picture="calendar"),)

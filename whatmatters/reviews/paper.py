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
            *(part for one in page.found for part in _found(one, page)),
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
    asked = page.review.asked_because
    present = "" if page.may_answer else page.review.present
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


def _found(one: Found, page: ReviewPage) -> tuple[Part, ...]:
    """The outcome, and under it the three questions: each with its own picture in easy read.

    Who is still to answer for themself is told as much as on their page: their own answer, and
    another's once they have given it.
    """
    words = one.outcome.words
    whole: list[Block] = [Words(words)] if is_cut(words) else []
    happened = _happened(one, page)
    answers = (happened,) if page.may_answer else (happened, _helped(one), _why_not(one), _now(one))
    under = tuple(part for part in answers if part.blocks)
    heading = Part(in_a_heading(words, one.number), tuple(whole), picture="star")
    return (heading, *under)


def _happened(one: Found, page: ReviewPage) -> Part:
    person = _("Me") if page.subject.standing.is_self else one.whose
    is_told = one.person is not None or not page.may_answer
    practitioner = one.practitioner.caption if one.practitioner else ""
    said = [*_said(one.person, person), *_near(one.look)] if is_told else []
    said += _said(one.practitioner, practitioner) if is_told else ()
    nobody = _("You have not said yet.") if page.may_answer else _("Nobody has said yet.")
    blocks = tuple(said) or (Say(nobody, quiet=True),)
    return Part(_("Did it happen?"), blocks, picture="tick", level=3)


def _said(one: Said | None, who: str) -> tuple[Block, ...]:
    """One party’s answer: whose it is, what it is, their own words, and who wrote it down."""
    if one is None:
        return ()
    says = Say(_("%(who)s: %(answer)s") % {"who": who, "answer": one.text}, strong=True)
    written_by = None if one.is_their_own or one.caption == who else Say(one.caption, quiet=True)
    return some((says, Words(one.words) if one.words else None, written_by))


def _near(look: Look | None) -> tuple[Block, ...]:
    if look is None or look.nearness is None:
        return ()
    return (Say(_("How near it feels: %(near)s out of 10") % {"near": look.nearness}),)


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

"""On paper: who has signed, who said no or “only if”, and what cannot be met."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from whatmatters.plans.models import Agreement, Objection, code_of
from whatmatters.plans.selectors import PlanPage, Signing, UnmetShown
from whatmatters.plans.selectors.signing import in_groups
from whatmatters.plans.signed import text_of
from whatmatters.web.components.words import written
from whatmatters.web.documents import Block, Part, Say, Words

How = Agreement.How


def if_things_go_wrong(page: PlanPage) -> Part:
    plan = page.plan
    said: list[Block] = [Words(plan.if_things_go_wrong)] if plan.if_things_go_wrong else []
    more = (
        (_("Signs that it begins to go wrong"), plan.warning_signs),
        (_("What happens then"), plan.what_then),
        (_("Who to ring"), plan.who_to_ring),
        (_("What to have ready"), plan.have_ready),
    )
    for heading, words in more:
        said += [Say(f"{heading}:", strong=True), Words(words)] if words else []
    nothing = Say(_("Nothing has been written about this yet."), quiet=True)
    return Part(_("If things go wrong"), tuple(said) or (nothing,), picture="umbrella")


def signed(page: PlanPage, *, is_easy: bool) -> tuple[Part, ...]:
    """Who signed what, each with the code of it; who did not, and what they said."""
    signing = page.signing
    said: list[Block] = []
    for one in signing.holding:
        said += _signature(one, is_easy=is_easy)
    for against in signing.standing:
        said += _objection(against)
    said += [Say(_("%(name)s: not yet.") % {"name": name}) for name in signing.still_to_sign]
    if not said:
        return ()
    return (Part(_("Who has agreed"), (*said, *_codes(signing, is_easy)), picture="pen"),)


def unmet(page: PlanPage, *, is_easy: bool) -> tuple[Part, ...]:
    """What cannot be met, as openly on paper as on the page."""
    said = [block for one in page.unmet for block in _unmet(one, is_easy=is_easy)]
    return (Part(_("What cannot be met now"), tuple(said)),) if said else ()


def _signature(one: Agreement, *, is_easy: bool) -> Iterator[Block]:
    name = f"{one.name}, {one.behalf}" if one.behalf not in ("", one.name) else one.name
    told = {"name": name, "day": written(one.agreed_on)}
    says = _("%(name)s said yes on %(day)s.") if is_easy else _("%(name)s agreed on %(day)s.")
    yield Say(says % told)
    if one.words:
        yield Words(one.words, whose=one.name)
    if one.how == How.WITNESSED:
        shown = {"shown": one.shown, "witness": one.witness}
        yield Say(_("Showed it: %(shown)s. Seen by %(witness)s.") % shown)
    if one.how != How.SIGNED_IN:
        writer = {"name": one.recorded_by.name}
        yield Say(_("%(name)s wrote this down.") % writer, quiet=not is_easy)


def _objection(one: Objection) -> Iterator[Block]:
    told = {"name": one.name, "day": written(one.said_on)}
    says = (
        _("%(name)s agrees only if (%(day)s):")
        if one.is_condition
        else _("%(name)s does not agree (%(day)s):")
    )
    yield Say(says % told)
    yield Words(one.what, whose=one.name)
    if one.why:
        yield Say(_("Why: %(why)s") % {"why": one.why})


def _codes(signing: Signing, is_easy: bool) -> Iterator[Block]:
    """With these anybody can check that the paper says what was signed."""
    now = code_of(text_of(signing.plan))
    kept = {one.signed.digest for one in signing.holding if one.signed}
    if not kept:
        return
    yield Say(_("The code of what was signed:"), quiet=not is_easy)
    for digest in sorted(kept):
        yield Say(in_groups(digest), quiet=not is_easy)
    if kept != {now}:
        yield Say(_("The plan says something else today than what was signed."))


def _unmet(one: UnmetShown, *, is_easy: bool) -> Iterator[Block]:
    said = one.unmet
    yield Words(said.words, whose=said.said_by)
    yield Say(_("Why: %(why)s") % {"why": one.why})
    if said.why_words and not is_easy:
        yield Say(said.why_words)
    if said.tried:
        yield Say(_("Tried, or done in its place: %(what)s") % {"what": said.tried})
    if said.needed:
        yield Say(_("What it would need: %(what)s") % {"what": said.needed})
    for word in one.beside:
        yield Words(word.words, whose=word.said_by)
    if said.is_met and said.ended_on:
        yield Say(_("It is met since %(day)s.") % {"day": written(said.ended_on)})
        yield Words(said.ended_words)
    elif said.ended_on:
        yield Say(_("It was taken back on %(day)s.") % {"day": written(said.ended_on)})
        yield Words(said.ended_words)
    else:
        yield Say(_("So it is since %(day)s.") % {"day": written(said.since)}, quiet=not is_easy)

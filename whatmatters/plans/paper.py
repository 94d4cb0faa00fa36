"""A plan to take away: in plain words, in easy read, in large letters."""

from django.utils.translation import gettext as _

from whatmatters.people.paper import ask_for_help, in_a_heading, is_cut, made_today, what_helps
from whatmatters.plans import signed_paper
from whatmatters.plans.costs_paper import breakdown
from whatmatters.plans.selectors import AimShown, PlanPage, Shown
from whatmatters.web.components.words import written
from whatmatters.web.documents import Block, Facts, Form, Part, Say, Sheet, Table, Words

WIDE = (3, 4, 3, 2)


def sheet_of(page: PlanPage, form: Form) -> Sheet:
    """All that the plan's page says of who does what, for this viewer."""
    is_easy = form == Form.EASY
    aims = [_aim(aim, is_easy=is_easy) for aim in page.aims]
    version = _("Version %(number)s") % {"number": page.plan.number}
    return Sheet(
        title=_("My plan") if page.subject.standing.is_self else _("Plan"),
        heading=_heading(page),
        lead=tuple(_standing(page)),
        parts=(
            *what_helps(page.subject),
            *aims,
            *_costs(page, is_easy=is_easy),
            signed_paper.if_things_go_wrong(page),
            *signed_paper.unmet(page, is_easy=is_easy),
            *signed_paper.signed(page, is_easy=is_easy),
            _review(page),
            ask_for_help(),
        ),
        foot=f"{version}. {made_today()}",
        form=form,
    )


def _heading(page: PlanPage) -> str:
    if page.subject.standing.is_self:
        return _("My plan")
    return _("%(name)s’s plan") % {"name": page.subject.known_as}


def _standing(page: PlanPage) -> list[str]:
    """How the plan stands, in a line or two."""
    plan = page.plan
    if plan.is_draft:
        return [_("This plan is still being written."), _("It is not agreed yet.")]
    said = (
        [_("This plan was agreed on %(day)s.") % {"day": written(plan.agreed_on)}]
        if plan.agreed_on
        else []
    )
    if plan.ended_on:
        return [*said, _("It ended on %(day)s.") % {"day": written(plan.ended_on)}]
    return [*said, _("It says what matters, and who does what.")]


def _aim(aim: AimShown, *, is_easy: bool) -> Part:
    words = aim.outcome.words
    whole: list[Block] = [Words(words)] if is_cut(words) else []
    in_the_way: list[Block] = [
        Say(_("In the way: %(what)s") % {"what": barrier.words}) for barrier in aim.barriers
    ]
    doing = _easy_actions(aim.actions) if is_easy else _actions(aim.actions)
    return Part(in_a_heading(words, aim.number), (*whole, *doing, *in_the_way), picture="star")


def _actions(actions: tuple[Shown, ...]) -> list[Block]:
    """A table of who does what; without the columns in which nothing stands."""
    if not actions:
        return [_nobody_yet()]
    headers = (_("Who"), _("What"), _("When"), _("Cost"))
    rows = [(_who(one), one.action.what, _when(one), one.cost) for one in actions]
    kept = [at for at in range(4) if any(row[at] for row in rows)]
    return [
        Table(
            headers=tuple(headers[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in rows),
            wide=tuple(WIDE[at] for at in kept),
        )
    ]


def _easy_actions(actions: tuple[Shown, ...]) -> list[Block]:
    """One idea a line."""
    if not actions:
        return [_nobody_yet()]
    said: list[Block] = []
    for one in actions:
        said += [Say(f"{_who(one)}:", strong=True), Say(one.action.what)]
        said += [Say(_("When: %(when)s") % {"when": when})] if (when := _when(one)) else []
        said += [Say(_("Cost: %(cost)s") % {"cost": one.cost})] if one.cost else []
    return said


def _nobody_yet() -> Say:
    return Say(_("Nobody has said yet who will do what."), quiet=True)


def _who(one: Shown) -> str:
    return f"{one.who}, {one.relation}" if one.relation else one.who


def _when(one: Shown) -> str:
    done = one.action.done_on if one.is_done else None
    return _("Done on %(day)s") % {"day": written(done)} if done else one.when


def _costs(page: PlanPage, *, is_easy: bool) -> tuple[Part, ...]:
    """What it comes to; nothing where no cost has been named."""
    if not any(one.cost for one in page.actions):
        return ()
    everybody = (
        _("Me, my family, friends and community")
        if page.subject.standing.is_self
        else _("%(name)s, family, friends and community") % {"name": page.subject.known_as}
    )
    rows = [(everybody, page.natural), (_("Arranged or paid for"), page.arranged)]
    said = [(name, costs.in_words) for name, costs in rows if costs.actions]
    total = page.costs.in_words
    if page.costs.a_year_in_words:
        total = f"{total} ({page.costs.a_year_in_words})"
    said.append((_("Altogether"), total))
    notes: list[Block] = []
    if page.costs.unknown:
        notes.append(Say(_("Some costs are not known yet."), quiet=not is_easy))
    lines = breakdown(page, is_easy=is_easy)
    return (Part(_("What it costs"), (Facts(tuple(said)), *lines, *notes), picture="coins"),)


def _review(page: PlanPage) -> Part:
    """The day we look at it again, if it is known."""
    on = page.plan.review_on
    says = (
        _("We look at this plan again on %(day)s.") % {"day": written(on)}
        if on
        else _("We choose the day when the plan is agreed.")
    )
    sooner = _("You can ask to do this sooner.")
    return Part(_("When we look back together"), (Say(says), Say(sooner)), picture="calendar")

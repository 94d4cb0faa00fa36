"""My money to take away: in plain words, in easy read, in large letters."""

from django.utils.translation import gettext as _

from whatmatters.budgets.selectors import MoneyPage, Version, Worked
from whatmatters.people.paper import ask_for_help, made_today, what_helps
from whatmatters.plans.costs import pounds
from whatmatters.web.components.words import written
from whatmatters.web.documents import Block, Facts, Form, Part, Points, Say, Sheet, Table, Words

WIDE = (3, 4, 2)


def sheet_of(page: MoneyPage, form: Form) -> Sheet:
    """All that the page says of what there is, where it comes from and what changed."""
    is_easy = form == Form.EASY
    return Sheet(
        title=_("My money") if page.is_self else _("Money"),
        heading=_heading(page),
        lead=(
            _("This is the money for support. It says where it comes from, and why it changed."),
        ),
        parts=(
            *what_helps(page.subject),
            *_what_there_is(page),
            *_what_changed(page),
            *_where_from(page),
            *(_worked_out(page.worked, is_easy=is_easy) if page.worked else ()),
            *_beside(page),
            *_not_spent(page),
            _challenge(page),
            ask_for_help(),
        ),
        foot=made_today(),
        form=form,
    )


def _heading(page: MoneyPage) -> str:
    if page.is_self:
        return _("My money")
    return _("%(name)s’s money") % {"name": page.subject.known_as}


def _what_there_is(page: MoneyPage) -> tuple[Part, ...]:
    if page.shown is None:
        says: tuple[Block, ...] = (Say(_("No amount is agreed yet.")),)
        if page.worked:
            amount = pounds(page.worked.estimate.amount)
            said = _("The first idea of what it may cost is %(pounds)s a week.")
            says = (*says, Say(said % {"pounds": amount}, strong=True))
        return (Part(_("What there is now"), says, picture="coins"),)
    found = []
    for version, heading in (
        (page.now, _("What there is now")),
        (page.coming, _("What comes next")),
    ):
        if version:
            blocks = (Say(version.amount, strong=True), *map(Say, _days(version)))
            found.append(Part(heading, blocks, picture="coins"))
    return tuple(found)


def _days(version: Version) -> list[str]:
    said = [_("From %(day)s.") % {"day": written(version.budget.begins_on)}]
    if version.until_on:
        said.append(_("Until %(day)s.") % {"day": written(version.until_on)})
    if version.budget.contribution:
        amount = pounds(version.budget.contribution)
        said.append(_("%(pounds)s a week of it is paid by the person.") % {"pounds": amount})
    return said


def _what_changed(page: MoneyPage) -> tuple[Part, ...]:
    """Each change with its reason, the day it was told, and what the person said."""
    return tuple(_change(version) for version in page.changed)


def _change(version: Version) -> Part:
    budget = version.budget
    day = {"day": written(budget.begins_on)}
    blocks: list[Block] = [
        Say(said, strong=True) for said in (version.moved, version.pays_moved) if said
    ]
    blocks += [Say(str(budget.get_reason_display())), Words(budget.because)]
    if budget.told_on:
        blocks.append(Say(_("Told on %(day)s.") % {"day": written(budget.told_on)}))
    if budget.urgent_because:
        blocks += [Say(_("Why it could not wait:")), Words(budget.urgent_because)]
    for reply in version.replies:
        blocks.append(Say(str(reply.get_says_display()), strong=True))
        blocks += [Words(reply.words, whose=reply.said_by)] if reply.words else []
    return Part(_("What changed from %(day)s, and why") % day, tuple(blocks), picture="path")


def _where_from(page: MoneyPage) -> tuple[Part, ...]:
    if not page.shares:
        return ()
    rows = tuple((one.who, f"{one.amount} ({one.percent}%)") for one in page.shares)
    return (Part(_("Where it comes from"), (Facts(rows),), picture="people"),)


def _worked_out(worked: Worked, *, is_easy: bool) -> tuple[Part, ...]:
    """Line by line, so that anyone can add it up."""
    estimate = worked.estimate
    total = _("Altogether a week: %(pounds)s") % {"pounds": pounds(estimate.amount)}
    said = {
        "name": estimate.worked_by.name,
        "day": written(estimate.worked_on),
        "rule": estimate.rule_name,
        "version": estimate.rule_version,
    }
    by_whom = _("%(name)s worked this out on %(day)s, by the rule “%(rule)s”, version %(version)s.")
    rows = tuple((line.name, line.how, pounds(line.amount)) for line in worked.lines)
    if is_easy:
        lines: tuple[Block, ...] = tuple(Say(f"{name}: {amount}") for name, _of, amount in rows)
    else:
        lines = (Table((_("What for"), _("How it was worked out"), _("A week")), rows, WIDE),)
    blocks = (*lines, Say(total, strong=True), Say(by_whom % said, quiet=not is_easy))
    return (Part(_("What it is for, and how we worked it out"), blocks, picture="steps"),)


def _beside(page: MoneyPage) -> tuple[Part, ...]:
    if page.beside is None or page.beside.left is None:
        return ()
    costs = _("What is in the plan costs %(pounds)s a week.") % {"pounds": page.beside.costs}
    return (Part(_("The plan and the money"), (Say(costs), Say(page.beside.says)), picture="tick"),)


def _not_spent(page: MoneyPage) -> tuple[Part, ...]:
    rows = [(saving.what_for, pounds(saving.amount)) for saving in page.savings]
    if page.built_up:
        day = written(page.built_up.counted_on)
        said = _("Not spent on %(day)s") % {"day": day}
        rows.insert(0, (said, pounds(page.built_up.amount)))
    if not rows:
        return ()
    talk = _("Nobody takes money back without a talk first.")
    return (Part(_("Money not spent yet"), (Facts(tuple(rows)), Say(talk)), picture="umbrella"),)


def _challenge(page: MoneyPage) -> Part:
    says = tuple(str(sentence) for sentence in page.rights.says)
    return Part(_("If you do not agree"), (Points(says),), picture="speech")

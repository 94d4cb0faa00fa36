"""A month of an account to take away: in plain words, in easy read, in large letters."""

from django.utils.translation import gettext as _

from whatmatters.people.paper import ask_for_help, made_today, what_helps
from whatmatters.spending.models import Entry
from whatmatters.spending.reckoning import Group, money
from whatmatters.spending.selectors import AccountPage
from whatmatters.web.components.words import written
from whatmatters.web.documents import Block, Facts, Form, Part, Points, Say, Sheet, Table, some

WIDE = (3, 5, 2)


def sheet_of(page: AccountPage, form: Form) -> Sheet:
    """All that the page says of one month."""
    is_easy = form == Form.EASY
    return Sheet(
        title=_("What came in and went out"),
        heading=_heading(page),
        lead=(_lead(page),),
        parts=(
            *what_helps(page.subject),
            _in_short(page),
            *_came_in(page, is_easy=is_easy),
            *_went_out(page, is_easy=is_easy),
            *_not_spent(page),
            *_ceiling(page),
            ask_for_help(),
        ),
        foot=made_today(),
        form=form,
    )


def _heading(page: AccountPage) -> str:
    said = {"money": page.account.get_pays_display(), "month": page.month.name}
    if page.is_self:
        return _("My %(money)s: %(month)s") % (said | {"money": lowered(said["money"])})
    return _("%(name)s: %(money)s, %(month)s") % (said | {"name": page.subject.known_as})


def lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _lead(page: AccountPage) -> str:
    if page.held_by:
        return _("%(name)s looks after this money. It is nobody else’s.") % {"name": page.held_by}
    return _("This is money for support. It is nobody else’s.")


def _in_short(page: AccountPage) -> Part:
    """Four sums, one under the other: anybody can do them again."""
    whole = page.tally
    rows = (
        (_("There was, at the start"), money(whole.opening)),
        (_("Came in"), money(whole.total_in)),
        (_("Went out"), money(whole.total_out)),
        (_("Is left"), money(whole.closing)),
    )
    return Part(_("In short"), (Facts(rows),), picture="coins")


def _came_in(page: AccountPage, *, is_easy: bool) -> tuple[Part, ...]:
    some_came = page.tally.came_in
    if not some_came:
        return ()
    total = _("Altogether: %(pounds)s") % {"pounds": money(page.tally.total_in)}
    blocks = (*_rows(some_came, is_easy=is_easy), Say(total, strong=True))
    return (Part(_("What came in"), blocks, picture="tick"),)


def _went_out(page: AccountPage, *, is_easy: bool) -> tuple[Part, ...]:
    return tuple(_group(group, is_easy=is_easy) for group in page.tally.spent)


def _group(group: Group, *, is_easy: bool) -> Part:
    total = _("Altogether: %(pounds)s") % {"pounds": money(group.total)}
    blocks = some(
        (
            *_rows(group.entries, is_easy=is_easy),
            Say(total, strong=True),
            Say(group.says) if group.says else None,
        )
    )
    heading = _("What went out: %(what)s") % {"what": " ".join(group.name.split())[:100]}
    return Part(heading, blocks, picture="path")


def _rows(entries: tuple[Entry, ...], *, is_easy: bool) -> tuple[Block, ...]:
    rows = tuple((written(one.on), said_of(one), money(one.printed)) for one in entries)
    if is_easy:
        return tuple(Say(f"{day}: {what}. {amount}") for day, what, amount in rows)
    return (Table((_("Day"), _("What"), _("How much")), rows, WIDE),)


def said_of(entry: Entry) -> str:
    """`Taxi to the choir, Westbury Cars`; and whether it puts something right."""
    said = ", ".join(part for part in (entry.what, entry.whom) if part)
    said = said or str(entry.get_kind_display())
    if entry.reverses_id:
        return _("Put right: %(what)s") % {"what": said}
    return said


def _not_spent(page: AccountPage) -> tuple[Part, ...]:
    if not page.tally.not_spent:
        return ()
    rows = tuple((group.name, money(group.left)) for group in page.tally.not_spent)
    total = _("Altogether: %(pounds)s") % {"pounds": money(page.tally.total_not_spent)}
    heading = _("Planned, and not spent")
    return (Part(heading, (Facts(rows), Say(total, strong=True)), picture="umbrella"),)


def _ceiling(page: AccountPage) -> tuple[Part, ...]:
    """A talk first, and never a demand."""
    if not page.ceiling or not page.ceiling.over:
        return ()
    more = _("More is left than we planned for: %(pounds)s more.")
    says = (
        Say(more % {"pounds": money(page.ceiling.over)}),
        Say(_("That is not wrong. Nobody takes it back without a talk.")),
        Points(tuple(str(question) for question in questions())),
    )
    return (Part(_("Let us talk about what is left"), says, picture="speech"),)


def questions() -> tuple[str, ...]:
    """What is asked first where much is left."""
    return (
        _("Is it being saved for something?"),
        _("Are there bills to come, as an employer?"),
        _("Did help not come?"),
    )

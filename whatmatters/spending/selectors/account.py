"""An account and a month of it: the same to the person, to who holds it and to who pays."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.budgets.models import Saving
from whatmatters.budgets.selectors import opened
from whatmatters.budgets.sums import NOTHING
from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject
from whatmatters.spending.models import Account, Entry, Holder, Receipt, Terms
from whatmatters.spending.months import Month
from whatmatters.spending.reckoning import Ceiling, Tally, tally_of
from whatmatters.spending.rules import opens
from whatmatters.spending.selectors.planned import planned_in


@dataclass(frozen=True, slots=True)
class Shown:
    """An account in the list of them."""

    account: Account
    balance: Decimal


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """All that is kept apart for somebody."""

    subject: Subject
    may_open: bool
    accounts: tuple[Shown, ...]

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One month of an account, and what is left today."""

    subject: Subject
    account: Account
    may_write: bool
    may_open: bool
    tally: Tally
    terms: Terms | None
    ceiling: Ceiling | None
    balance: Decimal
    earlier: Month | None
    later: Month | None

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self

    @property
    def month(self) -> Month:
        return self.tally.month

    @property
    def is_now(self) -> bool:
        return self.later is None

    @property
    def held_by(self) -> str:
        """Who looks after it; nothing where the person does."""
        return "" if self.account.holder == Holder.PERSON else self.account.holder_name

    @property
    def lack_receipts(self) -> int:
        spent = (entry for group in self.tally.groups for entry in group.entries)
        return sum(entry.lacks_receipt for entry in spent)


def accounts_page(*, viewer: Actor, person_id: UUID) -> AccountsPage:
    """In the same few queries however many there are."""
    about = opened(viewer=viewer, person_id=person_id)
    own = Account.objects.visible_to(viewer).filter(person=person_id)
    balances = Entry.objects.visible_to(viewer).filter(account__in=own).balances()
    some = own.select_related("organisation").in_order()
    shown = tuple(Shown(account, balances.get(account.pk, NOTHING)) for account in some)
    return AccountsPage(about, opens(about.standing), shown)


def opened_account(*, viewer: Actor, account_id: UUID) -> tuple[Account, Subject]:
    """The account, and whose it is. Unseen is 404."""
    seen = Account.objects.visible_to(viewer).select_related("person", "organisation")
    account = get_object_or_404(seen, pk=account_id)
    return account, opened(viewer=viewer, person_id=account.person_id)


def account_page(*, viewer: Actor, account_id: UUID, asked: str = "") -> AccountPage:
    """A month of it, in the same few queries however much was written down."""
    account, about = opened_account(viewer=viewer, account_id=account_id)
    now, began = Month.of(clock.today()), Month.of(account.begins_on)
    month = Month.asked(asked, earliest=began, latest=now)
    tally = _tally(viewer, account, month)
    day = min(month.last, clock.today())
    terms = _terms(viewer, account, day)
    entries = Entry.objects.visible_to(viewer).filter(account=account)
    return AccountPage(
        subject=about,
        account=account,
        may_write=may(viewer, Permission.SPENDING_WRITE, account),
        may_open=opens(about.standing),
        tally=tally,
        terms=terms,
        ceiling=_ceiling(viewer, account, terms, day, left=tally.closing),
        balance=entries.balance(),
        earlier=month.before if month > began else None,
        later=month.next if month < now else None,
    )


def _tally(viewer: Actor, account: Account, month: Month) -> Tally:
    own = Entry.objects.visible_to(viewer).filter(account=account)
    receipts = Prefetch("receipts", Receipt.objects.in_order().defer("content"))
    some = own.filter(on__gte=month.first, on__lt=month.after).in_order()
    some = some.select_related("recorded_by", "reversed_by", "no_receipt")
    return tally_of(
        month,
        opening=own.filter(on__lt=month.first).balance(),
        entries=some.prefetch_related(receipts),
        planned=planned_in(viewer, account, month),
    )


def _terms(viewer: Actor, account: Account, day: date) -> Terms | None:
    """Those that held on a day."""
    own = Terms.objects.visible_to(viewer).filter(account=account)
    return own.filter(begins_on__lte=day).newest_first().first()


def _ceiling(
    viewer: Actor, account: Account, terms: Terms | None, day: date, *, left: Decimal
) -> Ceiling | None:
    """What was agreed to save counts for each account of theirs: to save is not to do wrong."""
    if terms is None:
        return None
    saved = Saving.objects.visible_to(viewer).filter(person=account.person_id, agreed_on__lte=day)
    current = saved.filter(Q(until_on=None) | Q(until_on__gte=day)).in_order()
    total = sum((one.amount for one in current), NOTHING)
    return Ceiling(terms.ceiling_weeks, terms.ceiling, terms.kept_back, total, left)

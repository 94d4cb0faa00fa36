"""The pages on which something is written down, and one entry by itself."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, may
from whatmatters.budgets.selectors import opened
from whatmatters.people.models import CircleMember, Kind
from whatmatters.people.selectors import Subject
from whatmatters.spending.models import Account, Entry, Pays, Receipt, Terms
from whatmatters.spending.rules import opens
from whatmatters.spending.selectors.account import opened_account
from whatmatters.spending.selectors.planned import lines_now

#: Those of a circle who are at work do not hold a person’s money as themselves.
AT_WORK = {Kind.PRACTITIONER, Kind.SUPPORT_WORKER, Kind.PROVIDER, Kind.BROKER}
#: Whose organisation may hold a fund: one that already helps them.
PROVIDES = {Kind.PROVIDER, Kind.SUPPORT_WORKER}


@dataclass(frozen=True, slots=True)
class WritePage:
    """What may be written about: the account, what is left, and the lines of the plan."""

    subject: Subject
    account: Account
    balance: Decimal
    lines: dict[UUID, str]
    terms: Terms | None

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self

    @property
    def is_fund(self) -> bool:
        return self.account.pays == Pays.FUND


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Whose money is to be kept apart, and who could hold it."""

    subject: Subject
    members: tuple[CircleMember, ...]
    organisations: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry, with its receipts, and what put it right if it was wrong."""

    subject: Subject
    entry: Entry
    receipts: tuple[Receipt, ...]
    may_write: bool

    @property
    def account(self) -> Account:
        return self.entry.account

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self

    @property
    def may_put_right(self) -> bool:
        return self.may_write and not self.entry.reverses_id and not self.entry.is_put_right


def write_page(*, viewer: Actor, account_id: UUID, opening: bool = False) -> WritePage:
    """Who may not write in it, 403. `opening` is for what only those may who open one."""
    account, about = opened_account(viewer=viewer, account_id=account_id)
    allowed = opens(about.standing) if opening else may(viewer, Permission.SPENDING_WRITE, account)
    if not allowed:
        raise PermissionDenied
    own = Entry.objects.visible_to(viewer).filter(account=account)
    terms = Terms.objects.visible_to(viewer).filter(account=account).newest_first().first()
    return WritePage(about, account, own.balance(), lines_now(viewer, account), terms)


def opening(*, viewer: Actor, person_id: UUID) -> Subject:
    """Whose account is to be opened. Who may not open one, 403."""
    about = opened(viewer=viewer, person_id=person_id)
    if not opens(about.standing):
        raise PermissionDenied
    return about


def open_page(*, viewer: Actor, person_id: UUID) -> OpenPage:
    about = opening(viewer=viewer, person_id=person_id)
    circle = CircleMember.objects.visible_to(viewer, person=person_id).filter(person=person_id)
    around = circle.current().select_related("organisation").order_by("kind", "name", "pk")
    members = tuple(one for one in around if one.kind not in AT_WORK)
    held = {one.organisation for one in around if one.kind in PROVIDES and one.organisation}
    return OpenPage(about, members, tuple(sorted(held, key=lambda one: (one.name, one.pk))))


def entry_page(*, viewer: Actor, entry_id: UUID) -> EntryPage:
    seen = Entry.objects.visible_to(viewer).select_related(
        "account__person", "account__organisation", "recorded_by", "reverses", "no_receipt"
    )
    receipts = Receipt.objects.visible_to(viewer).in_order().defer("content")
    with_receipts = seen.prefetch_related(Prefetch("receipts", receipts))
    entry = get_object_or_404(with_receipts.select_related("reversed_by"), pk=entry_id)
    about = opened(viewer=viewer, person_id=entry.account.person_id)
    writes = may(viewer, Permission.SPENDING_WRITE, entry.account)
    return EntryPage(about, entry, tuple(entry.receipts.all()), writes)


def receipt_file(*, viewer: Actor, receipt_id: UUID) -> Receipt:
    seen = Receipt.objects.visible_to(viewer).select_related("entry__account")
    receipt = get_object_or_404(seen, pk=receipt_id)
    opened(viewer=viewer, person_id=receipt.entry.account.person_id)
    return receipt

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.media.making import Made
from whatmatters.plans.models import CostLine
from whatmatters.spending.actions.held import held, named, some_money
from whatmatters.spending.actions.receipts import keep_receipt, keep_word
from whatmatters.spending.models import MORE, Account, Entry, Kind, Pays, SpendingNotReady


@transaction.atomic
def pay_in(
    *,
    account: Account,
    by: Actor,
    amount: Decimal,
    on: date,
    kind: str = Kind.PAID_IN,
    whom: str = "",
    what: str = "",
    line: UUID | None = None,
    sent_as: UUID | None = None,
) -> Entry:
    """Money that came: what was paid in, or what a shop gave back. Raises SpendingNotReady."""
    account = _written_in(account, by)
    if kind not in {Kind.PAID_IN, Kind.CAME_BACK}:
        raise SpendingNotReady(_("Choose whether it was paid in, or came back"))
    entry = Entry(account=account, kind=kind, whom=whom, what=what)
    if kind == Kind.CAME_BACK:
        _put_towards(entry, line, by)
    return _keep(entry, by, amount, on, sent_as)


@transaction.atomic
def spend(
    *,
    account: Account,
    by: Actor,
    amount: Decimal,
    on: date,
    what: str,
    whom: str = "",
    kind: str = Kind.SPENT,
    line: UUID | None = None,
    receipt: Made | None = None,
    no_receipt: str = "",
    sent_as: UUID | None = None,
) -> Entry:
    """What was bought, from whom, and for which line of the plan. Raises SpendingNotReady.

    More than there is, or than is planned, is written down like anything else.
    """
    account = _written_in(account, by)
    if kind not in {Kind.SPENT, Kind.RUNNING}:
        raise SpendingNotReady(_("Choose what the money went on"))
    if kind == Kind.RUNNING and account.pays != Pays.FUND:
        raise SpendingNotReady(_("Only a fund is charged for looking after the money"))
    if not what.strip():
        raise SpendingNotReady(_("Enter what it was spent on"))
    entry = Entry(account=account, kind=kind, what=what, whom=whom)
    if kind == Kind.SPENT:
        _put_towards(entry, line, by)
    entry = _keep(entry, by, amount, on, sent_as)
    if receipt:
        keep_receipt(entry, by, receipt)
    elif no_receipt:
        keep_word(entry, by, no_receipt)
    return entry


@transaction.atomic
def give_back(
    *,
    account: Account,
    by: Actor,
    amount: Decimal,
    on: date,
    words: str,
    whom: str = "",
    sent_as: UUID | None = None,
) -> Entry:
    """Money that goes back to whoever pays, with what was agreed about it.

    Never without a word about the talk there was. Raises SpendingNotReady.
    """
    account = _written_in(account, by)
    if not words.strip():
        raise SpendingNotReady(_("Say what was agreed when you talked about it"))
    entry = Entry(account=account, kind=Kind.GIVEN_BACK, whom=whom, words=words)
    return _keep(entry, by, amount, on, sent_as)


@transaction.atomic
def reverse_entry(*, entry: Entry, by: Actor, words: str) -> Entry:
    """Put right what was wrong, by another entry of today that takes it back.

    Both stay. Raises SpendingNotReady.
    """
    account = held(entry.account)
    require(by, Permission.SPENDING_WRITE, account)
    entry = Entry.objects.get(pk=entry.pk)
    if not words.strip():
        raise SpendingNotReady(_("Say what was wrong"))
    before = Entry.objects.filter(reverses=entry, words=words).first()
    if before:
        return before  # sent twice
    entry.must_stand()
    right = entry.turned_round()
    right.words, right.on, right.recorded_by = words, clock.today(), by.user
    right.save(force_insert=True)
    audit.record(by=by, did="spending.put-right", to=right, about=account.person_id)
    return right


def _written_in(account: Account, by: Actor) -> Account:
    account = held(account)
    require(by, Permission.SPENDING_WRITE, account)
    return account


def _put_towards(entry: Entry, line: UUID | None, by: Actor) -> None:
    """Of the plan as this reader may see it, or as somebody called it before in this account."""
    if line is None:
        return
    lines = CostLine.objects.visible_to(by).filter(
        line=line, action__aim__plan__person=entry.account.person_id
    )
    newest = lines.select_related("action").order_by("-action__aim__plan__number", "pk").first()
    before = Entry.objects.filter(account=entry.account, line=line).in_order().last()
    if newest is None and before is None:
        raise SpendingNotReady(_("Choose a line of the plan that runs now"))
    entry.line = line
    entry.towards = newest.called[:300] if newest else before.towards if before else ""


def _keep(entry: Entry, by: Actor, amount: Decimal, on: date, sent_as: UUID | None) -> Entry:
    """The same from the same page, sent twice, is kept once; anything else is another entry."""
    account = entry.account
    account.must_hold_on(on)
    some = some_money(amount)
    entry.on, entry.amount = on, some if entry.kind in MORE else -some
    entry.pk, entry.recorded_by = _name(entry, sent_as), by.user
    if there := Entry.objects.filter(pk=entry.pk, account=account).first():
        return there
    entry.save(force_insert=True)
    audit.record(by=by, did=f"spending.{entry.kind}", to=entry, about=account.person_id)
    return entry


def _name(entry: Entry, sent_as: UUID | None) -> UUID:
    said = (entry.kind, entry.amount, entry.on, entry.what, entry.whom, entry.line, entry.words)
    return named(entry.account, "\n".join(map(str, (sent_as, *said)))) if sent_as else uuid4()

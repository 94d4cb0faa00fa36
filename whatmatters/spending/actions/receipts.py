from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.media.making import Made
from whatmatters.media.models import facts_of
from whatmatters.spending.actions.held import held
from whatmatters.spending.models import Entry, NoReceipt, Receipt, SpendingNotReady

#: Of one thing that was bought.
MOST_RECEIPTS = 6


@transaction.atomic
def add_receipt(*, entry: Entry, by: Actor, made: Made) -> Receipt:
    """A picture of the receipt. The same twice is kept once. Raises SpendingNotReady."""
    account = held(entry.account)
    require(by, Permission.SPENDING_WRITE, account)
    _must_be_bought(entry)
    receipt = keep_receipt(entry, by, made)
    audit.record(by=by, did="spending.receipt-kept", to=receipt, about=account.person_id)
    return receipt


@transaction.atomic
def say_no_receipt(*, entry: Entry, by: Actor, words: str) -> NoReceipt:
    """That there is none, and why: a word is enough. Raises SpendingNotReady."""
    account = held(entry.account)
    require(by, Permission.SPENDING_WRITE, account)
    _must_be_bought(entry)
    if not words.strip():
        raise SpendingNotReady(_("Say in a word why there is no receipt"))
    there = NoReceipt.objects.filter(entry=entry).first()
    if there and there.words == words:
        return there  # sent twice
    if there:
        raise SpendingNotReady(_("It is already said why there is no receipt"))
    said = keep_word(entry, by, words)
    audit.record(by=by, did="spending.no-receipt-said", to=said, about=account.person_id)
    return said


def keep_receipt(entry: Entry, by: Actor, made: Made) -> Receipt:
    """Part of other deeds."""
    facts = facts_of(made)
    there = entry.receipts.in_order()
    if same := there.filter(sha256=facts["sha256"]).first():
        return same
    if there.count() >= MOST_RECEIPTS:
        said = _("There are %(most)s receipts already, and no more are kept")
        raise SpendingNotReady(said % {"most": MOST_RECEIPTS})
    return Receipt.objects.create(entry=entry, recorded_by=by.user, **facts)


def keep_word(entry: Entry, by: Actor, words: str) -> NoReceipt:
    """Once for each thing that was bought. Part of other deeds."""
    there = NoReceipt.objects.filter(entry=entry).first()
    return there or NoReceipt.objects.create(entry=entry, words=words, recorded_by=by.user)


def _must_be_bought(entry: Entry) -> None:
    if not entry.is_spent:
        raise SpendingNotReady(_("Only what was bought has a receipt"))

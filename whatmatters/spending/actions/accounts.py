from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.budgets.models.budget import CEILING_WEEKS
from whatmatters.budgets.sums import NOTHING
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person
from whatmatters.spending.actions.held import held, named, nothing_or_more
from whatmatters.spending.models import (
    MOST_WEEKS,
    Account,
    Entry,
    Holder,
    Kind,
    SpendingNotReady,
    Terms,
)


@transaction.atomic
def open_account(
    *,
    person: Person,
    by: Actor,
    pays: str,
    a_week: Decimal,
    holder: str = Holder.PERSON,
    holder_name: str = "",
    member: CircleMember | None = None,
    organisation: Organisation | None = None,
    begins_on: date | None = None,
    opening: Decimal = NOTHING,
    ceiling_weeks: int = CEILING_WEEKS,
    kept_back: Decimal = NOTHING,
    sent_as: UUID | None = None,
) -> Account:
    """Begin to keep one person’s money apart. Sent twice, opened once. Raises SpendingNotReady."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.SPENDING_OPEN, person)
    name = named(person, str(sent_as or uuid4()))
    if there := Account.objects.filter(pk=name, person=person).first():
        return there
    account = Account(pk=name, person=person, pays=pays, holder=holder, recorded_by=by.user)
    account.holder_name, account.member, account.organisation = holder_name, member, organisation
    account.begins_on = begins_on or clock.today()
    account.settle()
    _must_be_the_only_one(account)
    account.save(force_insert=True)
    _agree(account, by, account.begins_on, a_week, ceiling_weeks, kept_back)
    _begin_with(account, by, nothing_or_more(opening))
    audit.record(by=by, did="spending.opened", to=account, about=person.pk)
    return account


@transaction.atomic
def change_terms(
    *,
    account: Account,
    by: Actor,
    a_week: Decimal,
    begins_on: date | None = None,
    ceiling_weeks: int = CEILING_WEEKS,
    kept_back: Decimal = NOTHING,
) -> Terms:
    """Other terms from a day on; those before are kept as they were. Raises SpendingNotReady."""
    account = held(account)
    require(by, Permission.SPENDING_OPEN, account.person)
    begins_on = begins_on or clock.today()
    if begins_on < account.begins_on or not account.is_open:
        account.must_hold_on(begins_on)
    terms = _agree(account, by, begins_on, a_week, ceiling_weeks, kept_back)
    audit.record(by=by, did="spending.terms-changed", to=terms, about=account.person_id)
    return terms


@transaction.atomic
def close_account(*, account: Account, by: Actor, on: date) -> Account:
    """It ends with this day. What is left is talked about, and not asked for by this.

    Raises SpendingNotReady.
    """
    account = held(account)
    require(by, Permission.SPENDING_OPEN, account.person)
    if account.ends_on == on:
        return account  # sent twice
    account.end(on=on)
    if account.entries.filter(on__gt=on).exists():
        raise SpendingNotReady(_("Something was written down for a later day. Enter a later day"))
    account.turn_page(read=None)
    account.save(update_fields=["ends_on", "version"])
    audit.record(by=by, did="spending.closed", to=account, about=account.person_id)
    return account


def _must_be_the_only_one(account: Account) -> None:
    if account.member and account.member.person_id != account.person_id:
        raise SpendingNotReady(_("Choose somebody from their circle"))
    same = Account.objects.filter(person=account.person, pays=account.pays, ends_on=None)
    if same.filter(organisation=account.organisation).exists() or (
        account.pays == "direct-payment" and same.exists()
    ):
        raise SpendingNotReady(_("There is such an account already. End that one first"))


def _agree(
    account: Account, by: Actor, begins_on: date, a_week: Decimal, weeks: int, kept_back: Decimal
) -> Terms:
    """Terms that say the same again are not written twice."""
    if not 1 <= weeks <= MOST_WEEKS:
        raise SpendingNotReady(_("The weeks must be from 1 to %(most)s") % {"most": MOST_WEEKS})
    terms = Terms(account=account, begins_on=begins_on, ceiling_weeks=weeks, recorded_by=by.user)
    terms.a_week, terms.kept_back = nothing_or_more(a_week), nothing_or_more(kept_back)
    last = account.terms.newest_first().first()
    if last and all(getattr(last, name) == getattr(terms, name) for name in Terms.kept):
        return last
    terms.save(force_insert=True)
    return terms


def _begin_with(account: Account, by: Actor, opening: Decimal) -> None:
    if opening:
        Entry.objects.create(
            account=account,
            kind=Kind.START,
            amount=opening,
            on=account.begins_on,
            recorded_by=by.user,
        )

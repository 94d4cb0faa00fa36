"""A provider reads what they were sent and said, also to PostgreSQL alone: not whose it is."""

from collections.abc import Sequence

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import Model

from tests.journeys.offers import sought
from tests.lives import live
from tests.walls.standing import served, sql
from whatmatters.access.actor import Actor
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.actions import say_of_offer, send_request, tell_who
from whatmatters.brokerage.models import (
    AskedFor,
    Choice,
    Idea,
    Offer,
    OfferMessage,
    PriceLine,
    Recipient,
    Request,
    Search,
    Serves,
    Thought,
)
from whatmatters.brokerage.tests.asking import manager, place_of
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import register
from whatmatters.people.models import CircleMember, Person

THEIRS_ALONE: Sequence[type[Model]] = (Search, Choice, Thought, Idea)
SENT: Sequence[type[Model]] = (
    *(Request, AskedFor, Recipient),
    *(Offer, PriceLine, Serves, OfferMessage),
)


@pytest.fixture
def asked(maggie: Person, priya: Actor) -> dict[str, str]:
    """Sent to Brook, which knows Maggie and whose manager is in her circle; then to Meadow too."""
    bridget, nia = cast.worker("bridget"), manager("Meadow Care", "nia")
    things = sought(maggie, priya, bridget, live(maggie, with_=priya).outcomes, "A walk")
    register(person=maggie, organisation=place_of(bridget))
    CircleMember.objects.create(
        person=maggie,
        kind="provider-manager",
        name="Bridget",
        user=bridget.user,
        organisation=place_of(bridget),
    )
    send_request(
        search=Search.objects.get(pk=things["search"]),
        by=priya,
        answer_by=clock.today(),
        organisations=[place_of(nia)],
        because="x",
    )
    ours = Recipient.objects.select_related("request").get(pk=things["recipient"])
    for who in (priya, bridget):
        say_of_offer(recipient=ours, by=who, words=who.name, is_note=True)
    return things


def found(who: Actor | None, models: Sequence[type[Model]]) -> list[int]:
    with served(who):
        return [model._default_manager.count() for model in models]


@pytest.mark.django_db
class TestAProvider:
    def test_finds_what_they_were_sent_and_nothing_of_the_persons_side(
        self, asked: dict[str, str]
    ) -> None:
        bridget = cast.worker("bridget")
        assert found(bridget, THEIRS_ALONE) == [0, 0, 0, 0]
        with served(bridget):
            assert Request.objects.count() == 2  # that in answer, and that which was chosen from
            places = set(Recipient.objects.values_list("organisation", flat=True))
            assert places == {bridget.organisation_id}
            notes = OfferMessage.objects.filter(is_note=True).values_list("words", flat=True)
            assert list(notes) == ["Bridget Lowe"]

    def test_another_finds_their_own_and_not_how_many(self, asked: dict[str, str]) -> None:
        nia = Actor(cast.account("nia", "Nia"), None)
        member = nia.user.memberships.get()
        nia = Actor(nia.user, member)
        with served(nia):
            assert Recipient.objects.get().organisation_id == nia.organisation_id
            assert not Offer.objects.exists()
            assert not OfferMessage.objects.exists()

    def test_another_of_their_staff_finds_nothing_as_a_provider(
        self, asked: dict[str, str]
    ) -> None:
        assert found(cast.worker("sam"), (*THEIRS_ALONE, *SENT)) == [0] * 11

    def test_strangers_and_nobody_find_nothing(self, asked: dict[str, str], owen: Actor) -> None:
        for who in (owen, manager("Elsewhere", "else"), None):
            assert found(who, (*THEIRS_ALONE, *SENT)) == [0] * 11

    def test_puts_nothing_where_another_was_asked(self, asked: dict[str, str]) -> None:
        nia = Actor(cast.account("nia", "Nia"), cast.account("nia", "Nia").memberships.get())
        refused = pytest.raises(ProgrammingError, match="row-level security")
        with served(nia), refused, transaction.atomic():
            sql(
                'INSERT INTO brokerage_offer (id, recorded_at, number, doer, what, "when",'
                " meet_first, conditions, recipient_id) VALUES (gen_random_uuid(), now(), 9,"
                " 'provider', 'x', '', false, '', %s)",
                asked["recipient"],
            )

    def test_learns_who_it_is_with_a_yes(
        self, asked: dict[str, str], maggie_herself: Actor
    ) -> None:
        tell_who(search=Search.objects.get(pk=asked["chosen_search"]), by=maggie_herself)
        with served(cast.worker("bridget")):
            told = Recipient.objects.exclude(person=None).get()
            assert told.person_id == maggie_herself.user.person.pk


@pytest.mark.django_db
def test_the_persons_side_finds_it_all_and_a_broker_of_one_asked_none(
    asked: dict[str, str], maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    bo = manager("Open Market", "bo", RoleKey.BROKER)
    bill = manager("Brook", "bill", RoleKey.BROKER)
    assert bill.membership is not None
    bill.membership.organisation = cast.place("brook")
    bill.membership.save()
    for who in (bo, bill):
        CircleMember.objects.create(
            person=maggie,
            kind="broker",
            name=who.name,
            user=who.user,
            organisation_id=who.organisation_id,
        )
    for who in (priya, maggie_herself, bo):
        assert all(found(who, (*THEIRS_ALONE, *SENT)))
    assert found(bill, (Search, Choice, Thought, Recipient, Offer)) == [1, 0, 0, 0, 0]

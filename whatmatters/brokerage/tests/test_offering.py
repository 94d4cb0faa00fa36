"""Providers answer what they were sent, see nobody else, and what they said is kept."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.brokerage.actions import (
    Line,
    decline_request,
    keep_offer,
    make_offer,
    say_of_offer,
    think_of_offer,
    withdraw_offer,
    withdraw_request,
)
from whatmatters.brokerage.models import (
    NotOpen,
    Offer,
    OfferMessage,
    Recipient,
    Request,
    Search,
    Serves,
    Thought,
)
from whatmatters.brokerage.naming import StillNamed
from whatmatters.brokerage.prices import costs_of
from whatmatters.brokerage.tests.asking import asked, manager, terms
from whatmatters.foundations import clock
from whatmatters.people.models import Person


@pytest.mark.django_db
class TestAnOffer:
    def test_it_says_how_it_serves_each_outcome(self, to_brook: Recipient, bridget: Actor) -> None:
        first, second = to_brook.request.asked_for.in_order()
        made = make_offer(
            recipient=to_brook, by=bridget, terms=terms(serves={first.pk: "To the gate and back"})
        )
        assert {one.asked_for_id: one.words for one in made.serves.all()} == {
            first.pk: "To the gate and back",
            second.pk: "",
        }
        assert costs_of(made.lines.all()).weekly == Decimal("76.20")

    def test_a_newer_one_replaces_it_and_the_first_is_kept(
        self, offer: Offer, to_brook: Recipient, bridget: Actor
    ) -> None:
        newer = make_offer(recipient=to_brook, by=bridget, terms=terms(what="Walk all the way"))
        offer.refresh_from_db()
        assert (newer.number, offer.stands, offer.what) == (2, False, "Walk to the gate")
        assert list(Offer.objects.standing()) == [newer]

    def test_what_was_offered_is_never_written_over(self, offer: Offer) -> None:
        for row in (Offer.objects.filter(pk=offer.pk), Serves.objects.filter(offer=offer)):
            field = "what" if row.model is Offer else "words"
            with pytest.raises(IntegrityError, match="kept_as_written"), transaction.atomic():
                row.update(**{field: "Other"})

    def test_after_the_last_day_to_answer(self, to_brook: Recipient, bridget: Actor) -> None:
        gone = clock.today() - timedelta(days=1)
        Request.objects.update(sent_on=gone, answer_by=gone)
        with pytest.raises(NotOpen, match="has passed"):
            make_offer(recipient=to_brook, by=bridget, terms=terms())
        assert not Offer.objects.exists()

    def test_on_the_last_day_it_can_be_answered(self, to_brook: Recipient, bridget: Actor) -> None:
        Request.objects.update(answer_by=clock.today())
        assert make_offer(recipient=to_brook, by=bridget, terms=terms()).number == 1

    def test_to_a_request_that_was_taken_back(
        self, to_brook: Recipient, bridget: Actor, sent: Search, priya: Actor
    ) -> None:
        withdraw_request(search=sent, by=priya)
        with pytest.raises(NotOpen, match="taken back"):
            make_offer(recipient=to_brook, by=bridget, terms=terms())

    @pytest.mark.parametrize(
        "line",
        [
            Line(Decimal("-0.01"), "hour", "week"),
            Line(Decimal("10000000"), "hour", "week"),
            Line(Decimal("1000000"), "hour", "week", Decimal(100)),
            Line(Decimal(1), "hour", "week", Decimal(0)),
        ],
    )
    def test_a_price_below_nothing_or_beyond_all_is_refused(
        self, line: Line, to_brook: Recipient, bridget: Actor
    ) -> None:
        with pytest.raises(NotOpen, match="price"):
            make_offer(recipient=to_brook, by=bridget, terms=terms(lines=[line]))

    def test_an_offer_that_has_run_out_already(self, to_brook: Recipient, bridget: Actor) -> None:
        gone = clock.today() - timedelta(days=1)
        with pytest.raises(NotOpen, match="stand until"):
            make_offer(recipient=to_brook, by=bridget, terms=terms(valid_until=gone))

    def test_nothing_to_pay_is_a_price(self, to_brook: Recipient, bridget: Actor) -> None:
        free = Line(Decimal(0), "item", "week")
        made = make_offer(recipient=to_brook, by=bridget, terms=terms(lines=[free]))
        assert costs_of(made.lines.all()).in_words == "£0.00"

    @pytest.mark.parametrize("deed", ["offer", "decline", "say", "withdraw"])
    def test_nobody_answers_for_another_provider(
        self, deed: str, offer: Offer, to_brook: Recipient, rival: Actor
    ) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "offer": lambda: make_offer(recipient=to_brook, by=rival, terms=terms()),
            "decline": lambda: decline_request(recipient=to_brook, by=rival, because="x"),
            "say": lambda: say_of_offer(recipient=to_brook, by=rival, words="x"),
            "withdraw": lambda: withdraw_offer(offer=offer, by=rival),
        }
        with pytest.raises(PermissionDenied):
            deeds[deed]()

    def test_a_support_worker_of_the_provider_does_not(
        self, to_brook: Recipient, sam: Actor
    ) -> None:
        with pytest.raises(PermissionDenied):
            make_offer(recipient=to_brook, by=sam, terms=terms())

    def test_a_no_is_kept_with_why_and_may_still_become_an_offer(
        self, to_brook: Recipient, bridget: Actor
    ) -> None:
        decline_request(recipient=to_brook, by=bridget, because="Nobody is free on Tuesdays")
        to_brook.refresh_from_db()
        assert to_brook.declined_because == "Nobody is free on Tuesdays"
        make_offer(recipient=to_brook, by=bridget, terms=terms())
        to_brook.refresh_from_db()
        assert not to_brook.has_declined

    def test_a_no_takes_back_what_was_offered(
        self, offer: Offer, to_brook: Recipient, bridget: Actor
    ) -> None:
        decline_request(recipient=to_brook, by=bridget, because="Nobody is free")
        offer.refresh_from_db()
        assert not offer.stands


@pytest.mark.django_db
class TestTypedIn:
    def test_from_somebody_who_was_not_asked(self, sent: Search, priya: Actor) -> None:
        kept = keep_offer(search=sent, by=priya, terms=terms(), name="Green Fingers")
        assert (kept.recipient.kind, kept.made_by) == ("elsewhere", None)

    def test_from_nobody_is_refused(self, sent: Search, priya: Actor) -> None:
        with pytest.raises(NotOpen, match="who offers"):
            keep_offer(search=sent, by=priya, terms=terms(), name=" ")

    def test_a_name_that_a_provider_here_would_read(
        self, sent: Search, to_brook: Recipient, priya: Actor
    ) -> None:
        with pytest.raises(StillNamed):
            keep_offer(
                search=sent, by=priya, recipient=to_brook, terms=terms(what="Walk with Maggie")
            )
        own = sent.request.recipients.get(kind="own")
        keep_offer(search=sent, by=priya, recipient=own, terms=terms(what="Walk with Maggie"))

    def test_of_another_request_is_refused(
        self, sent: Search, priya: Actor, to_brook: Recipient
    ) -> None:
        other = Request.objects.create(
            search=Search.objects.create(person=sent.person, begun_by=priya.user)
        )
        theirs = Recipient.objects.create(request=other, kind="own", name="x", place=1)
        with pytest.raises(NotOpen, match="those who were asked"):
            keep_offer(search=sent, by=priya, recipient=theirs, terms=terms())


@pytest.mark.django_db
class TestWhatIsSaid:
    def test_each_side_reads_what_is_between_them_and_its_own_notes(
        self, to_brook: Recipient, bridget: Actor, rival: Actor, priya: Actor
    ) -> None:
        for who, side in ((bridget, "theirs"), (priya, "ours")):
            say_of_offer(recipient=to_brook, by=who, words=f"{side} said", kind="negotiation")
            say_of_offer(recipient=to_brook, by=who, words=f"{side} noted", is_note=True)

        assert _words(bridget) == ["theirs said", "theirs noted", "ours said"]
        assert _words(priya) == ["theirs said", "ours said", "ours noted"]
        assert _words(rival) == []

    def test_a_name_is_not_told_before_they_were_chosen(
        self, to_brook: Recipient, priya: Actor
    ) -> None:
        with pytest.raises(StillNamed):
            say_of_offer(recipient=to_brook, by=priya, words="Maggie asks if you drive")
        say_of_offer(recipient=to_brook, by=priya, words="Maggie", because="It is the cat")
        say_of_offer(recipient=to_brook, by=priya, words="Maggie is unsure", is_note=True)
        assert not any(one.written_by_id for one in OfferMessage.objects.all())

    def test_sent_twice_it_is_there_once(self, to_brook: Recipient, bridget: Actor) -> None:
        given = to_brook.pk
        for _ in range(2):
            say_of_offer(recipient=to_brook, by=bridget, words="Do you drive?", sent_as=given)
        assert OfferMessage.objects.count() == 1

    def test_nothing_is_changed_once_it_is_said(self, to_brook: Recipient, bridget: Actor) -> None:
        say_of_offer(recipient=to_brook, by=bridget, words="Yes", kind="mediation")
        with pytest.raises(IntegrityError, match="kept_as_written"), transaction.atomic():
            OfferMessage.objects.update(words="No")

    def test_after_it_is_closed_only_notes(
        self, to_brook: Recipient, sent: Search, priya: Actor, bridget: Actor
    ) -> None:
        withdraw_request(search=sent, by=priya)
        for who in (priya, bridget):
            with pytest.raises(NotOpen, match="closed"):
                say_of_offer(recipient=to_brook, by=who, words="x")
            say_of_offer(recipient=to_brook, by=who, words="x", is_note=True)

    def test_what_the_person_thinks_no_provider_reads(
        self, offer: Offer, maggie_herself: Actor, bridget: Actor
    ) -> None:
        think_of_offer(offer=offer, by=maggie_herself, words="She sounds kind")
        think_of_offer(offer=offer, by=maggie_herself, words="She sounds kind")
        assert Thought.objects.visible_to(maggie_herself).count() == 1
        assert not Thought.objects.visible_to(bridget).exists()
        with pytest.raises(PermissionDenied):
            think_of_offer(offer=offer, by=bridget, words="x")


def _words(who: Actor) -> list[str]:
    return [one.words for one in OfferMessage.objects.visible_to(who).in_order()]


@pytest.mark.django_db
def test_a_stranger_finds_nothing_of_it(offer: Offer, owen: Actor, maggie: Person) -> None:
    for who in (owen, manager("Elsewhere", "else")):
        assert not Offer.objects.visible_to(who).exists()
        assert not Recipient.objects.visible_to(who).exists()


@pytest.mark.django_db
def test_rivals_read_nothing_of_each_other(
    offer: Offer, sent: Search, rival: Actor, bridget: Actor
) -> None:
    assert not Offer.objects.visible_to(rival).exists()
    theirs = make_offer(recipient=asked(sent, rival), by=rival, terms=terms())
    assert list(Offer.objects.visible_to(bridget)) == [offer]
    assert list(Offer.objects.visible_to(rival)) == [theirs]

"""How it went, said between reviews: by the person, their circle, and who supports them."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import AlreadyEnded, Outcome, Update
from whatmatters.people.models import Bar, CircleMember, Person, Share


@pytest.mark.parametrize(
    ("who", "whose"),
    [("maggie_herself", "person"), ("june", "circle"), ("priya", "worker"), ("sam", "worker")],
)
def test_each_says_it_in_their_own_name(
    who: str, whose: str, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    update = actions.say_how_it_went(outcome=allotment, by=by, words="She got to the gate")

    assert (update.whose, update.said_by) == (whose, by.name)
    assert (update.written_by, update.said_on) == (by.user, clock.today())


def test_the_person_says_how_near_it_feels(allotment: Outcome, maggie_herself: Actor) -> None:
    update = actions.say_how_it_went(outcome=allotment, by=maggie_herself, nearness=0)

    assert (update.nearness, update.words) == (0, "")


@pytest.mark.parametrize("who", ["june", "priya"])
def test_nobody_else_says_how_near_it_feels(
    who: str, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    by: Actor = request.getfixturevalue(who)

    with pytest.raises(actions.NotTheirsToSay, match="Only the person"):
        actions.say_how_it_went(outcome=allotment, by=by, words="Well", nearness=9)

    assert not Update.objects.exists()


@pytest.mark.parametrize("who", ["helen", "tomasz", "owen"])
def test_who_has_no_part_in_their_life_may_not(
    who: str, allotment: Outcome, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        actions.say_how_it_went(
            outcome=allotment, by=request.getfixturevalue(who), words="I heard it went well"
        )


def test_it_is_closed_once_the_share_is_withdrawn(allotment: Outcome, june: Actor) -> None:
    Share.objects.update(withdrawn_at=clock.now())

    with pytest.raises(PermissionDenied):
        actions.say_how_it_went(outcome=allotment, by=june, words="Good")


def test_it_is_closed_to_somebody_barred(allotment: Outcome, sam: Actor, priya: Actor) -> None:
    Bar.objects.create(
        person=allotment.person, user=sam.user, because="Asked for", barred_by=priya.user
    )

    with pytest.raises(PermissionDenied):
        actions.say_how_it_went(outcome=allotment, by=sam, words="Good")


def test_nothing_is_added_after_a_death(allotment: Outcome, priya: Actor) -> None:
    Person.objects.update(died_on=clock.today())

    with pytest.raises(PermissionDenied):
        actions.say_how_it_went(outcome=allotment, by=priya, words="Good")


def test_nothing_is_added_once_it_has_ended(allotment: Outcome, priya: Actor) -> None:
    actions.end_outcome(outcome=allotment, by=priya, ending="achieved", on=clock.today())

    with pytest.raises(AlreadyEnded):
        actions.say_how_it_went(outcome=allotment, by=priya, words="Good")


def test_sent_twice_it_is_kept_once(allotment: Outcome, maggie_herself: Actor) -> None:
    name = uuid4()
    for _ in range(2):
        actions.say_how_it_went(outcome=allotment, by=maggie_herself, words="Good", sent_as=name)

    assert Update.objects.count() == 1


def test_other_words_from_the_same_page_are_kept_too(
    allotment: Outcome, maggie_herself: Actor
) -> None:
    name = uuid4()
    for words in ("Good", "No, bad"):
        actions.say_how_it_went(outcome=allotment, by=maggie_herself, words=words, sent_as=name)

    assert sorted(Update.objects.values_list("words", flat=True)) == ["Good", "No, bad"]


def test_what_was_said_stays_as_it_was_said(allotment: Outcome, maggie_herself: Actor) -> None:
    actions.say_how_it_went(outcome=allotment, by=maggie_herself, words="Good", nearness=4)

    with pytest.raises(IntegrityError), transaction.atomic():
        Update.objects.update(nearness=9)


@pytest.mark.parametrize(
    ("broken", "promise"),
    [
        ({"words": "", "nearness": None}, "update_says_something"),
        ({"nearness": 11}, "update_is_from_nought_to_ten"),
        ({"nearness": 5, "whose": "circle"}, "only_the_person_says_how_near_it_feels"),
    ],
)
def test_the_database_holds_its_promises(
    broken: dict[str, object], promise: str, allotment: Outcome, priya: Actor
) -> None:
    row: dict[str, object] = {"words": "Good", "whose": "person", "said_by": "Maggie"} | broken

    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        Update.objects.create(outcome=allotment, written_by=priya.user, **row)


def test_on_a_phone_it_is_one_page_and_one_press(
    visit: Visit, allotment: Outcome, maggie_herself: Actor, priya: Actor
) -> None:
    where = f"/outcomes/for/{allotment.person_id}/say"
    page = visit(where, by=maggie_herself)
    assert page.select_one(f"main input[value='{allotment.pk}'][checked]")

    typed = {"outcome": str(allotment.pk), "words": "I dug a row", "nearness": "6"}
    visit(where, by=maggie_herself, sending=typed)

    shown = visit(f"/outcomes/{allotment.pk}", by=priya).text
    assert "I dug a row" in shown
    assert "6 out of 10" in shown
    assert "Maggie Holt" in shown


def test_with_nothing_said_it_asks_again(
    visit: Visit, allotment: Outcome, maggie_herself: Actor, june: Actor
) -> None:
    where = f"/outcomes/for/{allotment.person_id}/say"

    page = visit(where, by=maggie_herself, sending={"outcome": str(allotment.pk), "words": " "})
    assert "Say how it went, or choose how near it feels" in page.text
    page = visit(where, by=june, sending={"outcome": str(allotment.pk), "words": "Hm\x00"})
    assert "can’t be kept" in page.text
    assert "Hm" in page.text


def test_nobody_else_is_asked_how_near_it_feels(
    visit: Visit, allotment: Outcome, june: Actor
) -> None:
    where = f"/outcomes/for/{allotment.person_id}/say"

    assert not visit(where, by=june).select("main input[name=nearness]")


def test_anothers_outcome_cannot_be_chosen(
    visit: Visit, allotment: Outcome, maggie_herself: Actor, walters: Outcome
) -> None:
    where = f"/outcomes/for/{allotment.person_id}/say"

    page = visit(where, by=maggie_herself, sending={"outcome": str(walters.pk), "words": "Ha"})

    assert "Choose one of the answers on the page" in page.text
    assert not Update.objects.exists()


def test_who_only_leads_the_team_reads(visit: Visit, allotment: Outcome, helen: Actor) -> None:
    CircleMember.objects.filter(kind="practitioner").update(joined_on=clock.today())

    visit(f"/outcomes/for/{allotment.person_id}/say", by=helen, expecting=403)

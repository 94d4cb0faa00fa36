"""One question on working together: answered alone, once, in a week; counted, never listed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.conversations.actions import open_conversation, sign_understanding
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.reviews import questions
from whatmatters.reviews.actions import answer_how_we_work, finish_review, refuse_how_we_work
from whatmatters.reviews.models import HowWeWork, Review, TooLate
from whatmatters.reviews.selectors import open_question, together_page
from whatmatters.reviews.tests.lives import CARRY_ON, decided

SECRET = "She looks at her watch"


@pytest.fixture
def asked(review: Review, priya: Actor) -> HowWeWork:
    """What Maggie is asked once her review is finished."""
    decided(review, priya, CARRY_ON, CARRY_ON, CARRY_ON)
    finish_review(review=review, by=priya)
    return HowWeWork.objects.get()


def told(how_many: int, *, by: Actor, area: str = "listened", says: int = 5) -> None:
    """So many people told this organisation the same."""
    assert by.membership is not None
    place = by.membership.organisation
    for number in range(how_many):
        HowWeWork.objects.create(
            person=Person.objects.create(known_as=f"Somebody {number}"),
            organisation=place,
            after="review",
            question=f"{area}-1",
            state="answered",
            says=says,
            words=SECRET,
        )


def test_it_is_asked_after_a_review(asked: HowWeWork, maggie_herself: Actor, priya: Actor) -> None:
    assert (asked.after, asked.organisation_id) == ("review", priya.organisation_id)
    assert open_question(viewer=maggie_herself) == asked


def test_it_is_asked_after_a_conversation(
    maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    talk = open_conversation(person=maggie, by=priya, held_on=clock.today())
    for words in ("She misses the garden", "And her friends"):
        sign_understanding(conversation=talk, by=priya, words=words)

    asked = open_question(viewer=maggie_herself)
    assert asked is not None
    assert asked.after == "conversation"
    assert HowWeWork.objects.count() == 1


def test_who_has_no_account_is_not_asked(maggie: Person, priya: Actor) -> None:
    Person.objects.filter(pk=maggie.pk).update(user=None)
    maggie.refresh_from_db()
    talk = open_conversation(person=maggie, by=priya, held_on=clock.today())

    sign_understanding(conversation=talk, by=priya, words="She misses the garden")

    assert not HowWeWork.objects.exists()


def test_it_is_worded_in_turn_and_each_area_is_asked_about() -> None:
    person, today = uuid4(), clock.today()
    days = range(len(questions.QUESTIONS))

    in_turn = {questions.next_for(person, today + timedelta(days=day)) for day in days}

    assert in_turn == set(questions.QUESTIONS)
    assert {questions.area_of(code) for code in in_turn} == set(questions.AREAS)


def test_maggie_answers_once(asked: HowWeWork, maggie_herself: Actor, visit: Visit) -> None:
    here = f"/reviews/question/{asked.pk}"
    visit(here, by=maggie_herself, sending={"says": "2", "words": SECRET})

    asked.refresh_from_db()
    assert (asked.state, asked.says, asked.words) == ("answered", 2, SECRET)
    assert open_question(viewer=maggie_herself) is None
    page = visit(here, by=maggie_herself, sending={"says": "5"})
    assert "You have answered this already" in page.text
    asked.refresh_from_db()
    assert asked.says == 2


def test_she_may_say_that_she_would_rather_not(
    asked: HowWeWork, maggie_herself: Actor, visit: Visit
) -> None:
    visit(f"/reviews/question/{asked.pk}", by=maggie_herself, sending={"rather": "not"})

    asked.refresh_from_db()
    assert (asked.state, asked.says) == ("refused", None)


def test_nothing_chosen_is_answered_in_words(
    asked: HowWeWork, maggie_herself: Actor, visit: Visit
) -> None:
    sent = {"words": SECRET}
    page = visit(f"/reviews/question/{asked.pk}", by=maggie_herself, sending=sent)

    assert "Choose an answer" in page.text
    assert SECRET in page.text


@pytest.mark.parametrize(("days", "is_open"), [(6, True), (7, False)])
def test_it_is_open_for_seven_days(
    days: int, is_open: bool, asked: HowWeWork, maggie_herself: Actor
) -> None:
    with clock.at(clock.now() + timedelta(days=days)):
        assert (open_question(viewer=maggie_herself) is not None) is is_open
        if not is_open:
            with pytest.raises(TooLate):
                answer_how_we_work(asked=asked, by=maggie_herself, says=3)


@pytest.mark.parametrize("who", ["priya", "helen", "sam", "june", "tomasz", "ruth", "owen"])
def test_it_is_nobody_elses(
    who: str, asked: HowWeWork, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/reviews/question/{asked.pk}", by=actor, expecting=404)
    assert not HowWeWork.objects.visible_to(actor).exists()
    with pytest.raises(PermissionDenied):
        answer_how_we_work(asked=asked, by=actor, says=5)
    with pytest.raises(PermissionDenied):
        refuse_how_we_work(asked=asked, by=actor)


def test_no_page_of_hers_that_a_worker_opens_says_it(
    asked: HowWeWork, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    answer_how_we_work(asked=asked, by=maggie_herself, says=1, words=SECRET)

    for page in (
        f"/people/{asked.person_id}",
        f"/people/{asked.person_id}/thread",
        f"/people/{asked.person_id}/details",
        "/my-day",
    ):
        assert SECRET not in visit(page, by=priya).text


def test_it_does_not_know_who_was_there() -> None:
    points_at = {field.name for field in HowWeWork._meta.fields if field.is_relation}

    assert points_at == {"person", "organisation"}


@pytest.mark.parametrize(("how_many", "is_shown"), [(0, False), (1, False), (7, False), (8, True)])
def test_fewer_than_eight_are_not_shown(
    how_many: int, is_shown: bool, helen: Actor, priya: Actor, visit: Visit
) -> None:
    told(how_many, by=priya)

    listened = together_page(viewer=helen).areas[0]
    said = visit("/reviews/relationship", by=helen).text

    assert listened.is_enough is is_shown
    assert listened.asked == how_many
    assert ("About 10 in 10" in said) is is_shown
    assert SECRET not in said
    assert "for learning, never for ranking" in said


def test_it_counts_who_was_asked_and_who_did_not_answer(
    asked: HowWeWork, helen: Actor, priya: Actor
) -> None:
    area = questions.area_of(asked.question)
    told(8, by=priya, area=area, says=4)
    told(2, by=priya, area=area, says=1)

    (shown,) = (one for one in together_page(viewer=helen).areas if one.is_enough)

    assert (shown.asked, shown.answered, shown.unanswered) == (11, 10, 1)
    assert shown.good == 8


def test_another_organisation_counts_its_own(helen: Actor, owen: Actor) -> None:
    told(9, by=owen)

    assert all(area.asked == 0 for area in together_page(viewer=helen).areas)


@pytest.mark.parametrize("who", ["priya", "maggie_herself"])
def test_only_a_team_lead_opens_the_counts(
    who: str, visit: Visit, request: pytest.FixtureRequest
) -> None:
    visit("/reviews/relationship", by=request.getfixturevalue(who), expecting=403)

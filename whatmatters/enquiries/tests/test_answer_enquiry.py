"""A little information is often all that is wanted: it is given, and written down."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.enquiries import actions
from whatmatters.enquiries.models import Answer, Enquiry
from whatmatters.enquiries.tests.enquiring import RIGHT_TO_LEFT, saved, sent

ANSWER = {"words": "There is a lunch club on Thursdays.", "given_how": "by phone, to Carol"}


def given(enquiry: Enquiry, by: Actor) -> Answer:
    return actions.answer_enquiry(enquiry=enquiry, by=by, words=ANSWER["words"])


def test_it_is_answered_and_the_answer_is_shown(visit: Visit, priya: Actor) -> None:
    enquiry = sent()

    page = visit(f"/enquiries/{enquiry.pk}/answer", by=priya, sending=ANSWER)

    enquiry.refresh_from_db()
    assert enquiry.status == Enquiry.Status.ANSWERED
    assert enquiry.closed_by == priya.user
    assert "Your answer is written down" in page.text
    assert ANSWER["words"] in page.text
    assert "Priya Nair" in page.text


def test_another_may_follow_and_the_first_stays(priya: Actor, tomasz: Actor) -> None:
    enquiry = sent()
    first = given(enquiry, priya)
    actions.answer_enquiry(enquiry=enquiry, by=tomasz, words="And one on Mondays.")

    enquiry.refresh_from_db()
    assert enquiry.answers.count() == 2
    assert enquiry.closed_by == priya.user, "it was dealt with the first time"
    with pytest.raises(IntegrityError, match="kept_as_written"), transaction.atomic():
        Answer.objects.filter(pk=first.pk).update(words="Something else")


def test_an_answer_may_follow_a_record(priya: Actor) -> None:
    enquiry = sent()
    person = actions.start_record(enquiry=enquiry, by=priya)

    answer = given(enquiry, priya)

    enquiry.refresh_from_db()
    assert enquiry.status == Enquiry.Status.BEGUN
    entry = AuditEntry.objects.get(did="enquiries.answered")
    assert (entry.to, entry.about) == (f"enquiries.Answer:{answer.pk}", str(person.pk))


@pytest.mark.parametrize("who", ["sam", "owen", "june", "maggie_herself"])
def test_nobody_else_may_and_nothing_changes(who: str, request: pytest.FixtureRequest) -> None:
    actor: Actor = request.getfixturevalue(who)
    enquiry = sent()
    before = AuditEntry.objects.count()

    with pytest.raises(PermissionDenied):
        given(enquiry, actor)

    enquiry.refresh_from_db()
    assert enquiry.is_waiting
    assert not Answer.objects.exists()
    assert AuditEntry.objects.count() == before


def test_a_draft_cannot_be_answered(priya: Actor) -> None:
    with pytest.raises(PermissionDenied):
        given(saved(words="Still writing"), priya)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (" \n", "Write the information or advice you gave"),
        ("a\x00b", "There is a character here that can’t be kept"),
        ("x" * 200_001, "Shorten it to 200,000 or fewer"),
    ],
)
def test_what_is_refused_and_in_which_words(
    words: str, sentence: str, visit: Visit, priya: Actor
) -> None:
    enquiry = sent()

    page = visit(
        f"/enquiries/{enquiry.pk}/answer",
        by=priya,
        sending={"words": words, "given_how": "by post"},
    )

    assert sentence in page.text
    assert "by post" in str(page.select_one("[name=given_how]"))
    assert not Answer.objects.exists()


def test_words_are_kept_exactly(visit: Visit, priya: Actor) -> None:
    enquiry = sent()

    visit(f"/enquiries/{enquiry.pk}/answer", by=priya, sending={"words": RIGHT_TO_LEFT})

    assert Answer.objects.get().words == RIGHT_TO_LEFT


def test_pressed_twice_it_is_one_answer(visit: Visit, priya: Actor) -> None:
    enquiry = sent()
    once = ANSWER | {"sent_as": str(uuid4())}

    visit(f"/enquiries/{enquiry.pk}/answer", by=priya, sending=once)
    visit(f"/enquiries/{enquiry.pk}/answer", by=priya, sending=once)

    assert Answer.objects.count() == 1
    assert AuditEntry.objects.filter(did="enquiries.answered").count() == 1


def test_it_is_written_down_without_a_word_of_it(priya: Actor) -> None:
    answer = given(sent(), priya)

    entry = AuditEntry.objects.get(did="enquiries.answered")
    assert (entry.by, entry.to) == (str(priya.user.pk), f"enquiries.Answer:{answer.pk}")


@pytest.mark.parametrize("answers", [1, 12])
def test_the_page_asks_the_same_however_many_answers(
    answers: int,
    priya: Actor,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    enquiry = sent()
    for _ in range(answers):
        given(enquiry, priya)
    arrive(client, priya)

    with django_assert_num_queries(7):
        client.get(f"/enquiries/{enquiry.pk}")

"""What to talk about next time; and a word alone, which nobody looking on can tell of."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations import actions
from whatmatters.conversations.models import Topic
from whatmatters.people.models import CircleMember, Person

BUS = "Who drives me on Tuesdays?"


def test_what_the_person_wants_to_talk_about_waits_for_the_practitioner(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    where = f"/conversations/next-time/{maggie.pk}"
    visit(where, by=maggie_herself, sending={"words": BUS})

    assert BUS in visit(where, by=priya).text
    assert "something to talk about next time" in visit("/my-day", by=priya).text


def test_asked_twice_it_stands_once(maggie: Person, maggie_herself: Actor) -> None:
    for _ in range(2):
        actions.ask_to_talk(person=maggie, by=maggie_herself, words=BUS)

    assert Topic.objects.count() == 1


def test_once_talked_about_it_is_gone_from_the_list(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    topic = actions.ask_to_talk(person=maggie, by=maggie_herself, words=BUS)

    page = visit(f"/conversations/topics/{topic.pk}", by=priya, sending={})

    assert BUS not in page.text
    topic.refresh_from_db()
    assert topic.settled_by == priya.user
    with pytest.raises(actions.AlreadyTalkedAbout, match="already"):
        actions.settle_topic(topic=topic, by=maggie_herself)


def test_a_word_alone_reaches_the_practitioner(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    typed = {"words": "At home", "how_to_reach": "At the day centre on Friday"}
    visit(f"/conversations/get-in-touch/{maggie.pk}", by=maggie_herself, sending=typed)

    assert "asks you to get in touch" in visit("/my-day", by=priya).text
    shown = visit(f"/conversations/next-time/{maggie.pk}", by=priya).text
    assert "Wants to talk alone" in shown
    assert "At the day centre on Friday" in shown


def test_one_press_is_enough(visit: Visit, maggie: Person, maggie_herself: Actor) -> None:
    visit(f"/conversations/get-in-touch/{maggie.pk}", by=maggie_herself, sending={"words": ""})

    assert Topic.objects.get().alone


def test_nothing_on_the_persons_own_side_tells_of_it(
    visit: Visit, maggie: Person, maggie_herself: Actor
) -> None:
    pages = [f"/people/{maggie.pk}", f"/conversations/next-time/{maggie.pk}"]
    before = [visit(page, by=maggie_herself).text for page in pages]
    actions.ask_alone(person=maggie, by=maggie_herself, words="He reads my post")
    after = [visit(page, by=maggie_herself).text for page in pages]

    assert after == before


def test_the_page_that_is_looked_at_together_does_not_tell_of_it(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    talk = actions.open_conversation(person=maggie, by=priya, held_on=maggie.recorded_at.date())
    actions.ask_to_talk(person=maggie, by=maggie_herself, words=BUS)
    actions.ask_alone(person=maggie, by=maggie_herself, words="He reads my post")

    shown = visit(f"/conversations/{talk.pk}", by=priya).text

    assert BUS in shown
    assert "He reads my post" not in shown


@pytest.mark.parametrize("who", ["june", "sam", "tomasz", "owen"])
def test_nobody_else_sees_either(
    who: str, visit: Visit, maggie: Person, maggie_herself: Actor, request: pytest.FixtureRequest
) -> None:
    topic = actions.ask_to_talk(person=maggie, by=maggie_herself, words=BUS)
    by: Actor = request.getfixturevalue(who)

    visit(f"/conversations/next-time/{maggie.pk}", by=by, expecting=404)
    visit(f"/conversations/topics/{topic.pk}", by=by, sending={}, expecting=404)


@pytest.mark.parametrize("who", ["june", "priya", "helen"])
def test_nobody_asks_for_a_word_alone_in_their_name(
    who: str, maggie: Person, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        actions.ask_alone(person=maggie, by=request.getfixturevalue(who))

    assert not Topic.objects.exists()


def test_a_team_lead_reads_and_writes_nothing(
    visit: Visit, maggie: Person, maggie_herself: Actor, helen: Actor
) -> None:
    actions.ask_to_talk(person=maggie, by=maggie_herself, words=BUS)
    where = f"/conversations/next-time/{maggie.pk}"

    assert BUS in visit(where, by=helen).text
    visit(where, by=helen, sending={"words": "x"}, expecting=403)


def test_it_is_closed_once_their_place_has_ended(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    actions.ask_alone(person=maggie, by=maggie_herself)
    CircleMember.objects.filter(user=priya.user).update(left_on=maggie.recorded_at.date())

    visit(f"/conversations/next-time/{maggie.pk}", by=priya, expecting=404)


def test_nothing_typed_asks_again(visit: Visit, maggie: Person, maggie_herself: Actor) -> None:
    where = f"/conversations/next-time/{maggie.pk}"

    assert "Write what to talk about" in visit(where, by=maggie_herself, sending={}).text


def test_no_words_are_in_the_audit(maggie: Person, maggie_herself: Actor) -> None:
    actions.ask_alone(person=maggie, by=maggie_herself, words="He reads my post")

    entry = AuditEntry.objects.filter(did="conversations.topic-added").values().get()
    assert "post" not in str(entry)
    assert "alone" not in str(entry)


@pytest.mark.parametrize(
    ("broken", "promise"),
    [
        ({"words": ""}, "topic_is_in_words_or_asks_for_somebody"),
        ({"settled_by": True}, "topic_is_settled_by_somebody_at_a_time"),
    ],
)
def test_the_database_holds_its_promises(
    broken: dict[str, object], promise: str, maggie: Person, priya: Actor
) -> None:
    row: dict[str, object] = {"words": BUS} | broken
    if "settled_by" in row:
        row["settled_by"] = priya.user

    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        Topic.objects.create(person=maggie, asked_by=priya.user, **row)


def test_what_was_asked_stays_as_it_was_asked(maggie: Person, maggie_herself: Actor) -> None:
    actions.ask_to_talk(person=maggie, by=maggie_herself, words=BUS)

    with pytest.raises(IntegrityError), transaction.atomic():
        Topic.objects.update(words="Something else")

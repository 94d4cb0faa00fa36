"""Writing is saved as it is typed: a row for each hand and tab, so that nobody's is overwritten."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation, Draft


def save(client: Client, talk: Conversation, words: str, **more: str) -> int:
    sent = {"box": "statement", "words": words, **more}
    answer = client.post(reverse("conversations:save", args=[talk.pk]), sent)
    return answer.status_code


def page_of(talk: Conversation) -> str:
    return reverse("conversations:write", args=[talk.pk])


def test_it_is_saved_with_everything_chosen(
    client: Client, talk: Conversation, priya: Actor
) -> None:
    name = str(uuid.uuid4())
    arrive(client, priya)

    save(client, talk, "What I’d mi", sent_as=name)
    save(client, talk, "What I’d miss ", sent_as=name, whose="carer", whose_name="June")

    draft = Draft.objects.get()
    assert (draft.words, draft.whose, draft.whose_name) == ("What I’d miss ", "carer", "June")
    assert str(draft.sent_as) == name


def test_two_tabs_have_two_rows(client: Client, talk: Conversation, priya: Actor) -> None:
    arrive(client, priya)

    save(client, talk, "one", sent_as=str(uuid.uuid4()))
    save(client, talk, "two", sent_as=str(uuid.uuid4()))

    assert sorted(draft.words for draft in Draft.objects.all()) == ["one", "two"]


def test_two_people_have_two_rows_even_under_one_name(
    talk: Conversation, priya: Actor, maggie_herself: Actor
) -> None:
    name = uuid.uuid4()
    for by, words in ((priya, "hers"), (maggie_herself, "mine")):
        actions.save_draft(conversation=talk, by=by, box="statement", words=words, sent_as=name)

    assert sorted(draft.words for draft in Draft.objects.all()) == ["hers", "mine"]


def test_each_page_has_a_name_of_its_own(visit: Visit, talk: Conversation, priya: Actor) -> None:
    names = {
        field["value"]
        for _ in range(2)
        for field in visit(page_of(talk), by=priya).select("input[name=sent_as]")
    }

    assert len(names) == 4


def test_unfinished_writing_waits_for_its_writer_alone(
    visit: Visit, talk: Conversation, priya: Actor, maggie_herself: Actor
) -> None:
    actions.save_draft(
        conversation=talk, by=priya, box="statement", words="It’s the", sent_as=uuid.uuid4()
    )

    hers, mine = visit(page_of(talk), by=priya), visit(page_of(talk), by=maggie_herself)

    assert "It’s the" in hers.select_one(".talk-unfinished").text  # type: ignore[union-attr]
    assert "It’s the" not in mine.text


def test_it_is_gone_on_with_under_a_new_name(
    visit: Visit, talk: Conversation, priya: Actor
) -> None:
    name = uuid.uuid4()
    draft = actions.save_draft(
        conversation=talk,
        by=priya,
        box="statement",
        words="It’s the",
        sent_as=name,
        whose="carer",
        whose_name="June",
    )

    page = visit(reverse("conversations:go-on", args=[draft.pk]), by=priya, sending={})

    box = page.select_one("#id_words")
    assert box is not None
    assert box.text.strip() == "It’s the"
    assert page.select("input[name=whose][value=carer][checked]")
    assert not page.select(".talk-unfinished")
    actions.save_draft(conversation=talk, by=priya, box="statement", words="old", sent_as=name)
    assert sorted(draft.words for draft in Draft.objects.all()) == ["It’s the", "old"]


def test_it_is_thrown_away(visit: Visit, talk: Conversation, priya: Actor) -> None:
    draft = actions.save_draft(
        conversation=talk, by=priya, box="statement", words="Hm", sent_as=uuid.uuid4()
    )

    visit(reverse("conversations:throw-away", args=[draft.pk]), by=priya, sending={})

    assert not Draft.objects.exists()
    assert AuditEntry.objects.filter(did="conversations.writing-thrown-away").exists()


@pytest.mark.parametrize("deed", ["go-on", "throw-away"])
def test_anothers_writing_is_not_there(
    deed: str, visit: Visit, talk: Conversation, priya: Actor, maggie_herself: Actor
) -> None:
    draft = actions.save_draft(
        conversation=talk, by=priya, box="statement", words="Hm", sent_as=uuid.uuid4()
    )

    address = reverse(f"conversations:{deed}", args=[draft.pk])
    visit(address, by=maggie_herself, sending={}, expecting=404)

    assert Draft.objects.get().words == "Hm"


def test_save_for_later_needs_no_script(visit: Visit, talk: Conversation, priya: Actor) -> None:
    sent = {"box": "understanding", "words": "The hill is", "do": "later"}

    page = visit(page_of(talk), by=priya, sending=sent)

    assert "Saved for later" in page.text
    assert Draft.objects.get().box == Draft.Box.UNDERSTANDING
    assert not talk.understandings.exists()


def test_an_emptied_box_leaves_nothing(talk: Conversation, priya: Actor) -> None:
    name = uuid.uuid4()
    for words in ("Hm", " \n"):
        actions.save_draft(conversation=talk, by=priya, box="statement", words=words, sent_as=name)

    assert not Draft.objects.exists()


@pytest.mark.parametrize("late", ["I miss it", "I mi", "I miss \n"])
def test_a_slow_save_does_not_come_back_after_the_words_are_kept(
    late: str, talk: Conversation, priya: Actor
) -> None:
    name = uuid.uuid4()
    actions.keep_statement(conversation=talk, by=priya, words="I miss it", sent_as=name)

    actions.save_draft(conversation=talk, by=priya, box="statement", words=late, sent_as=name)

    assert not Draft.objects.exists()


@pytest.mark.parametrize("late", ["I miss it so", "I missed", "miss it"])
def test_what_was_not_kept_of_it_still_is_saved(
    late: str, talk: Conversation, priya: Actor
) -> None:
    name = uuid.uuid4()
    actions.keep_statement(conversation=talk, by=priya, words="I miss it", sent_as=name)

    actions.save_draft(conversation=talk, by=priya, box="statement", words=late, sent_as=name)

    assert Draft.objects.get().words == late


def test_many_saves_are_one_entry(talk: Conversation, priya: Actor) -> None:
    name = uuid.uuid4()
    for words in ("I", "I mi", "I miss"):
        actions.save_draft(conversation=talk, by=priya, box="statement", words=words, sent_as=name)

    assert AuditEntry.objects.get().did == "conversations.writing-begun"


def test_what_cannot_be_kept_is_refused_in_words(
    client: Client, talk: Conversation, priya: Actor
) -> None:
    arrive(client, priya)
    sent = {"box": "statement", "words": "a\x00b"}

    answer = client.post(reverse("conversations:save", args=[talk.pk]), sent)

    assert answer.status_code == 400
    assert answer.json()["problem"].startswith("There is a character here that can’t be kept")


def test_signed_out_nothing_is_saved(client: Client, talk: Conversation) -> None:
    assert save(client, talk, "I miss") == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("who", "answer"), [("sam", 404), ("owen", 404), ("helen", 403)])
def test_nobody_else_may(
    who: str,
    answer: int,
    client: Client,
    talk: Conversation,
    request: pytest.FixtureRequest,
) -> None:
    by = request.getfixturevalue(who)
    arrive(client, by)

    assert save(client, talk, "I miss") == answer
    with pytest.raises(PermissionDenied):
        actions.save_draft(
            conversation=talk, by=by, box="statement", words="x", sent_as=uuid.uuid4()
        )

    assert not Draft.objects.exists()

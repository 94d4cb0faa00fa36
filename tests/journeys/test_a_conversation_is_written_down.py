"""Priya writes down what Maggie says while they talk; whatever happens, no word is lost."""

import re
import uuid

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from tests.browser import A_STORY, axe_violations, too_wide
from tests.journeys.conftest import Sits
from whatmatters.access.actor import Actor
from whatmatters.access.models import SignedIn
from whatmatters.conversations import actions
from whatmatters.conversations.models import Conversation, Statement
from whatmatters.conversations.tests.talk import talk_with
from whatmatters.people.models import Person

pytestmark = A_STORY

HANDS_IN_THE_SOIL = "I want my hands in the soil again. Even if it’s only the bed by the shed."


@pytest.fixture
def talk(maggie: Person, priya: Actor) -> Conversation:
    return talk_with(maggie, by=priya)


def page_of(talk: Conversation) -> str:
    return reverse("conversations:write", args=[talk.pk])


def box(page: Page) -> Locator:
    return page.get_by_label(re.compile("What is being said|What would you like to say"))


def how_it_stands(page: Page) -> Locator:
    """The line under the box that says whether the words are safe."""
    return page.locator("#write-statement [role=status]")


def said(page: Page) -> Locator:
    return page.locator("#said blockquote")


def kept_words(talk: Conversation) -> list[str]:
    return [said.words for said in talk.statements.order_by("recorded_at", "pk")]


def test_priya_begins_and_keeps_what_maggie_says(
    sits_down: Sits, maggie: Person, priya: Actor
) -> None:
    page = sits_down(priya, at=reverse("conversations:begin", args=[maggie.pk]))
    page.get_by_role("button", name="Begin writing").click()

    box(page).fill(HANDS_IN_THE_SOIL)
    box(page).press("Control+Enter")

    expect(said(page)).to_have_text([HANDS_IN_THE_SOIL])
    expect(box(page)).to_have_value("")
    expect(box(page)).to_be_focused()
    expect(how_it_stands(page)).to_contain_text("Kept at")


def test_the_carers_words_are_kept_as_hers(
    sits_down: Sits, talk: Conversation, priya: Actor
) -> None:
    page = sits_down(priya, at=page_of(talk))

    box(page).fill("She used to be out in all weathers.")
    page.get_by_label("A carer’s").check()
    page.get_by_label("Who said or saw it?").fill("June")
    page.get_by_label("People and places").check()
    page.get_by_role("button", name="Keep these words").click()

    expect(page.locator("#said")).to_contain_text("June, carer")
    expect(page.locator("#gathered")).to_contain_text("She used to be out in all weathers.")


def test_what_is_typed_is_saved_and_found_again(
    sits_down: Sits, talk: Conversation, priya: Actor
) -> None:
    page = sits_down(priya, at=page_of(talk))
    box(page).press_sequentially("It’s not the veg, it’s the")
    expect(how_it_stands(page)).to_contain_text("Saved at")

    page.goto(page_of(talk))
    page.get_by_role("button", name="Go on with it").click()

    expect(box(page)).to_have_value("It’s not the veg, it’s the")
    box(page).press("End")
    box(page).press_sequentially(" robin.")
    page.get_by_role("button", name="Keep these words").click()
    expect(said(page)).to_have_text(["It’s not the veg, it’s the robin."])
    page.goto(page_of(talk))
    expect(page.get_by_text("Unfinished writing")).to_have_count(0)


def test_the_connection_drops_while_she_types(
    sits_down: Sits, talk: Conversation, priya: Actor
) -> None:
    page = sits_down(priya, at=page_of(talk))
    page.context.set_offline(True)
    box(page).press_sequentially("Arthur kept my bean poles.")
    expect(how_it_stands(page)).to_contain_text("Not saved yet: no connection")

    page.context.set_offline(False)

    expect(how_it_stands(page)).to_contain_text("Saved at")
    assert talk.drafts.get().words == "Arthur kept my bean poles."


def test_the_connection_drops_as_she_keeps_and_the_words_are_kept_once(
    sits_down: Sits, talk: Conversation, priya: Actor
) -> None:
    page = sits_down(priya, at=page_of(talk))
    lost: list[str] = []

    def answer_gets_lost(route) -> None:  # type: ignore[no-untyped-def]
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().text())
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(f"**{page_of(talk)}", answer_gets_lost)
    box(page).fill(HANDS_IN_THE_SOIL)
    page.get_by_role("button", name="Keep these words").click()

    expect(how_it_stands(page)).to_contain_text("Not kept yet: no connection")
    expect(box(page)).to_have_value(HANDS_IN_THE_SOIL)
    expect(how_it_stands(page)).to_contain_text("Kept at", timeout=15000)
    assert kept_words(talk) == [HANDS_IN_THE_SOIL]


def test_she_is_signed_out_while_she_types(
    sits_down: Sits, talk: Conversation, priya: Actor
) -> None:
    page = sits_down(priya, at=page_of(talk))
    SignedIn.objects.all().delete()

    box(page).press_sequentially("I might fall.")

    expect(how_it_stands(page)).to_contain_text("You have been signed out")
    expect(box(page)).to_have_value("I might fall.")


def test_two_tabs_do_not_overwrite_each_other(
    sits_down: Sits, talk: Conversation, priya: Actor
) -> None:
    one = sits_down(priya, at=page_of(talk))
    other = one.context.new_page()
    other.goto(page_of(talk))

    box(one).press_sequentially("In the first tab.")
    box(other).press_sequentially("In the second tab.")
    expect(how_it_stands(one)).to_contain_text("Saved at")
    expect(how_it_stands(other)).to_contain_text("Saved at")

    assert sorted(draft.words for draft in talk.drafts.all()) == [
        "In the first tab.",
        "In the second tab.",
    ]


def test_maggies_own_words_arrive_while_priya_writes(
    sits_down: Sits, talk: Conversation, priya: Actor, maggie_herself: Actor
) -> None:
    page = sits_down(priya, at=page_of(talk))
    box(page).press_sequentially("I was just")

    maggies = sits_down(maggie_herself, at=page_of(talk))
    box(maggies).fill("I forgot to say: cuttings, for Arthur.")
    maggies.get_by_role("button", name="Keep these words").click()

    expect(said(page)).to_have_text(["I forgot to say: cuttings, for Arthur."], timeout=15000)
    expect(box(page)).to_have_value("I was just")


def test_some_of_the_words_are_chosen_for_an_outcome(
    sits_down: Sits, talk: Conversation, priya: Actor
) -> None:
    kept = actions.keep_statement(conversation=talk, by=priya, words=HANDS_IN_THE_SOIL)
    page = sits_down(priya, at=page_of(talk))

    said(page).evaluate(
        """words => {
          const some = document.createRange();
          some.setStart(words.firstChild, 7);
          some.setEnd(words.firstChild, 33);
          getSelection().removeAllRanges();
          getSelection().addRange(some);
        }"""
    )
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.get_by_role("button", name="Use these words").click()

    fields = sent.value.post_data_json or {}
    assert sent.value.url.endswith(reverse("outcomes:hear", args=[talk.person_id]))
    assert fields["said_in"] == str(kept.pk)
    assert fields["chosen"] == "my hands in the soil again"
    expect(page.locator("textarea[name=words]")).to_have_value("my hands in the soil again")
    assert "soil" not in page.url


def test_all_of_it_works_without_script(sits_down: Sits, talk: Conversation, priya: Actor) -> None:
    page = sits_down(priya, at=page_of(talk), script=False)

    box(page).fill("It’s not the veg, it’s the")
    page.get_by_role("button", name="Save for later").first.click()
    page.get_by_role("button", name="Go on with it").click()
    box(page).fill("It’s not the veg, it’s the robin.")
    page.get_by_role("button", name="Keep these words").click()
    expect(said(page)).to_have_text(["It’s not the veg, it’s the robin."])

    page.get_by_label("What do you make of it?").fill("Company, as much as growing.")
    page.get_by_role("button", name="Sign this").click()
    expect(page.locator("#understood")).to_contain_text("Signed by Priya Nair, practitioner")


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("who", ["priya", "maggie_herself", "helen"])
def test_anybody_can_use_it(
    who: str,
    width: int,
    sits_down: Sits,
    talk: Conversation,
    priya: Actor,
    request: pytest.FixtureRequest,
) -> None:
    much_is_said(talk, priya)

    page = sits_down(request.getfixturevalue(who), at=page_of(talk), width=width)

    assert axe_violations(page) == []
    assert too_wide(page) == []


@pytest.mark.parametrize("name", ["begin", "details", "put-right", "prompts"])
def test_anybody_can_use_the_pages_around_it(
    name: str, sits_down: Sits, talk: Conversation, priya: Actor, helen: Actor
) -> None:
    first = much_is_said(talk, priya)
    about = {"begin": talk.person_id, "details": talk.pk, "put-right": first.pk}
    address = reverse(f"conversations:{name}", args=[about[name]] if name in about else [])

    page = sits_down(helen if name == "prompts" else priya, at=address)

    assert axe_violations(page) == []
    assert too_wide(page) == []


def much_is_said(talk: Conversation, by: Actor) -> Statement:
    first = actions.keep_statement(conversation=talk, by=by, words="It’s the bus")
    second = actions.keep_statement(
        conversation=talk, by=by, words="It’s the hill", about="barrier", puts_right=first
    )
    actions.sign_understanding(conversation=talk, by=by, words="The hill is the thing.")
    actions.save_draft(conversation=talk, by=by, box="statement", words="And", sent_as=uuid.uuid4())
    return second

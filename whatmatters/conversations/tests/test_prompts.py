"""The menu of prompts: ours, until an organisation makes its own; nobody has to follow it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.models import Conversation, Prompt
from whatmatters.demonstration import cast

ADDRESS = "/conversations/prompts"
OURS = {"Gardens": ["What grows?", "What used to grow?"]}


def menu_names(by: Actor) -> list[str]:
    return [group.name for group in selectors.menu_for(by.organisation_id)]


def change(by: Actor, groups: dict[str, list[str]]) -> None:
    actions.change_prompts(organisation=cast.place("westbury"), by=by, groups=groups)


def test_the_house_has_a_menu_of_its_own() -> None:
    menu = selectors.house_menu()

    assert len(menu) == 13
    assert all(group.name and group.prompts for group in menu)


def test_a_lead_changes_it_for_the_organisation(
    visit: Visit, helen: Actor, priya: Actor, owen: Actor
) -> None:
    sent = {"count": "1", "name_1": "Gardens", "prompts_1": "What grows?\n\n What used to grow? "}

    visit(ADDRESS, by=helen, sending={"do": "save", **sent})

    assert [g.prompts for g in selectors.menu_for(priya.organisation_id)] == [
        ("What grows?", "What used to grow?")
    ]
    assert selectors.menu_for(owen.organisation_id) == selectors.house_menu()


def test_it_stands_beside_the_conversation(
    visit: Visit, talk: Conversation, helen: Actor, priya: Actor
) -> None:
    change(helen, OURS)

    page = visit(reverse("conversations:write", args=[talk.pk]), by=priya)

    assert [s.text for s in page.select(".talk-menu__group > summary")] == ["Gardens"]


def test_it_goes_back_to_the_houses_own(visit: Visit, helen: Actor) -> None:
    change(helen, OURS)

    visit(ADDRESS, by=helen, sending={"do": "house"})

    assert not Prompt.objects.exists()
    assert menu_names(helen) == [group.name for group in selectors.house_menu()]


def test_groups_are_added_and_removed_with_all_that_was_typed(visit: Visit, helen: Actor) -> None:
    sent = {"count": "2", "name_1": "A", "prompts_1": "a?", "name_2": "B", "prompts_2": "b?"}

    more = visit(ADDRESS, by=helen, sending={"do": "add", **sent})
    fewer = visit(ADDRESS, by=helen, sending={"do": "remove-1", **sent})

    assert [t.text.strip() for t in more.select("textarea")] == ["a?", "b?", ""]
    assert [t.text.strip() for t in fewer.select("textarea")] == ["b?"]
    assert not Prompt.objects.exists()


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"name_1": "", "prompts_1": "a?"}, "Give group 1 a name"),
        ({"name_1": "A", "prompts_1": ""}, "Write a prompt in group 1, or remove the group"),
        ({"name_1": "A", "prompts_1": "a" * 301}, "to 300 characters or fewer"),
        ({"name_1": "A", "prompts_1": "a\x00?"}, "There is a character here"),
    ],
)
def test_what_is_wrong_is_said(sent: dict[str, str], says: str, visit: Visit, helen: Actor) -> None:
    page = visit(ADDRESS, by=helen, sending={"do": "save", "count": "1", **sent})

    assert says in page.text
    assert not Prompt.objects.exists()


def test_two_groups_need_two_names(visit: Visit, helen: Actor) -> None:
    sent = {"count": "2", "name_1": "A", "prompts_1": "a?", "name_2": "A", "prompts_2": "b?"}

    page = visit(ADDRESS, by=helen, sending={"do": "save", **sent})

    assert "two groups are called A" in page.text


@pytest.mark.parametrize("who", ["priya", "sam", "maggie_herself"])
def test_others_may_not(who: str, visit: Visit, request: pytest.FixtureRequest) -> None:
    by = request.getfixturevalue(who)

    visit(ADDRESS, by=by, expecting=403)
    with pytest.raises(PermissionDenied):
        change(by, OURS)

    assert not Prompt.objects.exists()


def test_nobody_changes_another_organisations(owen: Actor, helen: Actor) -> None:
    with pytest.raises(PermissionDenied):
        actions.change_prompts(organisation=cast.place("eastbury"), by=helen, groups=OURS)

    assert not Prompt.objects.exists()

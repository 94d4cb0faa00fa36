"""The pages that ask who will do what."""

from datetime import date

import pytest

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.people.models import CircleMember, Person
from whatmatters.plans import actions
from whatmatters.plans.models import Action, Aim, Plan
from whatmatters.plans.tests.conftest import deeds, place_of

RING = {"doer": "family", "what": "Ring on Sundays"}


def test_own_part_and_natural_support_are_offered_first(
    aim: Aim, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(f"/plans/aims/{aim.pk}/add", by=priya)

    values = [str(box["value"]) for box in page.select("input[name=doer]")]
    assert values == [
        "myself",
        "family",
        "friend",
        "community",
        "universal",
        "volunteer",
        "equipment",
        "practitioner",
        "assistant",
        "provider",
    ]
    assert "What Maggie can and wants to do" in page.text
    assert "What I can and want to do" in visit(f"/plans/aims/{aim.pk}/add", by=maggie_herself).text


def test_the_circle_is_offered_nearest_first(
    aim: Aim, priya: Actor, sam: Actor, june: Actor, visit: Visit
) -> None:
    page = visit(f"/plans/aims/{aim.pk}/add", by=priya)

    names = [option.text for option in page.select("select[name=member] option")[1:]]
    assert names == [
        "June Holt, my daughter",
        "Priya Nair, Practitioner",
        "Sam Adeyemi, Support worker",
    ]


def test_what_nobody_can_answer_is_not_asked(aim: Aim, priya: Actor, visit: Visit) -> None:
    page = visit(f"/plans/aims/{aim.pk}/add", by=priya)

    assert not page.select("select[name=step], select[name=barrier]")


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose who will do it"),
        ({}, "Say what will be done"),
        ({"doer": "nobody"}, "Choose one of the answers on the page"),
        ({"member": "6f0a"}, "Choose one of the answers on the page"),
        ({"what": "x" * 501}, "Shorten this to 500 characters or fewer"),
        ({"what": "Ring\x00"}, "can’t be kept"),
        (
            {**boxes("begins_on", date(2027, 3, 27)), **boxes("by_on", date(2027, 3, 26))},
            "The day it is to be done by must be on or after the day it starts",
        ),
    ],
)
def test_a_mistake_is_answered_in_words_and_loses_nothing(
    sent: dict[str, str], says: str, aim: Aim, priya: Actor, visit: Visit
) -> None:
    page = visit(f"/plans/aims/{aim.pk}/add", by=priya, sending={"who": "ظ June\u202e", **sent})

    assert says in page.text
    assert page.select("input[name=who]")[0]["value"] == "ظ June\u202e"
    assert Action.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_others_do_not_get_the_pages(
    who: str,
    answer: int,
    aim: Aim,
    walk: Action,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)

    for address in (
        f"/plans/aims/{aim.pk}/add",
        f"/plans/aims/{aim.pk}/remove",
        f"/plans/actions/{walk.pk}/change",
        f"/plans/actions/{walk.pk}/remove",
    ):
        visit(address, by=actor, expecting=answer)
        visit(address, by=actor, sending=RING, expecting=answer)

    assert deeds() == []


def test_what_it_pointed_to_is_still_offered_once_it_is_over(
    walk: Action, priya: Actor, maggie: Person, june: Actor, visit: Visit
) -> None:
    member = place_of(june, maggie)
    actions.change_action(action=walk, by=priya, doer="family", member=member)
    CircleMember.objects.filter(pk=member.pk).update(left_on=member.joined_on)

    page = visit(f"/plans/actions/{walk.pk}/change", by=priya)

    chosen = page.select("select[name=member] option[selected]")
    assert [option.text for option in chosen] == ["June Holt, my daughter"]


def test_two_tabs_lose_nothing(
    walk: Action, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    """Maggie changed the walk while Priya typed: Priya sees both, and saves again."""
    actions.change_action(action=walk, by=maggie_herself, what="Walk to the shed")

    sent = {"doer": "friend", "what": "Walk to the stile", "who": "Jean", "read": "1"}
    page = visit(f"/plans/actions/{walk.pk}/change", by=priya, sending=sent)

    assert "Someone else changed this" in page.text
    assert "Walk to the shed" in page.text
    assert page.select("input[name=what]")[0]["value"] == "Walk to the stile"
    walk.refresh_from_db()
    assert walk.what == "Walk to the shed"
    sent["read"] = str(page.select("input[name=read]")[0]["value"])
    visit(f"/plans/actions/{walk.pk}/change", by=priya, sending=sent)
    walk.refresh_from_db()
    assert (walk.what, walk.who) == ("Walk to the stile", "Jean")


def test_words_about_what_was_taken_out_meanwhile_are_given_back(
    walk: Action, draft: Plan, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    address = f"/plans/actions/{walk.pk}/change"
    actions.remove_action(action=walk, by=maggie_herself)

    sent = {"plan": str(draft.pk), "what": "Walk to the <shed>", "who": "", "doer": "myself"}
    page = visit(address, by=priya, sending=sent, expecting=409)

    assert "This is no longer in the plan" in page.text
    assert "Walk to the <shed>" in page.text
    visit(address, by=priya, expecting=404)


@pytest.mark.parametrize("plan", ["", "nonsense", "6b6e2a0e-0000-4000-8000-000000000000"])
def test_words_about_nothing_at_all_are_404(
    plan: str, draft: Plan, priya: Actor, visit: Visit
) -> None:
    for address in (f"/plans/actions/{draft.pk}/change", f"/plans/aims/{draft.pk}/add"):
        visit(address, by=priya, sending={"plan": plan}, expecting=404)


def test_owen_learns_nothing_from_what_was_taken_out(
    walk: Action, draft: Plan, owen: Actor, visit: Visit
) -> None:
    visit(
        f"/plans/actions/{draft.pk}/remove",
        by=owen,
        sending={"plan": str(draft.pk)},
        expecting=404,
    )

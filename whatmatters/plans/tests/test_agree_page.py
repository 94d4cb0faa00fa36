"""The page on which a plan is read and agreed."""

from datetime import date

import pytest
from django.test import Client

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.people.models import CircleMember, Kind
from whatmatters.plans import actions
from whatmatters.plans.models import Action, Agreement, Plan
from whatmatters.plans.tests.conftest import BEGUN_AGO, days_ago


def test_what_changed_while_it_was_read_is_not_agreed(
    draft: Plan, walk: Action, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    """Maggie has the page open; Priya changes the walk; Maggie says yes."""
    page = visit(f"/plans/{draft.pk}/agree", by=maggie_herself)
    read = page.select_one("input[name=person-read]")
    assert read is not None
    actions.change_action(action=walk, by=priya, what="Walk ten miles")

    sent = {"agree": "person", "person-read": str(read["value"]), "person-words": "Not by myself!"}
    page = visit(f"/plans/{draft.pk}/agree", by=maggie_herself, sending=sent)

    assert "Someone else changed this while you had it open" in page.text
    assert "Walk ten miles" in page.text
    box = page.select_one("textarea")
    assert box is not None
    assert box.text.strip() == "Not by myself!"
    assert not Agreement.objects.exists()
    now = page.select_one("input[name=person-read]")
    assert now is not None
    draft.refresh_from_db()
    assert now["value"] == str(draft.version)


def test_maggie_agrees_on_the_page(draft: Plan, maggie_herself: Actor, visit: Visit) -> None:
    page = visit(f"/plans/{draft.pk}/agree", by=maggie_herself)
    assert page.select_one("h1").text == "Is this your plan?"  # type: ignore[union-attr]
    assert "Not yet: I want to talk about it" in page.text

    sent = {"agree": "person", "person-read": str(draft.version), "person-words": "Mind the cat"}
    page = visit(f"/plans/{draft.pk}/agree", by=maggie_herself, sending=sent)

    assert "Mind the cat" in page.text
    assert "A practitioner, not yet" in " ".join(page.text.split())


def test_priya_does_two_separate_things_on_the_page(
    draft: Plan, priya: Actor, visit: Visit
) -> None:
    told = {
        "agree": "told",
        "told-read": str(draft.version),
        "told-words": "She said: about time",
        **boxes("told-agreed_on", days_ago(3)),
    }
    visit(f"/plans/{draft.pk}/agree", by=priya, sending=told)
    draft.refresh_from_db()
    assert draft.is_draft

    page = visit(f"/plans/{draft.pk}/agree", by=priya)
    assert "has told me" not in page.text
    own = {"agree": "practitioner", "practitioner-read": str(draft.version)}
    page = visit(f"/plans/{draft.pk}/agree", by=priya, sending=own)

    assert "Agreed and running" in page.text
    assert "Told Priya Nair, who wrote it down" in page.text


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ({}, "Enter the day they agreed"),
        ({"told-agreed_on_day": "31", "told-agreed_on_month": "2"}, "must include a year"),
        (
            {
                "told-agreed_on_day": "31",
                "told-agreed_on_month": "2",
                "told-agreed_on_year": "2026",
            },
            "must be a real date",
        ),
        (
            {
                "told-agreed_on_day": "1",
                "told-agreed_on_month": "1",
                "told-agreed_on_year": "2199",
            },
            "must be today or in the past",
        ),
    ],
)
def test_a_mistake_is_answered_in_words(
    days: dict[str, str], says: str, draft: Plan, priya: Actor, visit: Visit
) -> None:
    sent = {"agree": "told", "told-read": "1", "told-words": "  Aye,\nbut\u202e slowly ", **days}

    page = visit(f"/plans/{draft.pk}/agree", by=priya, sending=sent)

    assert says in page.text
    assert "Aye,\nbut\u202e slowly" in page.text
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("day", [date(1950, 1, 1), days_ago(BEGUN_AGO + 1)])
def test_nobody_agreed_before_the_plan_was_begun(
    day: date, draft: Plan, priya: Actor, visit: Visit
) -> None:
    sent = {"agree": "told", "told-read": "1", "told-words": "Aye", **boxes("told-agreed_on", day)}

    page = visit(f"/plans/{draft.pk}/agree", by=priya, sending=sent)

    assert "The day they agreed must be" in page.text
    assert "or later: that is when this plan was begun" in page.text
    assert "Aye" in page.text
    assert not Agreement.objects.exists()


def test_an_agreement_of_no_kind_is_only_shown_the_page(
    draft: Plan, priya: Actor, visit: Visit
) -> None:
    visit(f"/plans/{draft.pk}/agree", by=priya, sending={"agree": "everybody"})

    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_others_do_not_get_the_page(
    who: str, answer: int, draft: Plan, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/plans/{draft.pk}/agree", by=actor, expecting=answer)
    visit(f"/plans/{draft.pk}/agree", by=actor, sending={"agree": "person"}, expecting=answer)

    assert not Agreement.objects.exists()


def test_nothing_to_agree_leads_back_to_the_plan(
    running: Plan, priya: Actor, client: Client
) -> None:
    client.force_login(priya.user)

    assert client.get(f"/plans/{running.pk}/agree").status_code == 302


def test_a_provider_who_writes_the_plan_with_them_is_not_asked_to_agree_it(
    draft: Plan, visit: Visit
) -> None:
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=draft.person,
        kind=Kind.PROVIDER,
        name=bridget.name,
        user=bridget.user,
        organisation=cast.place("brook"),
    )

    page = visit(f"/plans/{draft.pk}", by=bridget)
    assert not page.select(f"a[href='/plans/{draft.pk}/agree']")
    visit(f"/plans/{draft.pk}/agree", by=bridget, expecting=302)
    sent = {"agree": "told", "told-words": "She says yes"}
    visit(f"/plans/{draft.pk}/agree", by=bridget, sending=sent, expecting=403)

    assert not Agreement.objects.exists()

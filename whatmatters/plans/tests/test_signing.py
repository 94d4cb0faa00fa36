"""Person, practitioner, provider and funder each sign this version."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.plans import actions, selectors
from whatmatters.plans.asked import asked_to_sign
from whatmatters.plans.models import (
    Agreement,
    CostLine,
    Plan,
    PlanNotReady,
)
from whatmatters.plans.tests.signers import sign
from whatmatters.plans.tests.test_plan_page import text


def test_a_plan_without_paid_support_asks_neither_provider_nor_funder(draft: Plan) -> None:
    assert [one.party for one in asked_to_sign(draft)] == ["person", "practitioner"]


def test_a_provider_and_a_funder_are_asked_where_they_are_needed(paid: Plan) -> None:
    asked = {one.party: one.behalf for one in asked_to_sign(paid)}

    assert asked == {
        "person": "",
        "practitioner": "",
        "provider": "Brook Home Care",
        "funder": "",
    }


@pytest.mark.parametrize(("route", "is_asked"), [("own", False), ("council", True), ("", True)])
def test_own_money_asks_no_funder(paid: Plan, route: str, is_asked: bool) -> None:
    CostLine.objects.update(route=route)

    assert ("funder" in {one.party for one in asked_to_sign(paid)}) is is_asked


def test_it_runs_with_two_and_says_who_has_not_signed(
    paid: Plan, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    sign(paid, priya, "practitioner")
    plan = sign(paid, maggie_herself, "person")

    assert plan.is_running
    page = selectors.plan_page(viewer=priya, plan_id=plan.pk)
    assert page.signing.still_to_sign == ("Brook Home Care", "Whoever pays")
    assert "Brook Home Care, not yet" in text(visit(f"/plans/{plan.pk}", by=priya))


def test_each_signs_with_their_own_sign_in(
    paid: Plan, priya: Actor, maggie_herself: Actor, bridget: Actor, helen: Actor, ines: Actor
) -> None:
    for by, party in (
        (bridget, "provider"),
        (priya, "practitioner"),
        (maggie_herself, "person"),
        (helen, "funder"),
    ):
        sign(paid, by, party)

    given = {one.party: one for one in paid.agreements.holding()}
    assert {one.how for one in given.values()} == {"signed-in"}
    assert given["provider"].name == "Bridget Lowe"
    assert given["provider"].behalf == "Brook Home Care"
    assert given["funder"].organisation == cast.place("westbury")
    assert selectors.plan_page(viewer=priya, plan_id=paid.pk).signing.still_to_sign == ()


def test_a_commissioner_with_whom_the_money_is_shared_signs_for_it(
    paid: Plan, ines: Actor, visit: Visit
) -> None:
    visit(f"/plans/{paid.pk}/sign", by=ines, sending={"words": "Yes", "read": paid.version})

    assert paid.agreements.get().party == "funder"


def test_a_commissioner_without_it_does_not(paid: Plan, visit: Visit) -> None:
    with pytest.raises(PermissionDenied):
        sign(paid, cast.worker("ines"), "funder")


@pytest.mark.parametrize(
    ("who", "party"),
    [
        ("sam", "provider"),
        ("june", "person"),
        ("june", "funder"),
        ("owen", "practitioner"),
        ("bridget", "person"),
        ("bridget", "funder"),
        ("helen", "practitioner"),
        ("helen", "provider"),
        ("maggie_herself", "provider"),
        ("maggie_herself", "practitioner"),
        ("priya", "nobody"),
    ],
)
def test_nobody_signs_for_another(
    who: str, party: str, paid: Plan, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        sign(paid, request.getfixturevalue(who), party)

    assert not paid.agreements.exists()


def test_a_provider_whom_the_plan_does_not_name_has_nothing_to_sign(
    draft: Plan, bridget: Actor
) -> None:
    with pytest.raises(PlanNotReady, match="Nothing in this plan"):
        sign(draft, bridget, "provider")


def test_a_mark_wants_who_saw_it_and_how(draft: Plan, priya: Actor) -> None:
    with pytest.raises(PlanNotReady, match="who saw it"):
        sign(draft, priya, "person", how="witnessed", witness="June")

    sign(draft, priya, "person", how="witnessed", witness="June", shown="Her hand on the page")
    given = draft.agreements.get()
    assert (given.witness, given.shown) == ("June", "Her hand on the page")


def test_on_the_page_a_mark_wants_both_and_nothing_typed_is_lost(
    draft: Plan, priya: Actor, visit: Visit
) -> None:
    sent = {"told-how": "witnessed", "told-shown": "A nod", "told-words": "Mm", "agree": "told"}
    today = clock.today()
    day = {f"told-agreed_on_{part}": getattr(today, part) for part in ("day", "month", "year")}
    sent |= {"told-read": str(draft.version), **{key: str(value) for key, value in day.items()}}

    page = visit(f"/plans/{draft.pk}/agree", by=priya, sending=sent)

    assert "Say who saw it" in text(page)
    assert "A nod" in str(page)
    assert not draft.agreements.exists()


def test_a_practitioner_writes_down_that_a_provider_has_signed(
    paid: Plan, priya: Actor, visit: Visit
) -> None:
    today = clock.today()
    sent = {
        "who": "2",
        "name": "Bridget Lowe",
        "how": "typed",
        "words": "",
        "on_day": today.day,
        "on_month": today.month,
        "on_year": today.year,
        "read": paid.version,
    }

    visit(f"/plans/{paid.pk}/sign", by=priya, sending=sent)

    given = paid.agreements.get()
    assert (given.party, given.behalf, given.how) == ("provider", "Brook Home Care", "typed")
    assert given.name == "Bridget Lowe"


def test_who_signs_meanwhile_changes_nobody_elses_signature(
    paid: Plan, priya: Actor, bridget: Actor, visit: Visit
) -> None:
    """On Priya’s page the provider and the funder wait; then the provider signs."""
    page = visit(f"/plans/{paid.pk}/sign", by=priya)
    keys = [str(box["value"]) for box in page.select("input[name=who]")]
    sign(paid, bridget, "provider")
    sent = {"name": "Bridget Lowe", "how": "typed", "read": paid.version}
    sent |= boxes("on", clock.today())

    page = visit(f"/plans/{paid.pk}/sign", by=priya, sending={**sent, "who": keys[0], "words": "x"})

    assert "This agreement is already written down" in page.text
    assert {given.party for given in paid.agreements.all()} == {"provider"}
    page = visit(f"/plans/{paid.pk}/sign", by=priya)
    assert [str(box["value"]) for box in page.select("input[name=who]")] == keys[1:]
    visit(f"/plans/{paid.pk}/sign", by=priya, sending={**sent, "who": keys[1], "name": "Ines"})
    assert {given.party for given in paid.agreements.all()} == {"provider", "funder"}


def test_two_who_sign_at_once_are_one_after_the_other(
    paid: Plan, priya: Actor, bridget: Actor
) -> None:
    """Both read the same version; neither is refused, as a signature changes nothing."""
    read = paid.version
    sign(paid, priya, "practitioner", read=read)
    sign(paid, bridget, "provider", read=read)
    sign(paid, bridget, "provider", read=read)

    assert paid.agreements.holding().count() == 2


def test_a_version_just_changed_is_not_signed_and_nothing_is_lost(
    paid: Plan, priya: Actor, bridget: Actor, visit: Visit
) -> None:
    read = paid.version
    actions.add_action(aim=paid.aims.get(), by=priya, doer="family", what="Ring")
    with pytest.raises(Stale):
        sign(paid, bridget, "provider", read=read)

    page = visit(f"/plans/{paid.pk}/sign", by=bridget, sending={"words": "Nine", "read": read})

    assert "Someone else changed this" in text(page)
    assert "Nine" in page.select_one("textarea").get_text()  # type: ignore[union-attr]  # it stands there
    assert not paid.agreements.exists()


def test_a_provider_may_sign_while_it_runs_and_not_once_it_is_over(
    paid: Plan, priya: Actor, maggie_herself: Actor, bridget: Actor
) -> None:
    sign(paid, priya, "practitioner")
    plan = sign(paid, maggie_herself, "person")
    sign(plan, bridget, "provider")
    actions.end_plan(plan=plan, by=priya, on=clock.today(), because="Enough")

    with pytest.raises(PlanNotReady):
        sign(plan, cast.worker("helen"), "funder")


def test_signatures_are_kept_as_they_were_given(draft: Plan, priya: Actor) -> None:
    sign(draft, priya, "practitioner")

    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.update(witness="Nobody")

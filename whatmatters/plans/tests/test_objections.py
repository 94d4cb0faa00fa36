"""No, and “only if”: kept beside the plan; they hide and stop nothing."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.plans import actions, selectors
from whatmatters.plans.models import (
    Objection,
    Plan,
    PlanNotReady,
)
from whatmatters.plans.tests.signers import sign
from whatmatters.plans.tests.test_plan_page import text


def object_(
    plan: Plan, by: Actor, party: str, kind: str = "condition", **more: object
) -> Objection:
    given = {"what": "Nine o’clock", "why": "She sleeps", **more}
    return actions.object_to_plan(plan=plan, by=by, party=party, kind=kind, **given)  # type: ignore[arg-type]  # as given


def test_a_refusal_of_a_provider_hides_nothing_and_stops_nothing(
    paid: Plan, priya: Actor, maggie_herself: Actor, bridget: Actor, visit: Visit
) -> None:
    object_(paid, bridget, "provider", "refusal", what="No one can come on Sundays")
    sign(paid, priya, "practitioner")
    plan = sign(paid, maggie_herself, "person")

    assert plan.is_running
    said = text(visit(f"/plans/{plan.pk}", by=maggie_herself))
    assert "Does not agree:" in said
    assert "No one can come on Sundays" in said
    assert "Come each morning" in said


def test_a_refusal_takes_back_a_signature_given_to_what_is_being_written(
    draft: Plan, priya: Actor, maggie_herself: Actor
) -> None:
    sign(draft, maggie_herself, "person")
    object_(draft, maggie_herself, "person", "refusal")
    sign(draft, priya, "practitioner")

    draft.refresh_from_db()
    assert draft.is_draft
    sign(draft, maggie_herself, "person", words="Now yes")
    assert Objection.objects.get().ended_as == "withdrawn"


def test_a_condition_is_met_or_taken_back_and_stays_beside_until_then(
    draft: Plan, priya: Actor, maggie_herself: Actor
) -> None:
    said = object_(draft, maggie_herself, "person")
    sign(draft, priya, "practitioner")
    plan = sign(draft, maggie_herself, "person")
    following = actions.open_next_version(plan=plan, by=priya)
    shown = selectors.plan_page(viewer=priya, plan_id=following.pk).signing
    assert shown.standing == (said,)

    actions.end_objection(objection=said, by=priya, ending="met", on=clock.today(), words="It is")

    shown = selectors.plan_page(viewer=priya, plan_id=following.pk).signing
    assert shown.objections == ()
    with pytest.raises(PlanNotReady, match="already"):
        actions.end_objection(objection=said, by=priya, ending="met", on=clock.today())
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.update(what="Ten o’clock")


def test_a_refusal_cannot_be_met(draft: Plan, maggie_herself: Actor) -> None:
    said = object_(draft, maggie_herself, "person", "refusal")

    with pytest.raises(PlanNotReady, match="taken back"):
        actions.end_objection(objection=said, by=maggie_herself, ending="met", on=clock.today())


def test_said_twice_it_is_said_once(draft: Plan, maggie_herself: Actor) -> None:
    assert object_(draft, maggie_herself, "person") == object_(draft, maggie_herself, "person")


def test_nobody_takes_back_what_another_said(
    paid: Plan, priya: Actor, maggie_herself: Actor, bridget: Actor, visit: Visit
) -> None:
    theirs = object_(paid, priya, "practitioner", "refusal")
    agency = object_(paid, priya, "provider", "refusal", behalf="Brook Home Care", name="Bridget")
    Objection.objects.bulk_create([other := Objection(**_of(agency, behalf="Another agency"))])

    for said, by in ((theirs, maggie_herself), (other, bridget)):
        with pytest.raises(PermissionDenied):
            actions.end_objection(objection=said, by=by, ending="withdrawn", on=clock.today())
        visit(f"/plans/objections/{said.pk}/end", by=by, expecting=403)
    page = visit(f"/plans/{paid.pk}/signatures", by=bridget)
    assert [str(a["href"]) for a in page.select("a[href*=objections]")] == [
        f"/plans/objections/{agency.pk}/end"
    ]
    with pytest.raises(PermissionDenied):
        object_(paid, maggie_herself, "practitioner", "refusal", what="Hers")

    for said, by in ((theirs, priya), (agency, bridget), (other, priya)):
        actions.end_objection(objection=said, by=by, ending="withdrawn", on=clock.today())
    assert not paid.objections.standing().exists()


def _of(said: Objection, *, behalf: str) -> dict[str, Any]:
    """The same, said of another provider."""
    same = ("plan_id", "party", "name", "kind", "what", "recorded_by_id")
    return {name: getattr(said, name) for name in same} | {"behalf": behalf}


@pytest.mark.parametrize("who", ["june", "sam", "owen"])
def test_others_do_not_object(who: str, draft: Plan, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        object_(draft, request.getfixturevalue(who), "person")


def test_on_the_page_somebody_says_only_if(
    draft: Plan, maggie_herself: Actor, visit: Visit
) -> None:
    visit(f"/plans/{draft.pk}/say-no", by=maggie_herself, sending={"kind": "condition"})
    assert not Objection.objects.exists()

    sent = {"kind": "condition", "what": "Nine", "why": "", "read": draft.version}
    page = visit(f"/plans/{draft.pk}/say-no", by=maggie_herself, sending=sent)

    said = Objection.objects.get()
    assert (said.party, said.name) == ("person", "Margaret Holt (Maggie)")
    assert "Agrees only if:" in text(page)
    day = clock.today()
    sent = {"ending": "met", "on_day": day.day, "on_month": day.month, "on_year": day.year}
    visit(f"/plans/objections/{said.pk}/end", by=maggie_herself, sending=sent)
    said.refresh_from_db()
    assert said.ended_as == "met"

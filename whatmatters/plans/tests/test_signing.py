"""Person, practitioner, provider and funder each sign this version; what they signed is kept."""

import hashlib
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Field
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import CircleMember, Kind, Person, Share
from whatmatters.plans import actions, selectors
from whatmatters.plans.asked import asked_to_sign
from whatmatters.plans.models import (
    IF_THINGS_GO_WRONG,
    Action,
    Agreement,
    CostLine,
    Objection,
    Plan,
    PlanNotReady,
    SignedText,
)
from whatmatters.plans.signed import NOT_SIGNED, fields_of, text_of
from whatmatters.plans.tests.conftest import days_ago
from whatmatters.plans.tests.test_plan_page import text


@pytest.fixture
def bridget(maggie: Person, sam: Actor) -> Actor:
    """Manages Brook Home Care, and is in Maggie’s circle."""
    bridget = cast.worker("bridget")
    CircleMember.objects.create(
        person=maggie,
        kind=Kind.PROVIDER,
        name=bridget.name,
        user=bridget.user,
        organisation=cast.place("brook"),
    )
    return bridget


@pytest.fixture
def ines(maggie: Person) -> Actor:
    """Commissioner, with whose council Maggie shares her plan and her money."""
    ines = cast.worker("ines")
    Share.objects.create(
        person=maggie,
        organisation=cast.place("westbury"),
        core=True,
        plan=True,
        budget=True,
        purpose="To pay for it",
        began_on=days_ago(1),
    )
    return ines


@pytest.fixture
def paid(draft: Plan, maggie: Person, sam: Actor) -> Plan:
    """The draft, with Sam coming each morning, which the council pays for."""
    action = actions.add_action(
        aim=draft.aims.get(),
        by=cast.worker("priya"),
        doer="provider",
        what="Come each morning",
        member=maggie.circle.get(user=sam.user),
    )
    actions.add_cost_line(
        action=action,
        by=cast.worker("priya"),
        unit_price=Decimal(95),
        often="week",
        route="council",
    )
    draft.refresh_from_db()
    return draft


def sign(plan: Plan, by: Actor, party: str, **more: object) -> Plan:
    given = {"agreed_on": clock.today(), **more}
    return actions.agree_plan(plan=plan, by=by, party=party, **given)  # type: ignore[arg-type]  # as given


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
        "who": "0",
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


def test_the_text_that_was_signed_is_kept_and_its_code_is_its_sha_256(
    draft: Plan, priya: Actor
) -> None:
    sign(draft, priya, "practitioner")

    kept = draft.agreements.get().signed
    assert kept is not None
    assert kept.digest == hashlib.sha256(kept.text.encode()).hexdigest()
    assert "what: Walk to the gate" in kept.text
    with pytest.raises(IntegrityError), transaction.atomic():
        SignedText.objects.update(text="Something else")


def changed(field: "Field[object, object]", value: object) -> object:
    """Another value of the same kind."""
    if field.choices:
        return next(code for code, _name in field.choices if code and code != value)
    if isinstance(value, Decimal) or field.get_internal_type() == "DecimalField":
        return (value or Decimal(0)) + 1  # type: ignore[operator]  # a Decimal
    if field.get_internal_type() == "DateField":
        return days_ago(3)
    if field.get_internal_type().endswith("IntegerField"):
        return (value or 0) + 1  # type: ignore[operator]  # a number
    return f"{value} and more"


SIGNED = [
    (model, field.name)
    for model in (Plan, Action, CostLine)
    for field in model._meta.concrete_fields
    if field.name not in NOT_SIGNED and not field.is_relation
]


@pytest.mark.parametrize(("model", "name"), SIGNED, ids=lambda one: getattr(one, "__name__", one))
def test_any_change_of_what_was_signed_changes_its_code(
    model: type[Plan | Action | CostLine], name: str, paid: Plan
) -> None:
    thing = model._default_manager.order_by("pk")[0]
    before = "" if isinstance(thing, Plan) else _of(thing)
    value = changed(model._meta.get_field(name), getattr(thing, name))  # type: ignore[arg-type]  # a field
    setattr(thing, name, value)
    after = text_of(thing) if isinstance(thing, Plan) else _of(thing)

    assert after != (text_of(paid) if isinstance(thing, Plan) else before)


def _of(thing: Action | CostLine) -> str:
    """What is signed of one thing, kept or not."""
    return "\n".join(fields_of(0, thing))


@pytest.mark.parametrize("field", IF_THINGS_GO_WRONG)
def test_what_is_said_of_things_going_wrong_is_signed(
    field: str, draft: Plan, priya: Actor
) -> None:
    before = text_of(draft)
    said: dict[str, Any] = {"if_things_go_wrong": "", field: "Ring June\nthen Jean"}

    plan = actions.write_plan(plan=draft, by=priya, review_on=None, **said)

    assert text_of(plan) != before
    assert "  | then Jean" in text_of(plan)


def test_words_cannot_pass_for_another_line(draft: Plan, priya: Actor) -> None:
    """Two different plans never have one text, whatever somebody types."""
    one = text_of(_written(draft, priya, "A\nwarning signs: B", ""))
    other = text_of(_written(draft, priya, "A", "B"))

    assert one != other


def _written(plan: Plan, by: Actor, wrong: str, signs: str) -> Plan:
    return actions.write_plan(
        plan=plan, by=by, review_on=None, if_things_go_wrong=wrong, warning_signs=signs
    )


def test_ticking_and_running_do_not_change_what_was_signed(
    draft: Plan, priya: Actor, maggie_herself: Actor
) -> None:
    sign(draft, priya, "practitioner")
    plan = sign(draft, maggie_herself, "person")
    action = Action.objects.get(aim__plan=plan)
    actions.tick_action(action=action, by=priya, done_on=clock.today())

    page = selectors.signatures_page(viewer=priya, plan_id=plan.pk)

    assert [one.is_as_signed for one in page.signatures] == [True, True]
    assert len({one.code for one in page.signatures}) == 1


def test_changed_after_signing_it_is_kept_and_no_longer_counts(
    draft: Plan, priya: Actor, visit: Visit
) -> None:
    sign(draft, priya, "practitioner", words="Good")
    action = Action.objects.get(aim__plan=draft)
    actions.change_action(action=action, by=priya, what="Walk to the plot")

    page = selectors.signatures_page(viewer=priya, plan_id=draft.pk)
    (one,) = page.signatures
    assert not one.agreement.holds
    assert one.is_as_signed is False
    said = text(visit(f"/plans/{draft.pk}/signatures", by=priya))
    assert "No longer counts" in said
    assert "[taken out: gate end of what is taken out]" in said


def test_a_code_from_paper_says_who_signed(draft: Plan, priya: Actor, visit: Visit) -> None:
    sign(draft, priya, "practitioner")
    code = draft.agreements.get().signed.digest  # type: ignore[union-attr]  # just signed

    grouped = f"{code[:8].upper()}%20{code[8:]}"
    found = visit(f"/plans/{draft.pk}/signatures?code={grouped}", by=priya)
    missed = visit(f"/plans/{draft.pk}/signatures?code={'0' * 64}", by=priya)

    assert "Priya Nair signed the text with this code" in text(found)
    assert "Nobody has signed a text of this version with that code" in text(missed)


def test_the_file_of_it_has_the_code(draft: Plan, priya: Actor, owen: Actor) -> None:
    sign(draft, priya, "practitioner")
    given = draft.agreements.get()

    browser = Client()
    arrive(browser, priya)
    file = browser.get(f"/plans/signatures/{given.pk}/signed.txt")
    assert hashlib.sha256(file.content).hexdigest() == given.signed.digest  # type: ignore[union-attr]  # as above
    arrive(browser, owen)
    assert browser.get(f"/plans/signatures/{given.pk}/signed.txt").status_code == 404


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


def test_signatures_are_kept_as_they_were_given(draft: Plan, priya: Actor) -> None:
    sign(draft, priya, "practitioner")

    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.update(witness="Nobody")

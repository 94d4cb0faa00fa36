"""What exactly was signed is kept, and its code finds any change of it."""

import hashlib
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Field
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.plans import actions, selectors
from whatmatters.plans.models import (
    IF_THINGS_GO_WRONG,
    Action,
    CostLine,
    Plan,
    SignedText,
)
from whatmatters.plans.signed import NOT_SIGNED, fields_of, text_of
from whatmatters.plans.tests.conftest import days_ago
from whatmatters.plans.tests.signers import sign
from whatmatters.plans.tests.test_plan_page import text


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

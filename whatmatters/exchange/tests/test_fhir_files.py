"""Files of other systems become people, outcomes and plans: once, whole, and counted."""

from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation, User
from whatmatters.exchange.tests.elsewhere import (
    DAUGHTER,
    GOAL,
    IN_THE_WAY,
    ORDER,
    PATIENT,
    PLAN,
    SYNTHEA,
    UK_CORE,
    brought_in,
    bundle,
    needs_third_party,
    written,
)
from whatmatters.outcomes.models import Barrier, Outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.search import found
from whatmatters.plans.models import Doer, Plan

WHOLE = bundle(PLAN, ORDER, GOAL, IN_THE_WAY, DAUGHTER, PATIENT)


def everything() -> dict[str, int]:
    """How many rows there are of everything we keep."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("whatmatters"))
    return {model._meta.label: model._default_manager.count() for model in ours}


def test_a_bundle_becomes_a_life(tmp_path: Path, westbury: Organisation, priya: Actor) -> None:
    tally = brought_in(written(tmp_path, "a.json", WHOLE), organisation=westbury, by=priya)

    grace = Person.objects.visible_to(priya).get()
    assert grace.known_as == "Gracie"
    assert [p.pk for p in found(priya, "okaf", at_most=5)] == [grace.pk]
    outcome = grace.outcomes.get()
    assert outcome.first_words == outcome.words == GOAL["description"]["text"]
    assert (outcome.source, outcome.source_name) == (Outcome.Source.BROUGHT, "Gracie")
    assert outcome.why == "It is the company.\n\nAda Okafor: She lights up."
    assert [step.words for step in outcome.steps.order_by("place")] == ["Go with a friend"]
    assert outcome.blocked_by.get().barrier.words == "No transport in the evening"
    assert tally.carried.total() == 6


def test_a_plan_that_runs_elsewhere_is_a_draft_here(tmp_path: Path, westbury: Organisation) -> None:
    """Agreement is between the person and their practitioner, and is never invented."""
    brought_in(written(tmp_path, "a.json", WHOLE), organisation=westbury)

    plan = Plan.objects.get()
    assert plan.is_draft
    assert not plan.agreements.exists()
    drive, day_centre = plan.aims.get().actions.order_by("place")
    assert (drive.doer, drive.who, drive.how_often) == (
        Doer.FAMILY,
        "Ada Okafor",
        "once a week, on Thursday",
    )
    assert drive.member is not None
    assert (day_centre.what, day_centre.who) == ("Day centre", "Brook Home Care")


@pytest.mark.parametrize(
    ("status", "period", "becomes"),
    [
        ("completed", {"start": "2024-01-01", "end": "2024-06-30"}, Plan.Status.ENDED),
        ("revoked", {"start": "2024-01-01", "end": "2024-06-30"}, Plan.Status.ENDED),
        ("completed", {"start": "2024-01-01"}, None),
        ("entered-in-error", {}, None),
        ("draft", {}, Plan.Status.DRAFT),
        ("on-hold", {}, Plan.Status.DRAFT),
        ("unknown", {}, Plan.Status.DRAFT),
    ],
)
def test_what_becomes_of_a_plan(
    status: str, period: Any, becomes: str | None, tmp_path: Path, westbury: Organisation
) -> None:
    plan = PLAN | {"status": status, "period": period}

    tally = brought_in(
        written(tmp_path, "a.json", bundle(PATIENT, GOAL, plan)), organisation=westbury
    )

    assert [plan.status for plan in Plan.objects.all()] == ([becomes] if becomes else [])
    assert sum(count for (kind, _), count in tally.left.items() if kind == "CarePlan") == (
        0 if becomes else 1
    )


def test_a_plan_without_goals_is_left_and_named(tmp_path: Path, westbury: Organisation) -> None:
    plan = PLAN | {"goal": []}

    tally = brought_in(written(tmp_path, "a.json", bundle(PATIENT, plan)), organisation=westbury)

    assert not Plan.objects.exists()
    assert any("serves outcomes" in why for (_, why) in tally.left)


def test_a_draft_that_people_here_write_is_left_alone(
    tmp_path: Path, westbury: Organisation, priya: Actor
) -> None:
    brought_in(written(tmp_path, "a.json", PATIENT), organisation=westbury)
    person = Person.objects.get()
    theirs = Plan.objects.create(person=person, number=1, written_by=priya.user)

    tally = brought_in(written(tmp_path, "b.json", bundle(GOAL, PLAN)), organisation=westbury)

    assert Plan.objects.get() == theirs
    assert not theirs.aims.exists()
    assert any("being written here" in why for (_, why) in tally.left)


def test_references_lead_from_file_to_file(tmp_path: Path, westbury: Organisation) -> None:
    """Whatever order the files come in."""
    files = [
        written(tmp_path, f"{at}.json", resource)
        for at, resource in enumerate((PLAN, ORDER, GOAL, DAUGHTER, PATIENT))
    ]

    tally = brought_in(*files, organisation=westbury)

    assert Plan.objects.get().aims.get().actions.count() == 2
    assert not any("neither in the files" in why for (_, why) in tally.left)


def test_a_reference_leads_to_what_came_earlier(tmp_path: Path, westbury: Organisation) -> None:
    brought_in(written(tmp_path, "a.json", PATIENT), organisation=westbury)

    brought_in(written(tmp_path, "b.json", GOAL), organisation=westbury)

    assert Person.objects.get().outcomes.count() == 1


def test_a_goal_inside_its_plan_is_read(tmp_path: Path, westbury: Organisation) -> None:
    inside = GOAL | {"id": "inside"}
    plan = PLAN | {"contained": [inside], "goal": [{"reference": "#inside"}]}

    brought_in(written(tmp_path, "a.json", bundle(PATIENT, plan)), organisation=westbury)

    assert Plan.objects.get().aims.get().outcome.words == GOAL["description"]["text"]


def test_twice_changes_nothing(tmp_path: Path, westbury: Organisation) -> None:
    file = written(tmp_path, "a.json", WHOLE)
    brought_in(file, organisation=westbury)
    before = everything()

    tally = brought_in(file, organisation=westbury)

    assert everything() == before
    assert tally.carried.total() == 0
    assert tally.here.total() == 4


def test_what_changed_elsewhere_is_named_and_not_written_over(
    tmp_path: Path, westbury: Organisation
) -> None:
    brought_in(written(tmp_path, "a.json", WHOLE), organisation=westbury)
    reworded = GOAL | {"description": {"text": "Bowling improved by 20 %"}}

    tally = brought_in(
        written(tmp_path, "a.json", bundle(PATIENT, reworded)), organisation=westbury
    )

    assert tally.changed == {"Goal": 1}
    assert Outcome.objects.get().words == GOAL["description"]["text"]


def test_trying_leaves_nothing(tmp_path: Path, westbury: Organisation) -> None:
    before = everything()

    tally = brought_in(written(tmp_path, "a.json", WHOLE), organisation=westbury, dry_run=True)

    assert everything() == before
    assert tally.carried["Goal"] == 1


def test_each_person_is_in_the_audit_once(
    tmp_path: Path, westbury: Organisation, priya: Actor
) -> None:
    brought_in(written(tmp_path, "a.json", WHOLE), organisation=westbury, by=priya)

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.by) == ("exchange.brought-in", str(priya.user.pk))
    assert entry.about == str(Person.objects.get().pk)


def test_nobody_can_sign_in_as_the_writer(tmp_path: Path, westbury: Organisation) -> None:
    brought_in(written(tmp_path, "a.json", WHOLE), organisation=westbury)

    writer = User.objects.get(email__endswith=".invalid")
    assert not writer.is_active
    assert not writer.has_usable_password()
    assert not CircleMember.objects.filter(user__isnull=False).exists()


@pytest.mark.parametrize("who", ["sam", "owen"])
def test_only_those_with_leave_bring_in(
    who: str, tmp_path: Path, westbury: Organisation, request: pytest.FixtureRequest
) -> None:
    """Sam may not at all; Owen not for another organisation."""
    before = Person.objects.count()
    actor = request.getfixturevalue(who)
    people = Person.objects.count()

    with pytest.raises(PermissionDenied):
        brought_in(written(tmp_path, "a.json", WHOLE), organisation=westbury, by=actor)

    assert Person.objects.count() == people >= before


def test_what_may_turn_the_meaning_round_is_left(tmp_path: Path, westbury: Organisation) -> None:
    goal = GOAL | {"modifierExtension": [{"url": "http://example.org/not", "valueBoolean": True}]}

    tally = brought_in(written(tmp_path, "a.json", bundle(PATIENT, goal)), organisation=westbury)

    assert not Outcome.objects.exists()
    assert any("modifierExtension" in why for (_, why) in tally.left)


def test_a_condition_of_somebody_else_is_not_put_in_the_way(
    tmp_path: Path, westbury: Organisation
) -> None:
    theirs = IN_THE_WAY | {"subject": {"reference": "Patient/p2"}}
    other = {"resourceType": "Patient", "id": "p2", "name": [{"text": "Bert Lane"}]}

    tally = brought_in(
        written(tmp_path, "a.json", bundle(PATIENT, other, GOAL, theirs)), organisation=westbury
    )

    assert not Barrier.objects.exists()
    assert any(path == "Goal.addresses" for (path, _) in tally.lost)


@needs_third_party
def test_third_party_files_all_come_in(westbury: Organisation, priya: Actor) -> None:
    assert (len(UK_CORE), len(SYNTHEA)) == (65, 2)

    tally = brought_in(*UK_CORE, *SYNTHEA, organisation=westbury, by=priya)

    assert tally.failed == []
    kept = {kind: tally.carried[kind] for kind in ("Patient", "Goal", "CarePlan", "RelatedPerson")}
    assert kept == {"Patient": 7, "Goal": 5, "CarePlan": 1, "RelatedPerson": 1}
    assert tally.became[("CarePlan", "action")] == 2
    for kind, count in tally.read.items():
        left = sum(n for (k, _), n in tally.left.items() if k == kind)
        assert tally.carried[kind] + left + tally.here[kind] == count, kind


@needs_third_party
def test_third_party_files_twice_change_nothing(westbury: Organisation) -> None:
    brought_in(*UK_CORE, *SYNTHEA, organisation=westbury)
    before = everything()

    brought_in(*UK_CORE, *SYNTHEA, organisation=westbury)

    assert everything() == before


def test_who_is_brought_in_can_be_worked_with(
    tmp_path: Path, westbury: Organisation, priya: Actor, visit: Visit
) -> None:
    brought_in(written(tmp_path, "a.json", WHOLE), organisation=westbury, by=priya)
    grace, plan = Person.objects.get(), Plan.objects.get()

    for address in (
        reverse("home:person", args=[grace.pk]),
        reverse("home:thread", args=[grace.pk]),
        reverse("outcomes:show", args=[Outcome.objects.get().pk]),
        reverse("plans:show", args=[plan.pk]),
        reverse("conversations:begin", args=[grace.pk]),
    ):
        assert "Grac" in visit(address, by=priya).text

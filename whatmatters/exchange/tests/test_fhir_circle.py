"""Teams and workers elsewhere become places in a circle, which open no record."""

from pathlib import Path
from typing import Any

from whatmatters.access.models import Organisation
from whatmatters.exchange.tests.elsewhere import (
    DAUGHTER,
    PATIENT,
    brought_in,
    bundle,
    written,
)
from whatmatters.people.models import Kind, Person

GOSE: dict[str, Any] = {
    "resourceType": "Practitioner",
    "id": "gose",
    "name": [{"family": "Gose", "given": ["Sandra"], "prefix": ["Mrs"]}],
    "telecom": [{"system": "phone", "value": "0113 496 0001"}],
}
LANE: dict[str, Any] = {
    "resourceType": "Practitioner",
    "id": "lane",
    "identifier": [{"system": "http://example.org/staff", "value": "7"}],
    "name": [{"text": "Bert Lane"}],
}
LANE_AS: dict[str, Any] = {
    "resourceType": "PractitionerRole",
    "id": "as",
    "practitioner": {"reference": "Practitioner?identifier=http://example.org/staff|7"},
    "code": [{"text": "Social worker"}],
}
BROOK = {"resourceType": "Organization", "id": "brook", "name": "Brook Home Care"}


def team(*members: dict[str, str], **more: Any) -> dict[str, Any]:
    participants = [{"member": member, "role": [{"text": "Lead"}]} for member in members]
    return {
        "resourceType": "CareTeam",
        "id": "t1",
        "subject": {"reference": "Patient/p1"},
        "participant": participants,
    } | more


def circle(*resources: dict[str, Any], folder: Path, at: Organisation) -> set[tuple[str, ...]]:
    brought_in(written(folder, "a.json", bundle(PATIENT, *resources)), organisation=at)
    members = Person.objects.get().circle.order_by("name")
    return {(member.kind, member.name, member.relation) for member in members}


def test_everybody_in_a_team_has_a_place(tmp_path: Path, westbury: Organisation) -> None:
    members = [
        {"reference": "Practitioner/gose"},
        {"reference": "PractitionerRole/as"},
        {"reference": "Organization/brook"},
        {"reference": "RelatedPerson/rp1"},
        {"reference": "Patient/p1"},
        {"display": "The chemist"},
    ]

    found = circle(
        DAUGHTER, GOSE, LANE, LANE_AS, BROOK, team(*members), folder=tmp_path, at=westbury
    )

    assert found == {
        (Kind.HEALTH, "Sandra Gose", "Lead"),
        (Kind.PRACTITIONER, "Bert Lane", "Lead"),
        (Kind.PROVIDER, "Brook Home Care", "Lead"),
        (Kind.FAMILY, "Ada Okafor", "natural daughter"),
        (Kind.HEALTH, "The chemist", "Lead"),
    }


def test_a_worker_elsewhere_has_no_account(tmp_path: Path, westbury: Organisation) -> None:
    circle(GOSE, team({"reference": "Practitioner/gose"}), folder=tmp_path, at=westbury)

    member = Person.objects.get().circle.get()
    assert (member.user, member.organisation, member.shares.count()) == (None, None, 0)
    assert member.reach == "0113 496 0001"


def test_a_team_that_is_over_has_left(tmp_path: Path, westbury: Organisation) -> None:
    over = team({"display": "The chemist"}, status="inactive", period={"end": "2024-06-30"})

    circle(over, folder=tmp_path, at=westbury)

    assert not Person.objects.get().circle.current().exists()


def test_who_looks_after_them_is_in_the_circle(tmp_path: Path, westbury: Organisation) -> None:
    looked_after = PATIENT | {"generalPractitioner": [{"reference": "Practitioner/gose"}]}

    brought_in(written(tmp_path, "a.json", bundle(looked_after, GOSE)), organisation=westbury)

    assert Person.objects.get().circle.get().name == "Sandra Gose"


def test_whom_nobody_knows_is_named(tmp_path: Path, westbury: Organisation) -> None:
    tally = brought_in(
        written(tmp_path, "a.json", bundle(PATIENT, team({"reference": "Practitioner/nobody"}))),
        organisation=westbury,
    )

    assert tally.lost[("CareTeam.participant.member", "who it is, is in none of the files")] == 1

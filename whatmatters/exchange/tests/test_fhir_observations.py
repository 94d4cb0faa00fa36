"""What another system measured is taken in where somebody keeps track of it, and said yes."""

import json
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.exchange.actions.fhir import observations
from whatmatters.exchange.fhir import observation
from whatmatters.exchange.fhir.observation import from_observation
from whatmatters.exchange.tests.elsewhere import PATIENT, UK_CORE, brought_in, bundle, written
from whatmatters.exchange.tests.elsewhere import needs_third_party as needs_them
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people import actions as people
from whatmatters.people.models import Person
from whatmatters.readings import actions as readings
from whatmatters.readings.models import Reading, Stream, ToTalk

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"


def quantity(value: object, unit: str) -> dict[str, Any]:
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}


def coded(code: str) -> dict[str, Any]:
    return {"coding": [{"system": LOINC, "code": code}]}


def measured(code: str, id_: str = "o1", **more: Any) -> dict[str, Any]:
    return {
        "resourceType": "Observation",
        "id": id_,
        "status": "final",
        "code": coded(code),
        "subject": {"reference": "Patient/p1"},
        "effectiveDateTime": "2026-05-01",
    } | more


def weighed(value: object = 71, unit: str = "kg", **more: Any) -> dict[str, Any]:
    return measured("29463-7", **({"valueQuantity": quantity(value, unit)} | more))


PRESSURE = measured(
    "85354-9",
    effectiveDateTime="2026-05-01T23:30:00Z",
    component=[
        {"code": coded("8480-6"), "valueQuantity": quantity(134, "mm[Hg]")},
        {"code": coded("8462-4"), "valueQuantity": quantity(81, "mm[Hg]")},
    ],
)


def test_blood_pressure_is_two_numbers_at_the_time_on_the_wall() -> None:
    draft = from_observation(PRESSURE)

    assert (draft.value, draft.second) == (Decimal(134), Decimal(81))
    assert (draft.on, draft.at) == (date(2026, 5, 2), time(0, 30))
    assert not draft.refused
    assert not draft.not_carried


@pytest.mark.parametrize(
    ("value", "unit", "kilograms"),
    [(71, "kg", "71"), (71500, "g", "71.500"), (150, "[lb_av]", "68.0388555")],
)
def test_a_number_is_turned_into_our_unit(value: int, unit: str, kilograms: str) -> None:
    draft = from_observation(weighed(value, unit))

    assert draft.value == Decimal(kilograms)
    assert (draft.on, draft.at) == (date(2026, 5, 1), None)


@pytest.mark.parametrize(
    ("resource", "why"),
    [
        (measured("55423-8"), observation.NO_KIND),
        (weighed(status="entered-in-error"), observation.NOT_FINAL),
        (weighed(status="preliminary"), observation.NOT_FINAL),
        (weighed(effectiveDateTime="2026-05"), observation.NO_DAY),
        (weighed(unit="stone"), observation.NO_NUMBER),
        (measured("29463-7"), observation.NO_NUMBER),
        (measured("85354-9", component=PRESSURE["component"][:1]), observation.NO_NUMBER),
        (weighed(valueQuantity=quantity(9, "kg") | {"comparator": ">"}), observation.NO_NUMBER),
    ],
)
def test_what_can_not_be_taken_says_why(resource: dict[str, Any], why: str) -> None:
    assert from_observation(resource).refused == why


def test_what_another_system_makes_of_it_stays_behind_and_is_named() -> None:
    draft = from_observation(weighed(interpretation=[coded("H")], referenceRange=[{"text": "Low"}]))

    assert {lost.path for lost in draft.not_carried} == {
        "Observation.interpretation",
        "Observation.referenceRange",
    }


@pytest.fixture
def grace(tmp_path: Path, westbury: Organisation, priya: Actor) -> Person:
    brought_in(written(tmp_path, "patient.json", PATIENT), organisation=westbury, by=priya)
    person = Person.objects.get()
    user = cast.account("grace", "Grace")
    return people.give_account(person=person, user=user, by="system")


def stream_of(person: Person, by: Actor, kind: str = "weight", **more: Any) -> Stream:
    assert person.user is not None
    given: dict[str, Any] = {"shared_with": "work", "until": clock.today() + timedelta(days=90)}
    return readings.begin_stream(
        person=person,
        outcome=hear_outcome(person=person, by=by, words="Be at my grandson’s wedding"),
        by=Actor(person.user),
        kind=kind,
        **{**given, **more},
    )


def test_it_becomes_a_reading_once_and_may_cross_a_line(
    tmp_path: Path, grace: Person, westbury: Organisation, priya: Actor
) -> None:
    stream = stream_of(grace, priya)
    assert grace.user is not None
    readings.draw_line(stream=stream, by=Actor(grace.user), side="above", mark=Decimal(70))
    today = clock.today().isoformat()
    file = written(tmp_path, "o.json", bundle(weighed(effectiveDateTime=today)))

    first = brought_in(file, organisation=westbury, by=priya)
    second = brought_in(file, organisation=westbury, by=priya)

    assert (first.carried["Observation"], second.carried["Observation"]) == (1, 0)
    assert second.here["Observation"] == 1
    reading = Reading.objects.get()
    assert (reading.value, reading.source) == (Decimal(71), "fhir")
    assert reading.stream == stream
    assert ToTalk.objects.count() == 1


@pytest.mark.parametrize("stops", ["nothing", "pause", "run out", "nobody", "another kind"])
def test_nothing_is_taken_in_without_a_yes(
    stops: str, tmp_path: Path, grace: Person, westbury: Organisation, priya: Actor
) -> None:
    if stops == "another kind":
        stream_of(grace, priya, "steps")
    elif stops != "nothing":
        shared = {"shared_with": "nobody"} if stops == "nobody" else {}
        stream = stream_of(grace, priya, **shared)
        if stops == "pause":
            Stream.objects.filter(pk=stream.pk).update(paused_at=clock.now())
        elif stops == "run out":
            Stream.objects.update(until=clock.today() - timedelta(days=1))

    tally = brought_in(written(tmp_path, "o.json", weighed()), organisation=westbury, by=priya)

    assert tally.left == {("Observation", observations.NOT_KEPT): 1}
    assert not Reading.objects.exists()


def test_a_number_that_can_not_be_is_left(
    tmp_path: Path, grace: Person, westbury: Organisation, priya: Actor
) -> None:
    stream_of(grace, priya)

    tally = brought_in(written(tmp_path, "o.json", weighed(9000)), organisation=westbury, by=priya)

    assert tally.left == {("Observation", observations.CANNOT_BE): 1}


@needs_them
def test_third_party_examples_are_read() -> None:
    found = {
        path.stem: json.loads(path.read_text()) for path in UK_CORE if "Observation" in path.stem
    }
    drafts = {name: from_observation(found[name]) for name in found if "Vital" in name}

    pressure = drafts["UKCore-Observation-VitalSigns-BloodPressure-Example"]
    assert (pressure.value, pressure.second) == (Decimal(142), Decimal(94))
    assert pressure.on == date(2023, 8, 10)
    assert drafts["UKCore-Observation-VitalSigns-BodyWeight-Example"].value == 90
    assert drafts["UKCore-Observation-VitalSigns-HeartRate-Example"].value is not None


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (weighed(Decimal("1e9999999"), "[lb_av]"), observation.NO_NUMBER),
        (weighed(effectiveDateTime="2026-05-01T24:00:00Z"), observation.NO_DAY),
        (weighed(effectiveDateTime="2026-12-31T23:59:60Z"), observation.NO_DAY),
    ],
)
def test_one_that_cannot_be_read_is_told_and_breaks_nothing(
    told: dict[str, Any], says: str
) -> None:
    assert from_observation(told).refused == says

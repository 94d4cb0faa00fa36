"""A hostile file is a clear sentence, and leaves no trace; the files beside it still come in."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whatmatters.access.models import Organisation
from whatmatters.exchange.fhir import reading
from whatmatters.exchange.fhir.library import MAPPERS
from whatmatters.exchange.fhir.shape import CannotRead
from whatmatters.exchange.models import BroughtIn
from whatmatters.exchange.tests.elsewhere import (
    DAUGHTER,
    GOAL,
    IN_THE_WAY,
    ORDER,
    PATIENT,
    PLAN,
    brought_in,
    bundle,
    written,
)
from whatmatters.people.models import Person

GOOD = json.dumps(bundle(PATIENT, GOAL)).encode()
HOSTILE = {
    "empty": (b"", "not JSON"),
    "xml": (b"<?xml version='1.0'?><Patient/>", "XML"),
    "xml-with-bom": (b"\xef\xbb\xbf<Patient/>", "XML"),
    "half": (GOOD[: len(GOOD) // 2], "stops being JSON"),
    "deep": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "levels deep"),
    "rather-deep": (b'{"a":' * 80 + b"1" + b"}" * 80, "levels deep"),
    "lists": (b'{"resourceType":"Goal","a":' + b"[" * 90 + b"]" * 90 + b"}", "levels deep"),
    "latin": (GOOD.replace(b"Grace", b"Gr\xe2ce"), "not UTF-8"),
    "utf-16": (GOOD.decode().encode("utf-16"), "not JSON"),
    "nul": (GOOD.replace(b"Grace", b"Gr\\u0000ce"), "NUL"),
    "half-a-pair": (GOOD.replace(b"Grace", b"Gr\\ud800ce"), "half a character"),
    "twice": (b'{"resourceType":"Goal","id":"1","id":"2"}', "given twice"),
    "nan": (b'{"resourceType":"Goal","a":NaN}', "not a number"),
    "long-number": (b'{"resourceType":"Goal","a":' + b"9" * 10_000 + b"}", "too long"),
    "list": (b"[1]", "no FHIR resource"),
    "number": (b"5", "not JSON"),
    "no-type": (b'{"id":"x"}', "no resourceType"),
    "odd-type": (b'{"resourceType":"<b>"}', "no resourceType"),
    "entries": (b'{"resourceType":"Bundle","entry":{}}', "should be a list"),
    "entry": (b'{"resourceType":"Bundle","entry":[1]}', "should be an object"),
    "resource": (b'{"resourceType":"Bundle","entry":[{"resource":[]}]}', "should be an object"),
    "contained": (b'{"resourceType":"Goal","contained":1}', "should be a list"),
    "day": (GOOD.replace(b"2025-03-01", b"2025-02-30"), "Goal.startDate: there is no such day"),
    "type": (GOOD.replace(b'"Okafor"', b"17"), "Patient.name[0].family: this should be text"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_leaves_no_trace(name: str, tmp_path: Path, westbury: Organisation) -> None:
    content, says = HOSTILE[name]
    good = written(tmp_path, "good.json", {"resourceType": "Patient", "name": [{"text": "Ann"}]})

    tally = brought_in(written(tmp_path, "bad.json", content), good, organisation=westbury)

    [(file, why)] = tally.failed
    assert file.endswith("bad.json")
    assert says in why
    assert "Grace" not in why
    assert Person.objects.get().known_as == "Ann"
    assert BroughtIn.objects.count() == 1


def test_a_mark_of_byte_order_is_no_harm(tmp_path: Path, westbury: Organisation) -> None:
    tally = brought_in(written(tmp_path, "a.json", b"\xef\xbb\xbf" + GOOD), organisation=westbury)

    assert not tally.failed


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path, "huge.json", b" " * 2_000_000)

    with pytest.raises(CannotRead, match="more than the 1 read"):
        reading.read_file(path, largest=2**20)


def test_a_bundle_in_a_bundle_is_opened(tmp_path: Path, westbury: Organisation) -> None:
    inner: dict[str, Any] = bundle(PATIENT)
    for _ in range(10):
        inner = bundle(inner)

    tally = brought_in(written(tmp_path, "a.json", inner), organisation=westbury)

    assert tally.carried["Patient"] == 1


def test_what_goes_round_in_circles_comes_to_an_end(tmp_path: Path, westbury: Organisation) -> None:
    one = PLAN | {"id": "one", "goal": [{"reference": "Goal/g1"}]}
    goal = GOAL | {"addresses": [{"reference": "CarePlan/one"}]}

    tally = brought_in(
        written(tmp_path, "a.json", one),
        written(tmp_path, "b.json", bundle(goal, PATIENT)),
        organisation=westbury,
    )

    assert tally.carried["CarePlan"] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"description": {"text": "x" * 200_000}},
        {"description": {"text": "\u202eright to left \U0001f600"}},
        {"target": [{"measure": {"text": "m" * 2_000}, "dueDate": "2025"}]},
        {"statusDate": "1901-01-01", "lifecycleStatus": "completed"},
        {"subject": {"reference": "Patient/nobody"}},
        {"subject": {"reference": "x" * 100_000}},
        {"subject": {"reference": "#"}},
        {"expressedBy": {"display": "n" * 10_000}},
        {"id": "i" * 10_000},
        {"id": ""},
    ],
)
def test_what_is_odd_but_whole_is_taken_or_left(
    change: dict[str, Any], tmp_path: Path, westbury: Organisation
) -> None:
    tally = brought_in(
        written(tmp_path, "a.json", bundle(PATIENT, GOAL | change)), organisation=westbury
    )

    assert not tally.failed
    assert tally.carried["Goal"] + sum(n for (k, _), n in tally.left.items() if k == "Goal") == 1


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from(["", " ", "2025-13-45", "9999", "#x", "Patient/p1", "é" * 300, "1/0", "\t"]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["text", "coding", "reference"]), st.none(), max_size=2),
    st.sampled_from([[None], [[]], [{}], {"coding": {}}, {"coding": [None]}, {"text": []}]),
)
RESOURCES = [PATIENT, DAUGHTER, GOAL, IN_THE_WAY, PLAN, ORDER]


def places_in(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [way] * bool(way) + [place for key, v in below for place in places_in(v, (*way, key))]


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, Any]:
    """A real resource in which some things are not what they should be."""
    resource: dict[str, Any] = copy.deepcopy(draw(st.sampled_from(RESOURCES)))
    for place in draw(st.lists(st.sampled_from(places_in(resource)), min_size=1, max_size=3)):
        holder: Any = resource
        for key in place[:-1]:
            holder = holder[key] if _has(holder, key) else None
        if _has(holder, place[-1]) and place != ("resourceType",):
            holder[place[-1]] = draw(ODD)
    return resource


def _has(holder: Any, key: Any) -> bool:
    if isinstance(holder, dict):
        return key in holder
    return isinstance(holder, list) and isinstance(key, int) and key < len(holder)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(spoilt())
def test_a_mapper_takes_or_refuses_but_never_breaks(resource: dict[str, Any]) -> None:
    refused = ""
    try:
        MAPPERS[resource["resourceType"]](resource)
    except CannotRead as wrong:
        refused = str(wrong)
    assert not refused or refused.startswith(resource["resourceType"])


@pytest.mark.django_db
@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changed=st.lists(spoilt(), min_size=1, max_size=3))
def test_a_spoilt_bundle_comes_in_or_leaves_no_trace(
    tmp_path: Path, westbury: Organisation, changed: list[dict[str, Any]]
) -> None:
    whole = {r["resourceType"]: r for r in RESOURCES} | {r["resourceType"]: r for r in changed}
    before = Person.objects.count(), BroughtIn.objects.count()

    tally = brought_in(
        written(tmp_path, "a.json", bundle(*whole.values())),
        organisation=westbury,
        source=str(before[1]),
    )

    after = Person.objects.count(), BroughtIn.objects.count()
    assert after == before or not tally.failed


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=60) | st.binary(max_size=30).map(lambda tail: GOOD[:200] + tail))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    said: object
    try:
        said = reading.read_content(content)
    except CannotRead as refused:
        said = str(refused)
    assert said

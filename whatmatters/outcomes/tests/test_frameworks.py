"""Maps are data, each with where it comes from, and no code used twice."""

import json

import pytest

from whatmatters.outcomes import frameworks


def test_each_map_says_where_it_comes_from_and_on_what_terms() -> None:
    maps = frameworks.every_framework()

    assert [one.key for one in maps] == ["talking-points", "five-kinds", "carers"]
    assert all(one.source.strip() and one.licence.strip() and one.about.strip() for one in maps)


def test_each_file_is_named_for_its_key() -> None:
    for file in frameworks.FOLDER.glob("*.json"):
        assert json.loads(file.read_text("utf-8"))["key"] == file.stem


@pytest.mark.parametrize("framework", frameworks.every_framework(), ids=lambda one: one.key)
def test_no_code_or_label_is_used_twice(framework: frameworks.Framework) -> None:
    places = list(framework.places)

    assert len({place.code for place in places}) == len(places)
    assert len({place.label for place in places}) == len(places)
    assert len(framework.key) <= 30
    assert all(len(place.code) <= 40 and ":" not in place.code for place in places)


def test_talking_points_has_its_three_groups() -> None:
    talking_points, *_ = frameworks.every_framework()

    assert [(group.title, len(group.places)) for group in talking_points.groups] == [
        ("Quality of life", 6),
        ("Process", 5),
        ("Change", 4),
    ]


def test_carers_are_asked_first_what_carers_said_matters() -> None:
    to_carer, to_others = (frameworks.offered(to_carer=is_one) for is_one in (True, False))

    assert [one.key for one in to_carer] == ["carers", "talking-points", "five-kinds"]
    assert [one.key for one in to_others] == ["talking-points", "five-kinds"]
    assert [place.code for place in to_carer[0].groups[0].places] == [
        "cared-for",
        "own-health",
        "own-life",
        "relationship",
        "no-hardship",
    ]


def test_a_code_in_words() -> None:
    assert frameworks.label("talking-points", "stigma") == "Dealing with stigma/discrimination"
    assert frameworks.label("a-map", "taken-away") == "taken-away"


def test_only_what_is_on_a_map_is_known() -> None:
    assert frameworks.known("five-kinds", "social") == ("five-kinds", "social")
    with pytest.raises(frameworks.NoSuchCategory):
        frameworks.known("five-kinds", "stigma")


@pytest.mark.parametrize("broken", [{"key": "x"}, {"title": "x"}])
def test_a_broken_file_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="has a key, title"):
        frameworks._framework(broken)
    with pytest.raises(ValueError, match="group has"):
        frameworks._group("x", broken)


def test_every_place_is_told_of_in_the_reference() -> None:
    told = (frameworks.FOLDER.parents[2] / "docs/reference/frameworks.md").read_text("utf-8")

    for framework in frameworks.every_framework():
        assert f"## {framework.title}\n" in told
        for group in framework.groups:
            for place in group.places:
                assert f"| {group.title} | {place.label} | `{place.code}` |" in told

"""The files of the law: ours are whole, a wrong one is told why, a new one needs no code."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import resolve, reverse

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.eligibility import actions
from whatmatters.eligibility.law import (
    LOOKS_AT,
    NoSuchPack,
    NotAPack,
    every_pack,
    pack,
    quality,
    read,
    shelf,
    shelf_faults,
)
from whatmatters.eligibility.models import CannotDecide, LawInForce
from whatmatters.eligibility.selectors.looking import LOOKS
from whatmatters.eligibility.tests.conftest import days_ago

ENGLAND = (shelf.HERE / "packs/england-1.toml").read_text("utf-8")
SMALL = """
id = "isle"
version = "3"
title = "The Isle"
nation = "Isle"
in_force_from = 2020-02-29
licence = "Open Government Licence v3.0"
credit = "© Crown copyright"

[[sources]]
cite = "Act 1"
address = "legislation.example/1"

[not_here]
wellbeing = "No list"
carers = "No list"

[adult]
cite = "Act 1"
number_needed = 1

[[adult.conditions]]
code = "a"
kind = "domains"
text = "one or more"
asks = "One or more"

[[adult.limbs]]
code = "a"
text = "cannot"
plain = "Cannot"

[[adult.domains]]
code = "sea"
text = "getting to the sea"
plain = "Getting to the sea"

[[adult.plan]]
text = "the outcomes"
looks_at = "outcomes"
"""


def test_every_file_of_ours_is_whole() -> None:
    assert list(shelf_faults()) == []
    assert set(every_pack()) >= {("england", "1"), ("wales", "1"), ("scotland", "1")}
    assert all(one.licence and one.credit and one.sources for one in every_pack().values())


def test_england_says_what_the_law_says() -> None:
    england = pack("england", "1")
    adult, carer = england.tests["adult"], england.tests["carer"]

    assert [area.code for area in england.areas] == list("abcdefghi")
    assert [domain.code for domain in adult.domains] == list("abcdefghij")
    assert (adult.number_needed, carer.number_needed) == (2, 1)
    assert [limb.code for limb in adult.limbs] == list("abcd")
    own = carer.domain("i")
    assert own
    assert [limb.code for limb in carer.limbs_for(own)] == list("abc")  # none of time
    health = carer.domain("health")
    assert health
    assert [limb.code for limb in carer.limbs_for(health)] == ["health"]
    assert [item.law for item in adult.plan][:6] == [
        "s25(1)(a)",
        "s25(1)(b)",
        "s25(1)(c)",
        "s25(1)(d)",
        "s25(1)(e)",
        "s25(1)(f)(i)",
    ]


def test_wales_asks_can_and_can_only_of_one_or_more() -> None:
    adult = pack("wales", "1").tests["adult"]

    assert (adult.number_needed, len(adult.domains), len(adult.assessment)) == (1, 7, 5)
    assert "can and can only" in adult.conditions[-1].text
    assert "carers" in pack("wales", "1").not_here


def test_scotland_says_what_is_not_there_and_why() -> None:
    scotland = pack("scotland", "1")

    assert scotland.tests["adult"].domains == ()
    levels = [level.code for level in scotland.tests["adult"].levels]
    assert levels == ["critical", "substantial", "moderate", "low"]
    assert {"domains", "suggestion", "wellbeing", "plan"} <= set(scotland.not_here)


def test_everything_a_file_may_look_for_is_looked_for() -> None:
    assert set(LOOKS) == set(LOOKS_AT)
    assert len(quality().items) == 5


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('id = "isle"', 'id = "The Isle"'), "id is small letters"),
        (('title = "The Isle"', ""), "title is missing"),
        (("in_force_from = 2020-02-29", 'in_force_from = "soon"'), "is a day"),
        (("in_force_from = 2020-02-29", "in_force_from = 2021-02-29"), "can’t be read as TOML"),
        (("number_needed = 1", "number_needed = 2"), "more than there are domains"),
        (("number_needed = 1", "number_needed = 0"), "go together"),
        (("number_needed = 1", "number_needed = true"), "whole number"),
        (('kind = "domains"', 'kind = "hunch"'), "kind is one of"),
        (('looks_at = "outcomes"', 'looks_at = "a hunch"'), "Choose one of"),
        (('looks_at = "outcomes"', 'looks_at = "domain:hill"'), "there is no domain hill"),
        (('plain = "Cannot"', ""), "adult.limbs 1: plain is missing"),
        (("cite =", "sight ="), "sight is not known"),
        (('wellbeing = "No list"', ""), "no areas of well-being"),
        (('carers = "No list"', ""), "no test for carers"),
        (("[[sources]]", "[sources]"), "list of tables"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(change: tuple[str, str], says: str) -> None:
    with pytest.raises(NotAPack) as wrong:
        read(SMALL.replace(*change).encode())

    assert any(says in fault for fault in wrong.value.faults), wrong.value.faults


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(NotAPack) as wrong:
        read(b"")

    assert len(wrong.value.faults) > 6


def test_what_is_no_text_is_no_file_of_the_law() -> None:
    for content in (b"\xff\xfe", b"id = ", b"\x00"):
        with pytest.raises(NotAPack, match="can’t be read"):
            read(content)


@pytest.fixture
def own_files(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A folder of an organisation's own beside the data, read anew."""
    settings.DATA = tmp_path
    (tmp_path / "law").mkdir()
    every_pack.cache_clear()
    yield tmp_path / "law"
    every_pack.cache_clear()


def test_a_new_law_is_a_new_file(own_files: Path) -> None:
    (own_files / "isle-3.toml").write_text(SMALL)

    assert pack("isle", "3").in_force_from == date(2020, 2, 29)
    assert list(shelf_faults()) == []


def test_two_files_that_say_they_are_the_same_are_named(own_files: Path) -> None:
    (own_files / "again.toml").write_text(ENGLAND)
    (own_files / "broken.toml").write_text("id = 3")

    said = dict(reversed(list(shelf_faults())))

    assert "already in england-1.toml" in said["again.toml"]
    assert "broken.toml" in said
    assert pack("england", "1").version == "1"


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: Any) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(SMALL)
    bad.write_text(SMALL.replace('plain = "Cannot"', ""))

    call_command("check_law", str(good))
    assert "nothing is wrong" in capsys.readouterr().out
    with pytest.raises(CommandError, match="plain is missing"):
        call_command("check_law", str(bad))
    with pytest.raises(CommandError, match="can’t be opened"):
        call_command("check_law", str(tmp_path / "none.toml"))


class TestChoosing:
    def test_one_is_in_force_from_a_day(self, dev: Actor, england: None) -> None:
        place = cast.place("westbury")
        actions.choose_law(
            organisation=place, by=dev, id_="wales", version="1", begins_on=days_ago(-30)
        )

        def law_on(day: date) -> str:
            return LawInForce.objects.on(day, organisation=place)[0].pack

        assert (law_on(days_ago(0)), law_on(days_ago(-29))) == ("england", "england")
        assert law_on(days_ago(-30)) == "wales"

    def test_chosen_again_for_a_day_the_last_choice_holds(self, dev: Actor) -> None:
        place = cast.place("westbury")
        for id_ in ("england", "wales", "wales"):
            actions.choose_law(
                organisation=place, by=dev, id_=id_, version="1", begins_on=days_ago(0)
            )

        assert LawInForce.objects.count() == 2  # all kept, but what was pressed twice
        assert LawInForce.objects.on(days_ago(0), organisation=place)[0].pack == "wales"

    def test_not_before_it_was_law_and_not_what_there_is_not(self, dev: Actor) -> None:
        place = cast.place("westbury")
        with pytest.raises(CannotDecide, match="not in force"):
            actions.choose_law(
                organisation=place, by=dev, id_="england", version="1", begins_on=date(2015, 3, 31)
            )
        with pytest.raises(NoSuchPack):
            actions.choose_law(
                organisation=place, by=dev, id_="england", version="9", begins_on=days_ago(0)
            )

    def test_an_administrator_chooses_for_their_own_alone(self, priya: Actor, dev: Actor) -> None:
        for who, place in ((priya, "westbury"), (dev, "brook")):
            with pytest.raises(PermissionDenied):
                actions.choose_law(
                    organisation=cast.place(place),
                    by=who,
                    id_="england",
                    version="1",
                    begins_on=days_ago(0),
                )

    def test_a_choice_stays(self, dev: Actor, england: None) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            LawInForce.objects.update(pack="wales")


def test_the_page_about_the_files_says_what_there_is() -> None:
    page = Path("docs/reference/law.md").read_text("utf-8")

    for name, says in LOOKS_AT.items():
        assert f"| `{name}` | {says} |" in page
    for file in (shelf.HERE / "packs").glob("*.toml"):
        assert f"`{file.name}`" in page


@pytest.mark.parametrize("name", ["domain", "condition"])
def test_an_address_takes_every_code_that_a_file_may_have(name: str) -> None:
    law = reverse("eligibility:pack", args=["isle.of-man", "3.1"])
    asked = reverse(f"eligibility:{name}", args=[uuid4(), "2.a-i"])

    assert (resolve(law).url_name, resolve(asked).url_name) == ("pack", name)

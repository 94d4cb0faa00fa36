"""The page says what the verdict table says: all of it, and nothing else."""

from whatmatters.access.policy import TABLE, Condition, DataClass, Deed, Facts, Way, decide
from whatmatters.config import who_may

ALWAYS = {
    "shared": frozenset(DataClass),
    "lacks_capacity": True,
    "on_case": True,
    "broke_glass": True,
}


def page() -> str:
    return "\n\n".join(who_may.of_the_table())


def section(heading: str) -> str:
    return page().split(f"### {heading}\n\n")[1].split("\n\n#")[0]


def test_a_practitioner_in_sentences() -> None:
    said = section("Their practitioner")

    assert said.startswith("Acting as: practitioner, team lead. They have a place")
    assert "They may read and write: who they are, how to reach them" in said
    assert "They may read, if they are on an open safeguarding case of the person: safeg" in said
    assert said.endswith("After the person’s death this stays.")


def test_what_is_proved_and_what_ends_is_said() -> None:
    said = section("An attorney for health and welfare, or a deputy")

    assert who_may.PROVED in said
    assert said.endswith(who_may.ENDS_AT_DEATH)


def test_an_administrator_reads_nothing() -> None:
    said = section("An organisation's administrator")

    assert said.endswith("They may read and write nothing of anybody’s record.")


def test_a_class_of_data_names_everybody_who_may() -> None:
    said = section(TABLE.classes[DataClass.DIARY_PRIVATE])

    assert said.splitlines()[2:] == ["- **The person themself** may read and write."]


def test_a_class_nobody_may_see_would_say_so() -> None:
    assert "Nobody." not in page()


def test_two_deeds_under_two_conditions_are_each_said() -> None:
    way = TABLE.ways["attorney"]

    verdict = who_may._verdict(way, DataClass.PLAN)

    assert who_may._may(verdict).endswith("lack capacity for such a decision")
    assert who_may._may((verdict[0], (Deed.WRITE, Condition.NONE))) == (
        "may read, while the person is found to lack capacity for such a decision, and write"
    )


def test_the_table_has_every_cell_and_none_more_than_the_code_allows() -> None:
    lines = page().split("## The table\n\n")[1].splitlines()[2 : 2 + len(TABLE.ways)]

    for line, way in zip(lines, TABLE.ways.values(), strict=True):
        title, *cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        assert title == way.title
        assert [_allowed(cell) for cell in cells] == [_decided(way, about) for about in DataClass]


def _allowed(cell: str) -> set[str]:
    return {sign for sign in "RW" if sign in cell}


def _decided(way: Way, about: DataClass) -> set[str]:
    facts = Facts(ways=frozenset({way.key}), **ALWAYS)  # type: ignore[arg-type]
    return {who_may.SIGN[deed] for deed in Deed if decide(facts, about, deed).permits}


def test_every_letter_of_the_table_is_explained() -> None:
    for condition, letter in who_may.LETTERS.items():
        assert not letter or f"- `{letter}`: {who_may.SAID[condition]}" in page()

"""The file and the letters typed by hand say the same, word for word."""

from collections.abc import Iterator

import pytest

from tests.policy.letters import KINDS, LASTS, LETTERS, REACHED, ROWS, cells
from tests.policy.mutants import of_table
from whatmatters.access.policy import TABLE, By, Condition, DataClass, Deed
from whatmatters.access.policy.table import FILE, Table, read
from whatmatters.access.roles import RoleKey

HOLDS = {
    "always": Condition.NONE,
    "shared": Condition.SHARED,
    "lacking": Condition.LACKING,
    "case": Condition.ON_CASE,
    "glass": Condition.GLASS_BROKEN,
}


def _of(way: str) -> Iterator[tuple[tuple[DataClass, Deed], Condition]]:
    for about, cell in cells(way).items():
        for letter in cell.replace("-", ""):
            yield (about, LETTERS[letter].deed), HOLDS[LETTERS[letter].holds]


def test_there_are_no_other_ways_of_standing_to_somebody() -> None:
    assert set(TABLE.ways) == set(ROWS)


@pytest.mark.parametrize("way", ROWS)
def test_each_row_is_as_it_was_typed(way: str) -> None:
    _is_as_typed(way, TABLE)


def _is_as_typed(way: str, table: Table) -> None:
    row = table.ways[way]

    assert row.key == way
    assert row.verdicts == dict(_of(way))
    assert row.after_death is (way in LASTS)
    assert row.proved is (way == "attorney")
    assert row.kinds == frozenset(KINDS.get(way, ()))
    assert row.roles == {role for role, ways in REACHED.items() if way in ways}


@pytest.mark.parametrize("role", RoleKey)
def test_a_role_stands_in_its_own_ways_and_by_nothing_else(role: RoleKey) -> None:
    _stands_as_typed(role, TABLE)


def _stands_as_typed(role: RoleKey, table: Table) -> None:
    by = {way.key: str(way.by) for way in table.of(role)}

    assert by == {way: by.replace("proof", "circle") for way, by in REACHED[role].items()}


def is_as_typed(text: str) -> bool:
    """Whether all that is asked above holds of a table that says this."""
    try:
        table = read(text)
        for way in ROWS:
            _is_as_typed(way, table)
        for role in RoleKey:
            _stands_as_typed(role, table)
    except (AssertionError, KeyError, ValueError):
        return False
    return set(table.ways) == set(ROWS)


def test_every_wrong_table_is_noticed() -> None:
    text = FILE.read_text()
    wrong = list(of_table(text))

    assert is_as_typed(text)
    assert [str(mutant) for mutant in wrong if is_as_typed(mutant.text)] == []
    assert len(wrong) > 1500


@pytest.mark.parametrize("way", ROWS)
def test_nobody_but_the_person_reads_what_is_private_in_their_diary(way: str) -> None:
    about = {deed for (about, deed) in TABLE.ways[way].verdicts if about == "diary-private"}

    assert about == (set(Deed) if way == "self" else set())


def test_every_row_and_every_class_has_words_of_its_own() -> None:
    titles = [way.title for way in TABLE.ways.values()]
    words = [about.in_words for about in DataClass]

    assert all(titles + words)
    assert len({*titles, *words}) == len(titles) + len(words)


WORDS = 'audit = "Who has looked, and what was done"\n'
BAD = {
    "words for an unknown class": (WORDS, f'{WORDS}gossip = "What is said"\n'),
    "an unknown class": ('core = ["read-if-shared"]', 'gossip = ["read"]'),
    "an unknown deed": ('core = ["read-if-shared"]', 'core = ["erase"]'),
    "an unknown condition": ('core = ["read-if-shared"]', 'core = ["read-if-asked"]'),
    "an unknown role": ('roles = ["broker"]', 'roles = ["neighbour"]'),
    "an unknown way to come to it": ('by = "team"', 'by = "chance"'),
    "a class without words": (WORDS, ""),
    "a row without its title": ('title = "Their broker"\n', ""),
    "a row that forgets what is left after a death": ("after-death = true\n", ""),
}


@pytest.mark.parametrize("what", BAD)
def test_a_word_it_does_not_know_stops_the_start(what: str) -> None:
    text = FILE.read_text()
    was, becomes = BAD[what]
    assert was in text

    with pytest.raises((ValueError, KeyError)):
        read(text.replace(was, becomes, 1))


def test_it_says_which_classes_have_no_words() -> None:
    lines = FILE.read_text().splitlines(keepends=True)
    gone = ('alerts = "', 'audit = "', 'budget = "', 'plan = "', 'talk = "', 'visits = "')
    kept = [line for line in lines if not line.startswith(gone)]

    with pytest.raises(ValueError, match="No words for alerts, audit, budget, plan, talk, visits"):
        read("".join(kept))


def test_conditions_are_said_with_dashes_and_kept_apart_from_deeds() -> None:
    table = read(FILE.read_text())

    assert table.ways["attorney"].verdicts[DataClass.PLAN, Deed.WRITE] is Condition.LACKING
    assert table.ways["attorney"].by is By.CIRCLE

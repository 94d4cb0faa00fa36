"""What people read as themself is in their language, and in no other.

The world of the proof of access is asked for every page it has; all that is said of somebody
there is marked, so whatever else stands on a page is ours, and ours is to be translated.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from tests.languages.marked import LEFT_ALONE, marked, unmarked
from tests.languages.own_side import (
    LETTERS,
    READERS,
    Read,
    choose_welsh,
    own_words,
    pages_of_the_own_side,
)
from tests.proof.world import World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROOMS = Path(__file__).resolve().parent.parent.parent / "whatmatters"


@pytest.fixture
def world() -> World:
    made = make_world()
    choose_welsh()
    return made


def test_everything_but_their_own_words_can_be_said_in_another_language(world: World) -> None:
    with marked():
        pages = list(pages_of_the_own_side(world))
        theirs = own_words()

    left: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for line in theirs.sub(" ", unmarked(page.text)).split("\n"):
            if LETTERS.search(line):
                left[" ".join(line.split())].add(f"{page.name} ({page.reader or 'nobody'})")
    assert not left, "Nobody can read these in Welsh:\n" + "\n".join(
        f"- “{text}” on {', '.join(sorted(names)[:4])}" for text, names in sorted(left.items())
    )


def test_nothing_stays_in_english(world: World) -> None:
    pages = list(pages_of_the_own_side(world))

    english = [f"“{text}” on {page.name}" for page in pages for text in _english_on(page)]
    assert {page.reader for page in pages} == set(READERS)
    assert {page.language for page in pages} == {"cy"}
    assert [page.name for page in pages if page.status >= 500] == []
    assert not english, "These are still in English:\n" + "\n".join(sorted(set(english)))


def _english_on(page: Read) -> Iterator[str]:
    lines = set(page.text.split("\n"))
    yield from sorted(lines & sentences())


def sentences() -> set[str]:
    """Each whole sentence of ours that Welsh says in other words."""
    return {
        " ".join(entry.msgid.split())
        for path in ROOMS.glob("*/locale/cy/LC_MESSAGES/django.po")
        for entry in polib.pofile(str(path))
        if entry.msgid != entry.msgstr and not LEFT_ALONE.search(entry.msgid)
    }

"""Nobody needs more than six years of school to read their own side.

`WHATMATTERS_READING` names a file for what was found: docs/reference/readability.md.
"""

import os
from pathlib import Path

import pytest

from tests.languages.marked import marked
from tests.languages.own_side import Read, choose_welsh, own_words, pages_of_the_own_side
from tests.languages.reading import Figures, figures, syllables
from tests.proof.world import make_world

HIGHEST = 6.0
WRITE_TO = os.environ.get("WHATMATTERS_READING", "")
#: The pages that stand in place of others.
NAMES = {403: "(you may not do this)", 404: "(there is no page here)"}
BEFORE = """# How easy pages are to read

Each page of people’s own side and each page that is open to all, in English, as the person, a
relative, an attorney or nobody in particular reads it; the hardest of these is shown. People’s own
words are left out, and so is what has fewer than four words. The grade is “Flesch–Kincaid”
(Kincaid and others, 1975), the index the “ARI” of the same study; a test fails on a grade over
{highest:.0f}. `make reading` writes this page.

| Page | Words a sentence | Grade | Index |
|---|---|---|---|
"""


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("plan", 1), ("made", 1), ("people", 2), ("outcome", 2), ("asked", 1), ("wanted", 2)),
        *(("somebody", 3), ("organisation", 5), ("don’t", 1), ("little", 2), ("uses", 2)),
    ],
)
def test_syllables_are_counted_as_they_are_heard(word: str, number: int) -> None:
    assert syllables(word) == number


def test_short_words_in_short_sentences_are_easy() -> None:
    easy = figures(["We look at it again in May.", "You can stop at any time."])
    hard = figures(["Notwithstanding administrative considerations, eligibility is determined."])
    assert easy is not None
    assert hard is not None
    assert easy.grade < 3 < 12 < hard.grade


def test_a_name_on_a_button_is_no_sentence() -> None:
    assert figures(["Save", "Go back"]) is None


@pytest.mark.django_db
@pytest.mark.slow
def test_every_page_of_the_own_side_is_easy() -> None:
    world = make_world()
    choose_welsh()
    with marked():
        found = hardest(list(pages_of_the_own_side(world, sending=False)))

    if WRITE_TO:
        Path(WRITE_TO).write_text(written(found), "utf-8")
    hard = [f"{name}: grade {one.grade:.1f}" for name, one in found.items() if one.grade > HIGHEST]
    assert not hard, "Too hard to read:\n" + "\n".join(hard)


def hardest(pages: list[Read]) -> dict[str, Figures]:
    """By page, the figures of whoever finds it hardest. That one may not see it is one page."""
    theirs = own_words()
    found: dict[str, Figures] = {}
    for page in pages:
        ours = [theirs.sub(" Jo ", each) for each in page.sentences]
        one = figures(each.replace("⟦", "").replace("⟧", "") for each in ours if "⟦" in each)
        name = NAMES.get(page.status) or page.name.removeprefix("GET ")
        name = "front page" if name == "None" else name
        if one and (name not in found or one.grade > found[name].grade):
            found[name] = one
    return dict(sorted(found.items()))


def written(found: dict[str, Figures]) -> str:
    rows = [
        f"| {name} | {one.words_a_sentence:.1f} | {one.grade:.1f} | {one.index:.1f} |"
        for name, one in found.items()
    ]
    return BEFORE.format(highest=HIGHEST) + "\n".join(rows) + "\n"

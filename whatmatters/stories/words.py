"""Words by which a story is found: folded, without endings, and without those that say little."""

import re
from collections.abc import Iterable

from whatmatters.foundations.words import folded

WORD = re.compile(r"[^\W_]+")
LONGEST = 24
#: Shorter words say little; a script without spaces is kept whole as it stands.
SHORTEST = 3
MOST = 400
ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "s", "ly")
SAY_LITTLE = frozenset(
    """about above after again all also always and any are around ask back bad because been before
    being best better big both but can cannot come could day did different does doing done down
    each else enough even ever every few find first for from get give given goes going good got
    had has have having help her here hers herself him himself his home how into its just keep
    kept know last less like little live lived living long look lot made make makes making many
    may me mine more most much must my myself need never new next not nothing now off often old
    once one only other our ours out over own part people person place put really same say see
    she should some somebody someone something soon still such take than thank that the their
    them themself then there these they thing think this those through time times too took two
    under until use used using very want wanted was way week weeks well went were what when
    where which while who whom why will wish with without work would year years yes yet you
    your
    """.split()  # noqa: SIM905  # read as a text
)


def found_by(texts: Iterable[str], *, at_most: int = MOST) -> tuple[str, ...]:
    """The words of these texts, each once, the first that many of them."""
    words: dict[str, None] = {}
    for text in texts:
        for word in WORD.findall(folded(text)):
            if len(word) >= SHORTEST and word not in SAY_LITTLE:
                words.setdefault(stem(word))
                if len(words) == at_most:
                    return tuple(words)
    return tuple(words)


def stem(word: str) -> str:
    """`gardening` and `gardens` are both `garden`: an ending goes where four letters stay."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)][:LONGEST]
    return word[:LONGEST]

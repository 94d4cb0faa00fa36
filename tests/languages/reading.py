"""How hard a page is to read: words a sentence, and the school grade that follows.

The grade is that of Kincaid, Fishburne, Rogers and Chissom, Derivation of New Readability
Formulas for Navy Enlisted Personnel, 1975 (“Flesch–Kincaid”): 0.39 words a sentence + 11.8
syllables a word - 15.59. Beside it stands the Automated Readability Index of the same study,
which counts letters: 4.71 letters a word + 0.5 words a sentence - 21.43.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

#: What is read as one piece. Of those that hold others, the others are read.
PIECES = "h1, h2, h3, h4, p, li, dt, dd, th, td, label, legend, summary, figcaption, .govuk-hint"
#: A name on a button or over a column is no sentence, and would make a page look easier.
FEWEST = 4
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
ENDS = re.compile(r"(?<=[.!?:;])\s+")


@dataclass(frozen=True, slots=True)
class Figures:
    words: int
    sentences: int
    syllables: int
    letters: int

    @property
    def words_a_sentence(self) -> float:
        return self.words / self.sentences

    @property
    def grade(self) -> float:
        return 0.39 * self.words_a_sentence + 11.8 * self.syllables / self.words - 15.59

    @property
    def index(self) -> float:
        return 4.71 * self.letters / self.words + 0.5 * self.words_a_sentence - 21.43


def sentences_of(page: BeautifulSoup) -> Iterator[str]:
    """Each sentence of the main part of a page."""
    main = page.select_one("main")
    for piece in main.select(PIECES) if main else ():
        if not piece.select(PIECES):
            yield from ENDS.split(_text(piece))


def _text(piece: Tag) -> str:
    return " ".join(piece.get_text().split())


def figures(sentences: Iterable[str]) -> Figures | None:
    """Nothing, where there is no sentence at all."""
    counted = [words for each in sentences if len(words := WORD.findall(each)) >= FEWEST]
    words = [word for each in counted for word in each]
    if not words:
        return None
    letters = sum(len(re.sub(r"\W", "", word)) for word in words)
    return Figures(len(words), len(counted), sum(map(syllables, words)), letters)


def syllables(word: str) -> int:
    """As they are heard, near enough: groups of vowels, without an e that is not said."""
    bare = re.sub(r"[’'-].*", "", word.casefold()) or word.casefold()
    bare = bare.replace("some", "som").replace("where", "wher")
    bare = re.sub(
        r"(?<=[^aeiouytd])ed$|(?<=[^aeiouy])es?$(?<!le)(?<!ses)(?<!ces)(?<!ges)", "", bare
    )
    return max(1, len(re.findall(r"[aeiouy]+", bare)))

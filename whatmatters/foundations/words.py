"""Text: folded so that it can be found again, and ours in the reader’s language."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from django.utils.functional import lazy
from django.utils.translation import get_language, gettext


def folded(text: str) -> str:
    """Lower case, without accents or doubled spaces: `Zoë  O’Hara` is `zoe o'hara`."""
    apart = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(bare.split())


def tails(word: str, *, shortest: int) -> Iterator[str]:
    """A word, and each of its endings that is long enough to search by."""
    yield word
    for start in range(1, len(word) - shortest + 1):
        yield word[start:]


def said(text: str) -> str:
    """Words of ours in the reader’s language. They are looked up once for each language.

    Only for what is written in our code or templates: what is looked up is kept.
    """
    return _said(text, get_language())


@cache
def _said(text: str, language: str | None) -> str:
    return gettext(text)


_later = lazy(said, str)


def later(text: str) -> str:
    """Words of ours, said in the reader’s language each time they are read.

    It passes for a text: what it gives reads, joins and compares as one in a page, a form or a
    choice. Only `", ".join(…)` wants it made into one first.
    """
    return _later(text)

"""A language for tests: English with ⟦ ⟧ around all that was asked to be translated.

What stands outside is somebody's own words, or something nobody can read in another language.
What is filled into a sentence stands outside as well, unless it was translated by itself.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

from django.utils.translation import trans_real

from whatmatters.foundations.words import _said as said_once
from whatmatters.web.components import bar, words

LEFT_ALONE = re.compile(r"(%\(\w+\)s|%%|\{\w*\}|<[^>]*>|&#?\w+;)")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


class Marked(NullTranslations):
    """Instead of the catalogues of Welsh."""

    def gettext(self, message: str) -> str:
        return mark(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return mark(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return mark(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return mark(msgid1 if n == 1 else msgid2)

    def to_language(self) -> str:
        return "cy"

    def language(self) -> str:
        return "cy"


def mark(message: str) -> str:
    return "".join(
        part if LEFT_ALONE.fullmatch(part) or not part.strip() else _marked(part)
        for part in LEFT_ALONE.split(message)
    )


def _marked(part: str) -> str:
    """The spaces around stay outside: a template may trim them."""
    bare = part.strip()
    return part.replace(bare, f"⟦{bare}⟧", 1)


def unmarked(text: str) -> str:
    return MARKED.sub(" ", text)


@contextmanager
def marked() -> Iterator[None]:
    """While it lasts, whoever reads Welsh reads this instead."""
    trans_real.translation("cy")  # so that there is one to put back
    before = trans_real._translations["cy"]  # type: ignore[attr-defined]  # where Django keeps them
    trans_real._translations["cy"] = Marked()  # type: ignore[attr-defined]
    _forget()
    try:
        yield
    finally:
        trans_real._translations["cy"] = before  # type: ignore[attr-defined]
        _forget()


def _forget() -> None:
    """What is drawn once and shown many times."""
    bar._bar.cache_clear()
    said_once.cache_clear()
    words._day.cache_clear()

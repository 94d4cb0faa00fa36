"""What in a telling may say who it is about: found by rules anybody can read, never by guessing.

It marks, and takes nothing out: that is for whoever writes. It would sooner mark too much, since
a mark that is wrong costs a press, and a name that is missed costs a person their privacy.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whatmatters.foundations.words import folded
from whatmatters.people.naming import (
    EMAIL,
    LINK,
    NUMBERS,
    PHONE,
    POSTCODE,
    SHORT,
    WORD,
    bare,
    is_spaced,
    key_of,
    keys_of,
    words_of,
)
from whatmatters.stories.models import Marked

DATA = Path(__file__).parent / "data"
LONGEST = 200
ABBREVIATED = re.compile(r"\b(?:mr|mrs|ms|dr|st|prof|rev)\.\s*$", re.I)

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
STREETS = (
    "street|st|road|rd|lane|ln|avenue|ave|close|drive|crescent|terrace|gardens|court|grove|place"
    "|square|row|mews|walk|hill|green|park|view|rise|gate"
)
#: What the name of a place often ends with: the word before it belongs to it, where it begins
#: a sentence too.
ENDS_PLACE = frozenset(
    f"{STREETS}|house|lodge|farm|hall|centre|church|chapel|school|college|club|hospital|surgery"
    "|cottage|cottages|care|home|arms|inn|estate|village|ward|day|trust|pharmacy".split("|")
)
#: In the order in which they are looked for: what one has found, a later one does not find again.
PATTERNS: tuple[tuple[Marked, re.Pattern[str]], ...] = (
    (Marked.EMAIL, EMAIL),
    (Marked.LINK, LINK),
    (Marked.ADDRESS, POSTCODE),
    (
        Marked.ADDRESS,
        re.compile(rf"\b\d{{1,4}}[a-z]?,?\s(?:[^\W\d_]+\s){{1,3}}(?:{STREETS})\b", re.I),
    ),
    (
        Marked.DAY,
        re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s(?:{MONTHS})\b(?:,?\s\d{{4}})?", re.I),
    ),
    (Marked.DAY, re.compile(rf"\b(?:{MONTHS})\s\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s\d{{4}})?", re.I)),
    (Marked.DAY, re.compile(r"\b\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}\b")),
    (Marked.DAY, re.compile(r"\b\d{4}-\d{2}-\d{2}\b")),
    (Marked.DAY, re.compile(r"\bborn\s(?:in\s|on\s)?\d{4}\b", re.I)),
    (Marked.AGE, re.compile(r"\b(?:9\d|1[01]\d)(?=\syears|\syear|-year|\sand\b)", re.I)),
    (Marked.AGE, re.compile(r"(?<=\baged\s)(?:9\d|1[01]\d)\b", re.I)),
    (Marked.PHONE, PHONE),
    *((Marked.NUMBER, pattern) for pattern in NUMBERS),
)


@dataclass(frozen=True, slots=True)
class Found:
    """Where something was found in one of the texts, and what it may be."""

    start: int
    end: int
    kind: Marked


@dataclass(frozen=True, slots=True)
class Mark:
    """The same words, however often they were found: what is asked about once."""

    kind: Marked
    words: str

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.value, folded(self.words)[:LONGEST]


def marks(texts: Mapping[str, str], names: Iterable[str] = ()) -> tuple[Mark, ...]:
    """What to ask about, in the order in which it stands; the same words once."""
    seen: dict[tuple[str, str], Mark] = {}
    for field, found in everywhere(texts, names).items():
        for one in found:
            mark = Mark(one.kind, texts[field][one.start : one.end])
            seen.setdefault(mark.key, mark)
    return tuple(seen.values())


def everywhere(texts: Mapping[str, str], names: Iterable[str] = ()) -> dict[str, tuple[Found, ...]]:
    """Each of the texts, with what was found in it from its beginning to its end.

    `names` are of the person and of those around them: a word of one is found however it is
    written. What stands in `place` is looked at as a place.
    """
    known = _Known.of(names, texts.values())
    found = {field: _found_in(text, known) for field, text in texts.items()}
    if place := texts.get("place", ""):
        found["place"] = () if is_large(place) else (Found(0, len(place), Marked.SMALL),)
    return found


def is_large(place: str) -> bool:
    """Whether this is the name of a district, or of something larger."""
    said = re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", folded(place))).strip()
    return said.removesuffix(" council") in listed("large_places.txt", whole_lines=True)


@cache
def listed(name: str, *, whole_lines: bool = False) -> frozenset[str]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    kept = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return frozenset(kept if whole_lines else (word for line in kept for word in line.split()))


@dataclass(frozen=True, slots=True)
class _Known:
    """Words of names, and what tells a name from another word in these texts.

    `theirs` are keys by which a word is known, `unspaced` are in a script without spaces;
    `plain` are words that also stand somewhere without a capital.
    """

    theirs: frozenset[str]
    unspaced: tuple[str, ...]
    plain: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str], texts: Iterable[str]) -> "_Known":
        words = words_of(names)
        spaced = {word for word in words if is_spaced(word)}
        return cls(
            theirs=frozenset(key_of(word) for word in spaced if len(word) > 1),
            unspaced=tuple(sorted(words - spaced, key=len, reverse=True)),
            plain=frozenset(
                folded(word) for text in texts for word in WORD.findall(text) if word[0].islower()
            ),
        )


def _found_in(text: str, known: _Known) -> tuple[Found, ...]:
    taken = bytearray(len(text))
    found = [*_by_pattern(text, taken), *_rare(text, taken), *_names_in(text, known, taken)]
    return tuple(sorted(found, key=lambda one: one.start))


def _by_pattern(text: str, taken: bytearray) -> Iterator[Found]:
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            if one := _take(taken, match.start(), match.end(), kind):
                yield one


def _rare(text: str, taken: bytearray) -> Iterator[Found]:
    """Conditions that few have, however they are spelled about their apostrophes and hyphens."""
    for match in _rare_pattern().finditer(text):
        if one := _take(taken, match.start(), match.end(), Marked.RARE):
            yield one


@cache
def _rare_pattern() -> re.Pattern[str]:
    names = sorted(listed("conditions.txt", whole_lines=True), key=len, reverse=True)
    spelled = (re.escape(name).replace(r"\-", r"[\-\s]").replace("'", "['’]?") for name in names)
    return re.compile(rf"\b(?:{'|'.join(spelled)})(?:['’]s)?\b", re.I)


def _names_in(text: str, known: _Known, taken: bytearray) -> Iterator[Found]:
    for name in known.unspaced:
        for match in re.finditer(re.escape(name), text):
            if one := _take(taken, match.start(), match.end(), Marked.NAME):
                yield one
    yield from _joined(text, _single(text, known, taken))


def _single(text: str, known: _Known, taken: bytearray) -> Iterator[Found]:
    """Word by word. One that begins a sentence belongs to the name that follows: `Bell Court`."""
    before: re.Match[str] | None = None
    for match in WORD.finditer(text):
        kind = _kind_of(match, text, known)
        begun = before if kind and before and _is_one_place(before, match, text) else None
        for part in (begun, match) if kind else ():
            if kind and part and (one := _take(taken, part.start(), part.end(), kind)):
                yield one
        before = match


def _is_one_place(before: re.Match[str], match: re.Match[str], text: str) -> bool:
    side_by_side = text[before.end() : match.start()] == " "
    return side_by_side and before[0][0].isupper() and folded(match[0]) in ENDS_PLACE


def _joined(text: str, found: Iterator[Found]) -> Iterator[Found]:
    """Names that stand side by side are one: `Jean Barker`."""
    last: Found | None = None
    for one in found:
        if last and last.kind == one.kind and text[last.end : one.start] in {" ", "-"}:
            last = Found(last.start, one.end, one.kind)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _kind_of(match: re.Match[str], text: str, known: _Known) -> Marked | None:
    word = bare(match[0])
    plain = folded(word)
    if keys_of(word) & known.theirs:
        return Marked.NAME
    is_capital = word[0].isupper()
    given = listed("given_names.txt")
    if plain in given and (is_capital or f"*{plain}" not in given):
        return Marked.NAME
    if not is_capital or _is_everyday(word, plain, known.plain):
        return None
    if f"*{plain}" in given:
        return Marked.NAME
    return None if _begins_sentence(text, match.start()) else Marked.NAME


def _is_everyday(word: str, plain: str, elsewhere: Collection[str]) -> bool:
    capitals = listed("capitals.txt")
    said = {plain, folded(word.replace("’", "'")), f"{plain}'s"}
    is_letters = word.isupper() and len(word) <= SHORT + 1
    return bool(said & capitals) or plain in elsewhere or is_letters


def _begins_sentence(text: str, at: int) -> bool:
    if ABBREVIATED.search(text[max(0, at - 8) : at]):
        return False
    before = text[max(0, at - 8) : at].rstrip(" \t\"'“‘(–—-•*")
    return not before or before[-1] in ".!?:;\n…"


def _take(taken: bytearray, start: int, end: int, kind: Marked) -> Found | None:
    """Nothing, where it was found before."""
    if any(taken[start:end]):
        return None
    taken[start:end] = b"\x01" * (end - start)
    return Found(start, end, kind)

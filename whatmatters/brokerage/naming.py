"""Words that would tell who somebody is, found in what is to be sent; and put another way.

It finds what is written down about them: names, address, numbers, the day they were born; and
anything that looks like a phone number, an email, a postcode or a date of birth. It can’t find
everything, so somebody reads what is sent before it goes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.people.models import CircleMember, Identifier, Person
from whatmatters.people.naming import (
    EMAIL,
    LINK,
    NUMBERS,
    PHONE,
    POSTCODE,
    WORD,
    bare,
    is_spaced,
    key_of,
    keys_of,
    own_names,
    words_of,
)

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = re.compile(
    r"\b(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
#: Lines of an address, and numbers, that are no longer than this are in any text.
LEAST = 3


@dataclass(frozen=True, slots=True)
class Left:
    """Something that would tell who it is: what it says, why, and in which box."""

    text: str
    why: str
    box: str = ""

    @property
    def told(self) -> str:
        return gettext("“%(text)s”: %(why)s") % {"text": self.text, "why": self.why}


@dataclass(frozen=True, slots=True)
class Whose:
    """Somebody whose name would tell: why, and what to say in its place."""

    why: str
    stand_in: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is written down that would tell who somebody is.

    `words` of names are by their keys, and count with a capital: Rose, not rose. `wholes` are
    found however they are written, and names in a script without capitals wherever they stand.
    """

    words: Mapping[str, Whose]
    wholes: tuple[tuple[re.Pattern[str], Whose], ...]
    lines: tuple[re.Pattern[str], ...]
    numbers: tuple[re.Pattern[str], ...]
    born_on: date | None

    def whose(self, word: str) -> Whose | None:
        return next((self.words[key] for key in sorted(keys_of(word)) if key in self.words), None)


@dataclass(frozen=True, slots=True)
class Named:
    """Where a name stands in a text, and whose it is."""

    start: int
    end: int
    whose: Whose


class StillNamed(Exception):
    """Something left in the words would tell who it is. Nothing was sent."""

    def __init__(self, left: Iterable[Left]) -> None:
        super().__init__(gettext("Take out what would tell who it is, or say why it must stay"))
        self.left = tuple(left)


def known_of(person: Person, *, viewer: Actor) -> Known:
    """What is known of a person and of all in their circle. Four queries.

    Of whom the viewer may not know, the names are looked for too, and nothing else is told.
    """
    named = [(own_names(person), Whose(gettext("a name of the person"), gettext("the person")))]
    seen = CircleMember.objects.visible_to(viewer, person=person.pk).filter(person=person)
    known_to_viewer = set(seen.order_by("pk").values_list("pk", flat=True))
    for member in person.circle.order_by("kind", "pk"):
        named.append(([member.name], _of(member, is_seen=member.pk in known_to_viewer)))
    words: dict[str, Whose] = {}
    for names, whose in named:
        for word in words_of(names):
            if is_spaced(word) and len(word) > 1:
                words.setdefault(key_of(word), whose)
    numbers = Identifier.objects.filter(person=person).order_by("pk")
    return Known(
        words,
        tuple((_whole(name), whose) for names, whose in named for name in _wholes(names)),
        tuple(_line(line) for line in _lines(person)),
        tuple(_numbers((person.phone, *numbers.values_list("value", flat=True)))),
        person.born_on,
    )


def left_in(boxes: Mapping[str, str], known: Known) -> tuple[Left, ...]:
    """All that would tell who it is, box by box, each said once."""
    found: dict[tuple[str, str], Left] = {}
    for box, words in boxes.items():
        for left in _left(words, known, box):
            found.setdefault((left.text.lower(), box), left)
    return tuple(found.values())


def unnamed(words: str, known: Known) -> str:
    """The same words with each name put another way: “with Jean” is “with my friend”."""
    said, at = "", 0
    for one in _names_in(words, known):
        said += words[at : one.start] + one.whose.stand_in
        at = one.end
    return said + words[at:]


def _of(member: CircleMember, *, is_seen: bool) -> Whose:
    if is_seen:
        return Whose(gettext("the name of somebody in their circle"), member.described.lower())
    return Whose(gettext("it may be a name"), gettext("somebody"))


def _left(words: str, known: Known, box: str) -> Iterator[Left]:
    for one in _names_in(words, known):
        yield Left(words[one.start : one.end], one.whose.why, box)
    for line in known.lines:
        if found := line.search(words):
            yield Left(found.group(), gettext("part of their address"), box)
    yield from _alike(words, known, box)


def _alike(words: str, known: Known, box: str) -> Iterator[Left]:
    """What looks like it, whoever’s it is; and the person’s own. What was found is found once."""
    by_number = gettext("a number somebody is known by")
    for shape, why in (
        (EMAIL, gettext("an email address")),
        (LINK, gettext("a web address")),
        (POSTCODE, gettext("a whole postcode")),
        (DAY, gettext("a date, which may be when they were born")),
        (PHONE, gettext("a phone number")),
        *((shape, by_number) for shape in (*NUMBERS, *known.numbers)),
    ):
        yield from (Left(match.group().strip(), why, box) for match in shape.finditer(words))
        words = shape.sub(lambda match: " " * len(match.group()), words)
    if known.born_on and re.search(rf"\b{known.born_on.year}\b", words):
        yield Left(str(known.born_on.year), gettext("the year they were born"), box)


def _names_in(text: str, known: Known) -> Iterator[Named]:
    """In order, each stretch once. Words of one name side by side are one: `Jean Barker`."""
    last: Named | None = None
    for one in sorted(_every_name(text, known), key=lambda one: (one.start, -one.end)):
        if last is None:
            last = one
        elif one.start < last.end or _goes_on(last, one, text):
            last = replace(last, end=max(last.end, one.end))
        else:
            yield last
            last = one
    if last:
        yield last


def _goes_on(last: Named, one: Named, text: str) -> bool:
    return one.whose is last.whose and text[last.end : one.start].isspace()


def _every_name(text: str, known: Known) -> Iterator[Named]:
    for pattern, whose in known.wholes:
        for match in pattern.finditer(text):
            yield Named(match.start(), match.end(), whose)
    for match in WORD.finditer(text):
        if match[0][0].isupper() and (of := known.whose(match[0])):
            yield Named(match.start(), match.start() + len(bare(match[0])), of)


def _wholes(names: Iterable[str]) -> Iterator[str]:
    """Names that are no common word however they are written: of two words, or with no capital."""
    for name in map(str.strip, names):
        if " " in name or (name and not name[0].isupper()):
            yield name
    yield from (word for word in words_of(names) if not is_spaced(word))


def _whole(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)" if is_spaced(name) else words, re.IGNORECASE)


def _line(line: str) -> re.Pattern[str]:
    """A line of an address by itself: of Bath, and not of a bathroom."""
    words = r"\s+".join(map(re.escape, line.split()))
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)


def _lines(person: Person) -> Iterator[str]:
    lines = (line.strip() for line in re.split(r"[\n,]", person.address))
    return (line for line in lines if len(line) > LEAST)


def _numbers(written: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """Each however its figures are spaced."""
    for number in written:
        figures = re.sub(r"\D", "", number)
        if len(figures) > LEAST:
            spaced = r"[\s\-()]{0,2}".join(figures)
            yield re.compile(rf"(?<!\d){spaced}(?!\d)")

"""Which rows of a list are people this organisation knows already.

Looks at everybody registered here, whoever asks, and says no more of them than the number
they are known by: whoever may send a list is told that a name is taken, not whose it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from whatmatters.access.models import Organisation
from whatmatters.exchange.models import BroughtIn
from whatmatters.exchange.spreadsheet.people import PeopleList, PersonRow, Problem
from whatmatters.foundations.progress import in_batches
from whatmatters.foundations.words import folded
from whatmatters.people.models import Identifier, OtherName, Registration

ROW = "row"
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody registered here."""

    person: UUID
    name: str
    born_on: date | None
    number: str

    def may_be(self, born_on: date | None) -> bool:
        """Nothing known speaks against it: the same day of birth, or none on one side."""
        return not (self.born_on and born_on) or self.born_on == born_on


@dataclass(frozen=True, slots=True)
class Double:
    """A row whose name somebody has already: here under a number, or earlier in the list."""

    row: PersonRow
    known: Known | None = None
    like_row: int | None = None
    numbers: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        if self.known is None:
            return f"Row {self.like_row} has the same name"
        sure = "and the same day of birth" if self.known.born_on and self.row.born_on else ""
        return " ".join(f"Somebody here has the same name {sure}".split())


@dataclass(frozen=True, slots=True)
class SortedOut:
    """A list, with each row where it belongs."""

    new: tuple[PersonRow, ...]
    here: tuple[PersonRow, ...]
    doubles: tuple[Double, ...]
    problems: tuple[Problem, ...]

    @property
    def bad_rows(self) -> int:
        return len({problem.row for problem in self.problems})


@dataclass(slots=True)
class _Piles:
    new: list[PersonRow] = field(default_factory=list)
    here: list[PersonRow] = field(default_factory=list)
    doubles: list[Double] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def sort_out(people: PeopleList, organisation: Organisation) -> SortedOut:
    """Put each good row where it belongs. As many queries as there are 500 rows, times three."""
    rows = people.rows
    before = _brought_in_before(rows, organisation)
    by_nhs = _by_nhs_number([row.nhs_number for row in rows if row.nhs_number], organisation)
    by_number = _by_number([row.number for row in rows if row.number], organisation)
    by_name = _by_name({row.folded_name for row in rows}, organisation)
    piles, names = _Piles([], [], [], list(people.problems)), dict[str, list[PersonRow]]()
    for row in rows:
        known = by_nhs.get(row.nhs_number) or by_number.get(row.number)
        if row.digest in before:
            piles.here.append(row)
        elif known:
            _known_by_number(row, known, piles)
        elif double := _double_of(row, by_name.get(row.folded_name, ()), names):
            piles.doubles.append(double)
        else:
            piles.new.append(row)
        names.setdefault(row.folded_name, []).append(row)
    problems = sorted(piles.problems, key=lambda problem: problem.row)
    return SortedOut(tuple(piles.new), tuple(piles.here), tuple(piles.doubles), tuple(problems))


def _known_by_number(row: PersonRow, known: Known, piles: _Piles) -> None:
    same_name = folded(known.name) == row.folded_name
    same_birth = known.born_on is not None and known.born_on == row.born_on
    if (same_name and known.may_be(row.born_on)) or same_birth:
        piles.here.append(row)
        return
    column = "Your number" if known.number == row.number else "NHS number"
    sentence = "Somebody with another name or day of birth has this number here. Check both"
    piles.problems.append(Problem(row.row, column, sentence))


def _double_of(
    row: PersonRow, known: Iterable[Known], names: Mapping[str, list[PersonRow]]
) -> Double | None:
    if alike := [somebody for somebody in known if somebody.may_be(row.born_on)]:
        numbers = tuple(sorted({somebody.number for somebody in alike}))
        return Double(row, known=alike[0], numbers=numbers)
    for earlier in names.get(row.folded_name, ()):
        if not (earlier.born_on and row.born_on) or earlier.born_on == row.born_on:
            return Double(row, like_row=earlier.row)
    return None


def _brought_in_before(rows: Iterable[PersonRow], organisation: Organisation) -> set[str]:
    digests = (row.digest for row in rows)
    found: set[str] = set()
    for some in in_batches(digests, of=AT_ONCE):
        found |= set(
            BroughtIn.objects.filter(organisation=organisation, source=ROW, source_id__in=some)
            .order_by()
            .values_list("source_id", flat=True)
        )
    return found


def _by_nhs_number(numbers: Collection[str], organisation: Organisation) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for some in in_batches(numbers, of=AT_ONCE):
        held = Identifier.objects.filter(
            system=Identifier.NHS_NUMBER,
            value__in=some,
            person__registrations__in=Registration.objects.current().filter(
                organisation=organisation
            ),
        )
        for value, *person in held.order_by("pk").values_list("value", *_NAMED_THROUGH):
            found[value] = _known(person, number="")
    return found


def _by_number(numbers: Collection[str], organisation: Organisation) -> dict[str, Known]:
    """Also numbers of those who are no longer registered: a number is never given twice."""
    found: dict[str, Known] = {}
    for some in in_batches(numbers, of=AT_ONCE):
        held = Registration.objects.filter(organisation=organisation, number__in=some)
        for number, *person in held.order_by("pk").values_list("number", *_NAMED_THROUGH):
            found[number] = _known(person, number=number)
    return found


def _by_name(names: Collection[str], organisation: Organisation) -> dict[str, list[Known]]:
    """Everybody here with one of these names, read once through and not kept."""
    here = Registration.objects.current().filter(organisation=organisation)
    found: dict[str, list[Known]] = {}
    rows = here.order_by("pk").values_list("number", *_NAMED_THROUGH)
    for number, *person in rows.iterator(chunk_size=2000):
        known = _known(person, number=number)
        if (name := folded(known.name)) in names:
            found.setdefault(name, []).append(known)
    for name, known in _by_other_name(here):
        if name in names:
            found.setdefault(name, []).append(known)
    return found


def _by_other_name(here: Iterable[Registration]) -> Iterator[tuple[str, Known]]:
    others = OtherName.objects.filter(person__registrations__in=here).order_by("pk")
    rows = others.values_list("name", "person__registrations__number", *_NAMED_THROUGH)
    for name, number, *person in rows.iterator(chunk_size=2000):
        yield folded(name), _known(person, number=number)


_NAMED_THROUGH = ("person_id", "person__known_as", "person__full_name", "person__born_on")


def _known(person: list[Any], *, number: str) -> Known:
    pk, known_as, full_name, born_on = person
    return Known(pk, full_name or known_as, born_on, number)

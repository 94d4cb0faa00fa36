"""From a file to a pack. All that is wrong with it is said at once, in sentences."""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, TypeVar

from whatmatters.eligibility.law.looking import LOOKS_AT, PREPARED
from whatmatters.eligibility.law.pack import (
    DOMAINS,
    KINDS,
    Area,
    Condition,
    Domain,
    Item,
    Level,
    Limb,
    Pack,
    Source,
    Test,
)
from whatmatters.foundations.words import later

Row = TypeVar("Row")
OF_A_TEST: dict[str, type[Any]] = {
    "conditions": Condition,
    "limbs": Limb,
    "domains": Domain,
    "levels": Level,
    "assessment": Item,
    "plan": Item,
}
#: Words of ours in a file, said in the reader’s language; the law’s own stay as they are.
OF_OURS = ("plain", "asks")
WORDS = ("id", "version", "title", "nation", "licence", "credit")
TOP = {*WORDS, "in_force_from", "sources", "not_here", "wellbeing", "adult", "carer"}
CODE = re.compile(r"[a-z0-9][a-z0-9.-]{0,39}")


class NotAPack(Exception):
    """A file that is none. `faults` says everything that is wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read(content: bytes) -> Pack:
    """The pack in a file. Raises NotAPack."""
    try:
        told = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as why:
        raise NotAPack([f"It can’t be read as TOML: {why}"]) from None
    return _Reader(told).pack(hashlib.sha256(content).hexdigest())


def items_of(told: Mapping[str, Any]) -> tuple[Item, ...]:
    """The items of a list that is no pack. Raises NotAPack."""
    reader = _Reader(dict(told))
    items = reader.rows(told, "items", Item, "")
    reader.faults += [fault for item in items for fault in _not_looked_for(item, None)]
    if reader.faults:
        raise NotAPack(reader.faults)
    return items


class _Reader:
    """Reads on where something is wrong, so that all of it can be said."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told, self.faults = told, list[str]()

    def pack(self, digest: str) -> Pack:
        said = {name: self.word(self.told, name) for name in WORDS}
        for name in ("id", "version"):
            if said[name] and not CODE.fullmatch(said[name]):
                self.faults.append(f"{name} is small letters, figures, dots and dashes")
        for name in sorted(set(self.told) - TOP):
            self.faults.append(f"{name} is not known. It may be misspelt")
        wellbeing = self.told.get("wellbeing", {})
        tests = {who: self.test(who) for who in ("adult", "carer") if who in self.told}
        if not tests:
            self.faults.append("There is no test: give [adult], [carer] or both")
        made = Pack(
            **said,
            in_force_from=self.day("in_force_from"),
            sources=self.rows(self.told, "sources", Source, ""),
            areas=self.rows(wellbeing, "areas", Area, "wellbeing."),
            wellbeing_cite=str(wellbeing.get("cite", "")),
            wellbeing_lead=str(wellbeing.get("lead", "")),
            tests=tests,
            not_here={str(k): str(v) for k, v in self.told.get("not_here", {}).items()},
            digest=digest,
        )
        self.faults += _faults_of(made)
        if self.faults:
            raise NotAPack(self.faults)
        return made

    def test(self, who: str) -> Test:
        told = self.told[who]
        lists = {n: self.rows(told, n, kind, f"{who}.") for n, kind in OF_A_TEST.items()}
        for name in sorted(set(told) - {f.name for f in fields(Test)}):
            self.faults.append(f"{who}.{name} is not known. It may be misspelt")
        number, effect = told.get("number_needed", 0), told.get("effect_on_wellbeing", False)
        if not isinstance(number, int) or isinstance(number, bool) or number < 0:
            self.faults.append(f"{who}.number_needed is a whole number")
            number = 0
        if not isinstance(effect, bool):
            self.faults.append(f"{who}.effect_on_wellbeing is true or false")
        return Test(self.word(told, "cite", f"{who}."), bool(effect), number, **lists)

    def rows(
        self, told: Mapping[str, Any], name: str, kind: Callable[..., Row], where: str
    ) -> tuple[Row, ...]:
        """A list of tables, each as one of these."""
        given = told.get(name, [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self.faults.append(f"{where}{name} is a list of tables, [[{where}{name}]]")
            return ()
        rows = [self.row(one, kind, f"{where}{name} {at}") for at, one in enumerate(given, 1)]
        return tuple(row for row in rows if row is not None)

    def row(self, told: dict[str, Any], kind: Callable[..., Row], where: str) -> Row | None:
        known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
        before = len(self.faults)
        for name in sorted(set(told) - set(known)):
            self.faults.append(f"{where}: {name} is not known. It may be misspelt")
        for name, field in known.items():
            value = told.get(name)
            if value is None and field.default is not MISSING:
                continue
            if name == "only_for":
                told = {**told, name: tuple(map(str, value or ()))}
            elif name in OF_OURS and isinstance(value, str):
                told = {**told, name: later(value)}
            elif not isinstance(value, str) or not value.strip():
                self.faults.append(f"{where}: {name} is missing")
        return kind(**told) if len(self.faults) == before else None

    def word(self, told: Mapping[str, Any], name: str, where: str = "") -> str:
        value = told.get(name)
        if not isinstance(value, str) or not value.strip():
            self.faults.append(f"{where}{name} is missing")
            return ""
        return value

    def day(self, name: str) -> date:
        value = self.told.get(name)
        if type(value) is not date:
            self.faults.append(f"{name} is a day, like 2015-04-01")
            return date.max
        return value


def _faults_of(pack: Pack) -> Iterator[str]:
    """What is wrong with a pack as a whole, each part of which can be read."""
    if not pack.sources:
        yield "There is no source: say where the texts are from, in [[sources]]"
    if not pack.areas and "wellbeing" not in pack.not_here:
        yield "There are no areas of well-being: give them, or say why not in [not_here]"
    if "carer" not in pack.tests and "carers" not in pack.not_here:
        yield "There is no test for carers: give [carer], or say in [not_here] why carers has none"
    yield from _twice(pack.areas, "wellbeing.areas")
    for who, test in pack.tests.items():
        yield from _faults_of_test(who, test, pack)


def _faults_of_test(who: str, test: Test, pack: Pack) -> Iterator[str]:
    for name in ("conditions", "limbs", "domains", "levels"):
        yield from _twice(getattr(test, name), f"{who}.{name}")
    for one in test.conditions:
        if one.kind not in KINDS:
            yield f"{who}.conditions {one.code}: kind is one of {', '.join(KINDS)}"
    yield from (f"{who}: {fault}" for fault in _not_together(test, pack))
    known = {one.code for one in test.domains}
    for limb in test.limbs:
        for code in sorted(set(limb.only_for) - known):
            yield f"{who}.limbs {limb.code}: there is no domain {code}"
    for item in (*test.assessment, *test.plan):
        yield from _not_looked_for(item, test)


def _not_together(test: Test, pack: Pack) -> Iterator[str]:
    """Parts of a test of which one asks for another."""
    counts = sum(one.kind == DOMAINS for one in test.conditions) == 1
    if {bool(test.domains), counts, bool(test.number_needed)} == {True, False}:
        yield "domains, number_needed and one condition of kind domains go together"
    if test.number_needed > len(test.domains):
        yield "number_needed is more than there are domains"
    if test.domains and not test.limbs:
        yield "say in limbs how somebody may be unable to do a thing"
    if not test.domains and "domains" not in pack.not_here:
        yield "there are no domains. Give them, or say why not in [not_here]"
    if test.effect_on_wellbeing and not pack.areas:
        yield "effect_on_wellbeing asks for areas of well-being"


def _twice(rows: tuple[Any, ...], where: str) -> Iterator[str]:
    for code, times in Counter(row.code for row in rows).items():
        if times > 1:
            yield f"{where}: the code {code} is used {times} times"
        if not CODE.fullmatch(code):
            yield f"{where}: the code {code!r} is not small letters, figures, dots and dashes"


def _not_looked_for(item: Item, test: Test | None) -> Iterator[str]:
    kind, _, code = item.looks_at.partition(":")
    if item.looks_at in LOOKS_AT:
        return
    if test and kind in PREPARED:
        found = test.condition(code) if kind == "answer" else test.domain(code)
        if found is None:
            yield f"“{item.text[:40]}” looks at {item.looks_at}, and there is no {kind} {code}"
        return
    yield f"“{item.text[:40]}” looks at {item.looks_at}. Choose one of {', '.join(LOOKS_AT)}"

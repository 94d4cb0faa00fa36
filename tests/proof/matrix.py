"""Every route, method, asker and record: what should come of it, and what did."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from zlib import crc32

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.policy.letters import allowed
from tests.proof.asking import Came, ask, plausible
from tests.proof.canaries import Canary
from tests.proof.report import Report
from tests.proof.routes import ANYBODY, EITHER, ROUTES, SEARCH, SIGNED_IN, TABLE, Route
from tests.proof.routes.line import HELPS_CHOOSE
from tests.proof.viewers import EDA, KOFI, MAGGIE, VIEWERS, how, known_to
from tests.proof.world import World, nothing
from whatmatters.access.policy import DataClass, Deed, Facts
from whatmatters.access.roles import RoleKey

METHODS = ("GET", "POST", "POST filled in", "HEAD", "PUT", "DELETE", "OPTIONS")
NOT_THERE = -1
WHOSE = {"maggie": MAGGIE, "kofi": KOFI, "eda": EDA, "nobody": NOT_THERE}
OWNERS = {MAGGIE: "priya", KOFI: "ana", EDA: "owen"}
PUBLIC = "anybody"
#: Where somebody is named to those whose organisation knows them: to find out who to ask.
FINDING = {"home:search", "home:emergency", "people:break-glass", "people:begin"}
#: Where a privacy officer is told whose record it is: who, and not what.
WATCHING = {
    *("privacy:queue", "privacy:look-into", "people:who-looked"),
    *("people:sharing", "people:capacity"),
}
#: The organisations to whose handlers an enquiry, and to whose lead a waiting concern, is shown.
OF_RECORD = {MAGGIE: "westbury", KOFI: "westbury", EDA: "eastbury"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One square: this asker sends this to this route, about a record of theirs or another's."""

    route: str
    method: str
    asker: str
    whose: str

    def __str__(self) -> str:
        return f"{self.method} {self.route} by {self.asker} of {self.whose or 'nobody'}"


def every_cell() -> Iterator[Cell]:
    for route in ROUTES:
        for method in METHODS:
            for asker in (*VIEWERS, PUBLIC):
                for whose in WHOSE if route.about else ("",):
                    yield Cell(route.name, method, asker, whose)


def some_cells() -> Iterator[Cell]:
    """Each route, seen and sent a form, of each record; asked by one of them all."""
    askers = (*VIEWERS, PUBLIC)
    for cell in every_cell():
        about = f"{cell.route} {cell.method} {cell.whose}"
        asker = askers[crc32(about.encode()) % len(askers)]
        if cell.method in {"GET", "POST filled in"} and cell.asker == asker:
            yield cell


def names_of_routes(resolver: URLResolver | None = None, prefix: str = "") -> set[str]:
    names = set()
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            names.add(f"{prefix}{entry.name}")
        else:
            names |= names_of_routes(entry, f"{entry.app_name}:" if entry.app_name else prefix)
    return names


class Matrix:
    """Asks each cell in one world, and keeps count."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.things = [*world.things[:3], nothing(world.things[0])]
        self.report = Report(
            covered=len(names_of_routes() & set(TABLE)), existing=len(names_of_routes())
        )
        self._filled: dict[tuple[str, str, str], dict[str, Any]] = {}

    def ask(self, cell: Cell) -> None:
        route, method = TABLE[cell.route], cell.method.partition(" ")[0]
        address = self.address(route, cell.whose)
        sending = self.filled(cell, route, address) if cell.method == "POST filled in" else None
        came = ask(address, method, self.world.cookies.get(cell.asker, ""), sending)
        self.report.cells += 1
        self.judge(cell, route, came)

    def address(self, route: Route, whose: str) -> str:
        things = self.things[WHOSE[whose]] if whose else self.things[MAGGIE]
        asks = route.asks.format(**things, another=self.world.people[-1].pk)
        if route.name == "None":
            return "/"
        return reverse(route.name, args=[things[name] for name in route.about.split()]) + asks

    def filled(self, cell: Cell, route: Route, address: str) -> dict[str, Any]:
        """The form, filled in: as they are shown it who may send it, or as its practitioner is."""
        owner = OWNERS.get(WHOSE.get(cell.whose, MAGGIE), "priya")
        who = cell.asker if self.expected(cell, route, "POST") else owner
        key = (route.name, cell.whose, who)
        if key not in self._filled:
            came = ask(address, "GET", self.world.cookies[who])
            self._filled[key] = plausible(came.body, address)
        return self._filled[key]

    def judge(self, cell: Cell, route: Route, came: Came) -> None:
        method = cell.method.partition(" ")[0]
        told = f"{cell}: {came.status} {came.leads_to}".rstrip()
        if came.status >= 500:
            self.report.faults.append(told)
        expected = self.expected(cell, route, method)
        if expected is False and not came.is_refused and came.status != 405:
            self.report.permits.append(told)
        if expected is True and (came.is_refused or (came.status == 405 and method != "HEAD")):
            self.report.denials.append(told)
        if came.wrote and (expected is False or method not in {"POST"}):
            self.report.permits.append(f"{told} wrote {sorted(came.wrote)}")
        for canary in sorted(came.told):
            if not self.may_read(cell, canary):
                self.report.foreign.append(f"{told} told {self.named(canary)}")
            else:
                self.report.known[canary.about] += 1
        for canary in sorted(came.leaked):
            self.report.foreign.append(f"{told} mailed or logged {self.named(canary)}")

    def named(self, canary: Canary) -> str:
        field = self.world.planted.fields.get(canary.number, "what is no field")
        return f"{canary.about} ({field}) of person {canary.whose}"

    def expected(self, cell: Cell, route: Route, method: str) -> bool | None:
        """Whether it should be allowed; None where either will do (nobody's words are there)."""
        needs = route.needs(method)
        if not needs:
            return False
        if needs == ANYBODY:
            return None
        viewer = VIEWERS.get(cell.asker)
        if viewer is None or viewer.role not in route.doors:
            return False
        if needs == EITHER:
            return None
        if needs == SIGNED_IN:
            return True
        return self._of_the_record(cell, route, needs, method)

    def _of_the_record(self, cell: Cell, route: Route, needs: str, method: str) -> bool | None:
        whose = WHOSE[cell.whose]
        if whose == NOT_THERE or (route.owner and OWNERS[whose] != cell.asker):
            return False
        about, _, deed = needs.rpartition(":")
        if route.waits and _waits(cell.asker, whose):
            return True
        if about in OTHERWISE:
            return OTHERWISE[about](cell.asker, whose, deed)
        facts = how(cell.asker, whose)
        if route.header and not _may_name(facts, route.header):
            return False
        if route.ways and (method == "POST" or route.asks_first or _writes(deed, route)):
            facts = replace(facts, ways=facts.ways & route.ways)
        return allowed(facts, DataClass(about), Deed(deed))

    def _names_a_worker(self, canary: Canary) -> bool:
        return self.world.planted.fields.get(canary.number, "") == "people.CircleMember.name"

    def may_read(self, cell: Cell, canary: Canary) -> bool:
        if cell.asker not in VIEWERS:
            return False
        if canary.about == DataClass.CORE and self._names_a_worker(canary):
            return _reads_workers(cell, canary.whose)
        if self.world.planted.own.get(canary.number) == self.world.actors[cell.asker].user.pk:
            return _reads(cell.asker, canary.whose, DataClass.CORE)
        if canary.about == "strip":
            return _reads_strip(cell, canary.whose)
        if canary.about in {"sent", "their-side"}:
            return _reads_of_offers(cell.asker, canary)
        if canary.about == DataClass.CONFIDENCES and not _is_theirs(cell.asker, canary.whose):
            return False
        if canary.about == DataClass.SAFEGUARDING and _waits(cell.asker, canary.whose):
            return True
        return _reads(cell.asker, canary.whose, DataClass(canary.about))


def _writes(deed: str, route: Route) -> bool:
    return deed == Deed.WRITE and not route.looks


#: Who works with somebody stands with who they are, and with who may open their record.
NAMES_WORKERS = (DataClass.CORE, DataClass.CONSENT)


def _may_name(facts: Facts, header: str) -> bool:
    """Whether the head of a page may say who it is about."""
    is_open = facts.broke_glass and header == "named"
    return is_open or allowed(facts, DataClass.CORE, Deed.READ)


@cache
def _reads(asker: str, whose: int, about: DataClass) -> bool:
    return allowed(how(asker, whose), about, Deed.READ)


def _reads_strip(cell: Cell, whose: int) -> bool:
    """Their name, to whoever may see who they are, has them open in an emergency, or searches."""
    facts = how(cell.asker, whose)
    is_known = VIEWERS[cell.asker].works_for in known_to(whose) and not facts.is_barred
    is_finding = cell.route in FINDING and VIEWERS[cell.asker].role in SEARCH
    is_finding |= cell.route == "people:break-glass" and "colleague" in facts.ways
    watches = cell.route in WATCHING and _reads(cell.asker, whose, DataClass.AUDIT)
    return (
        _reads(cell.asker, whose, DataClass.CORE)
        or watches
        or (is_known and (is_finding or facts.broke_glass))
    )


def _reads_workers(cell: Cell, whose: int) -> bool:
    """As part of either; and, in a search, those of one's own organisation whom one can ask."""
    is_told = any(_reads(cell.asker, whose, about) for about in NAMES_WORKERS)
    return is_told or (cell.route in FINDING and _reads_strip(cell, whose))


def _reads_of_offers(asker: str, canary: Canary) -> bool:
    """On the person's side; and, of what they were sent, the manager of the one provider asked."""
    viewer = VIEWERS[asker]
    if viewer.role == RoleKey.PROVIDER_MANAGER:
        return canary.about == "sent" and viewer.works_for == ASKED
    of_asked = viewer.role == RoleKey.BROKER and viewer.works_for == ASKED
    return not of_asked and _reads(asker, canary.whose, DataClass.BUDGET)


def _is_theirs(asker: str, whose: int) -> bool:
    """Of the organisation that wrote the record, and was told in confidence."""
    return whose in OF_RECORD and VIEWERS[asker].works_for == OF_RECORD[whose]


def _waits(asker: str, whose: int) -> bool:
    """A concern that no lead has taken is shown to each lead of the organisation it went to."""
    viewer = VIEWERS[asker]
    return viewer.role == RoleKey.SAFEGUARDING_LEAD and whose != MAGGIE and _is_theirs(asker, whose)


def _glass(asker: str, whose: int, deed: str) -> bool | None:
    """Who may break it is asked first to prove again that it is them."""
    facts = how(asker, whose)
    if deed == "broken":
        return facts.broke_glass and not facts.is_barred
    broken, whole = (replace(facts, broke_glass=yes) for yes in (True, False))
    opens = any(
        allowed(broken, about, Deed.READ) and not allowed(whole, about, Deed.READ)
        for about in DataClass
    )
    return None if opens else False


def _takes_on(asker: str, whose: int, deed: str) -> bool:
    """Farah, of an organisation where nobody works with Kofi; elsewhere somebody does."""
    return (asker, whose) == ("farah", KOFI)


def _helps_choose(asker: str, whose: int, deed: str) -> bool | None:
    """Who writes money, and is on the person's side: who pays may look, and no more."""
    facts = how(asker, whose)
    facts = replace(facts, ways=facts.ways & HELPS_CHOOSE)
    return _may_name(facts, "core") and allowed(facts, DataClass.BUDGET, Deed.WRITE)


#: The provider that everybody's request was sent to.
ASKED = "brook"


def _was_asked(asker: str, whose: int, deed: str) -> bool:
    viewer = VIEWERS[asker]
    return viewer.role == RoleKey.PROVIDER_MANAGER and viewer.works_for == ASKED


OTHERWISE: dict[str, Callable[[str, int, str], bool | None]] = {
    "knock": lambda asker, whose, _: _is_theirs(asker, whose),
    "upload": lambda asker, whose, _: OWNERS[whose] == asker,
    "glass": _glass,
    "taken": _takes_on,
    # Who has taken it on already is led back to it.
    "waiting": lambda asker, whose, _: None if how(asker, whose).on_case else _waits(asker, whose),
    "helps": _helps_choose,
    "sent": _was_asked,
    "never": lambda asker, whose, _: False,
    "watched": lambda asker, whose, _: _is_theirs(asker, whose),
}

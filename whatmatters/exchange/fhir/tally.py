"""What one run read, what became of it, and everything that did not come along."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from whatmatters.exchange.fhir.shape import NotCarried

ONLY_POINTED_AT = "it is kept only where a goal, a plan or a circle that comes in names it"


@dataclass(slots=True)
class Tally:
    """Counts for the screen, and each thing by its id for the report."""

    read: Counter[str] = field(default_factory=Counter)
    carried: Counter[str] = field(default_factory=Counter)
    here: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    became: Counter[tuple[str, str]] = field(default_factory=Counter)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    doubles: list[str] = field(default_factory=list)
    details: list[tuple[str, str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        for name in ("read", "carried", "here", "changed", "became", "left", "lost"):
            getattr(self, name).update(getattr(other, name))
        self.doubles += other.doubles
        self.details += other.details
        self.failed += other.failed

    def leave(self, kind: str, key: str, why: str) -> None:
        """A whole resource did not come along."""
        self.left[(kind, why)] += 1
        self.details.append((key, kind, why))

    def lose(self, key: str, elements: Iterable[NotCarried]) -> None:
        """Elements of a resource did not come along, or came as something else."""
        for element in elements:
            self.lost[(element.path, element.why)] += 1
            self.details.append((key, element.path, element.why))

    def lines(self) -> list[tuple[str, int, int, int, int, int]]:
        """A line for each kind: read, brought in, already here, changed since, left."""
        left: Counter[str] = Counter()
        for (kind, _), count in self.left.items():
            left[kind] += count
        return [
            (kind, count, self.carried[kind], self.here[kind], self.changed[kind], left[kind])
            for kind, count in sorted(self.read.items())
        ]

    def as_report(self) -> dict[str, Any]:
        titles = ("kind", "read", "brought in", "already here", "changed since", "not carried")
        return {
            "kinds": [dict(zip(titles, line, strict=True)) for line in self.lines()],
            "became": [
                {"kind": kind, "became": what, "count": count}
                for (kind, what), count in sorted(self.became.items())
            ],
            "not carried": [
                dict(zip(("resource", "what", "why"), one, strict=True)) for one in self.details
            ],
            "possible doubles": self.doubles,
            "files that could not be brought in": [
                {"file": file, "why": why} for file, why in self.failed
            ],
        }

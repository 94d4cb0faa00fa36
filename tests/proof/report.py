"""What the matrix has found, and how it is told."""

import json
from collections import Counter
from dataclasses import dataclass, field, fields


@dataclass(slots=True)
class Report:
    """What `make matrix` prints; anything but zeros fails."""

    cells: int = 0
    permits: list[str] = field(default_factory=list)
    denials: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    known: Counter[str] = field(default_factory=Counter)
    covered: int = 0
    existing: int = 0

    @property
    def in_a_line(self) -> str:
        return (
            f"{self.cells} cells tried, {len(self.permits)} unexpected permits, "
            f"{len(self.denials)} unexpected denials, {len(self.foreign)} foreign canaries, "
            f"{len(self.faults)} faults, {self.covered} routes covered of {self.existing} existing"
        )

    def to_json(self) -> str:
        """For whoever counts all parts. `asdict` would count the pairs of a Counter anew."""
        return json.dumps({each.name: getattr(self, each.name) for each in fields(self)})

    @classmethod
    def of_json(cls, written: str) -> "Report":
        found = json.loads(written)
        return cls(**found | {"known": Counter(found["known"])})

    def add(self, other: "Report") -> None:
        """Count what another part of the whole has found as well."""
        self.cells += other.cells
        for name in ("permits", "denials", "foreign", "faults"):
            getattr(self, name).extend(getattr(other, name))
        self.known.update(other.known)
        self.covered, self.existing = other.covered, other.existing

    @property
    def wrong(self) -> list[str]:
        return [*self.permits, *self.denials, *self.foreign, *self.faults]

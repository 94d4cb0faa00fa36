"""What came of bringing services in."""

from dataclasses import dataclass, field

from whatmatters.resources.standard.reading import Problem

#: As many are told in full; the rest are counted.
MOST_TOLD = 500


@dataclass(slots=True)
class Tally:
    """How many services are new, changed and so on, and what was said of single ones."""

    new: int = 0
    changed: int = 0
    same: int = 0
    older: int = 0
    left_out: int = 0
    gone: int = 0
    others: int = 0
    told: list[str] = field(default_factory=list)
    untold: int = 0

    def tell(self, problem: Problem) -> None:
        """Keep what somebody should know of one object."""
        if len(self.told) < MOST_TOLD:
            self.told.append(str(problem))
        else:
            self.untold += 1

    def leave_out(self, problem: Problem) -> None:
        self.left_out += 1
        self.tell(problem)

    def take_back(self, *, is_new: bool) -> None:
        """One that was counted did not come in after all."""
        if is_new:
            self.new -= 1
        else:
            self.changed -= 1

    @property
    def in_words(self) -> str:
        """What happened, in numbers; what did not happen is not said."""
        parts = [
            f"{count:,} {what}"
            for count, what in (
                (self.new, "new"),
                (self.changed, "changed"),
                (self.same, "as before"),
                (self.older, "older than what is here"),
                (self.left_out, "left out"),
                (self.gone, "no longer published"),
            )
            if count
        ]
        said = f"Services: {', '.join(parts)}" if parts else "No services"
        return said + (f". Other objects: {self.others:,}" if self.others else "")

"""What each model says about its own fields, in one place.

A test walks every model and every field: nothing can be added without deciding
whether it is personal, and what becomes of it when records are exported, merged
or erased.
"""

from dataclasses import dataclass, field

YES = "yes"
MOVES = "moves to the record that is kept"
DELETED = "deleted"
BLANKED = "personal fields blanked, the rest kept"


@dataclass(frozen=True, slots=True)
class Declared:
    """`personal` and `plain` name every own field once; the rest say what happens.

    `exported` is `YES`, `merged` is `MOVES`, `erased` is `DELETED` or `BLANKED`; or
    each is `"not: "` and the reason.
    """

    personal: tuple[str, ...] = ()
    plain: tuple[str, ...] = field(default=())
    exported: str = YES
    merged: str = MOVES
    erased: str = DELETED

    def __post_init__(self) -> None:
        for said, allowed in (
            (self.exported, {YES}),
            (self.merged, {MOVES}),
            (self.erased, {DELETED, BLANKED}),
        ):
            if said not in allowed and not said.startswith("not: "):
                raise ValueError(f"Say one of {sorted(allowed)}, or 'not: ' and why: {said!r}")

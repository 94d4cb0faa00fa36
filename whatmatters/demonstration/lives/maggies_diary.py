"""What Maggie writes for herself."""

from whatmatters.demonstration.story import Wrote

DIARY = (
    Wrote(
        ago=63,
        feeling=1,
        words="Rain all day. Thought about Len and the plum tree. Did not tell June.",
    ),
    Wrote(
        ago=20,
        feeling=4,
        want="allotment",
        words="The beans are up. I saw them myself. Jean held the gate and I walked in on my "
        "own two feet.",
        picture="My bean rows, with the sun behind them",
        shared=("june",),
        is_pinned=True,
    ),
    Wrote(
        ago=2,
        feeling=3,
        words="Slept through. Soup for tea.",
    ),
)

"""Everybody's story. Two of them, Albert and Ray, need the same help and want different lives."""

from whatmatters.demonstration.lives.beginning import AISHA, LI, MALIK
from whatmatters.demonstration.lives.elsewhere import GRACE, NORA, PETER
from whatmatters.demonstration.lives.endings import DILYS, FRANK
from whatmatters.demonstration.lives.jordan import JORDAN
from whatmatters.demonstration.lives.june import JUNE
from whatmatters.demonstration.lives.kofi import KOFI
from whatmatters.demonstration.lives.maggie import MAGGIE
from whatmatters.demonstration.lives.same_needs import ALBERT, RAY
from whatmatters.demonstration.story import Life

LIVES: tuple[Life, ...] = (
    MAGGIE,
    JUNE,
    JORDAN,
    KOFI,
    ALBERT,
    RAY,
    DILYS,
    LI,
    GRACE,
    AISHA,
    MALIK,
    FRANK,
    PETER,
    NORA,
)

__all__ = ["LIVES"]

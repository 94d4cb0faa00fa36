"""A large, believable world for measuring: thousands of lives, made with dice from a seed.

The cast (`demonstration.lives`) is told through the actions everybody uses. A crowd would
take hours that way, so its rows are written straight to the tables; the database holds them
to every constraint all the same.
"""

from whatmatters.demonstration.crowd.filling import Filled, already_there, fill

__all__ = ["Filled", "already_there", "fill"]

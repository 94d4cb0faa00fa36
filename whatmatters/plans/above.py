"""What rooms above know of a plan, which knows of none of them.

Each is put here when its room starts, and asked when a plan is shown. It looks for itself at
what the viewer may know.
"""

from datetime import date
from decimal import Decimal
from typing import Protocol

from whatmatters.access.actor import Actor
from whatmatters.plans.models import Plan


class SaysWhen(Protocol):
    def __call__(self, *, viewer: Actor, plan: Plan) -> date | None: ...


#: The day somebody asked to look back at it, if that is still to be done.
ASKED_TO_LOOK_BACK: list[SaysWhen] = []


class SaysMoney(Protocol):
    def __call__(self, *, viewer: Actor, plan: Plan) -> Decimal | None: ...


#: How much a week is agreed for it, where that is known and the viewer may know it.
AGREED_A_WEEK: list[SaysMoney] = []

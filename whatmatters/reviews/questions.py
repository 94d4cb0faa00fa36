"""One short question about working together. It is worded in several ways, in turn.

The four things asked about are those that people said matter in how they are treated
(Talking Points, Cook and Miller, 2012: listened to, having a say, treated with respect,
reliability); those names are used with credit. The wording of every question is our own,
under the licence of this software, and is no copy of any questionnaire.
"""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

AREAS = {
    "listened": _("Listened to"),
    "say": _("Had a say"),
    "respect": _("Treated with respect"),
    "reliable": _("Can rely on us"),
}
QUESTIONS = {
    "listened-1": _("Did we listen to what you said?"),
    "say-1": _("Did you have a say in what we decided?"),
    "respect-1": _("Did we treat you with respect?"),
    "reliable-1": _("Did we do what we said we would do?"),
    "listened-2": _("Did we hear what matters to you?"),
    "say-2": _("Were the choices yours to make?"),
    "respect-2": _("Did we take you seriously?"),
    "reliable-2": _("Can you count on us?"),
}
ANSWERS = {
    1: _("Not at all"),
    2: _("A little"),
    3: _("Partly"),
    4: _("Mostly"),
    5: _("Yes, fully"),
}
#: An answer that is as good as yes.
GOOD = 4


def next_for(person: UUID, on: date) -> str:
    """Which is asked of somebody on a day: another one from day to day, and for others."""
    codes = list(QUESTIONS)
    return codes[(person.int + on.toordinal()) % len(codes)]


def area_of(code: str) -> str:
    return code.partition("-")[0]

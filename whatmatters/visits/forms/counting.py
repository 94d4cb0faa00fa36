"""From when on a visit counts as late, short or rushed. Of an organisation, so in English alone."""

from typing import Any

from whatmatters.plans.forms import ReadForm
from whatmatters.visits.models import ENOUGH, Yardstick
from whatmatters.web.forms import ChoiceField, LineField, NumberField

NUMBERS = ("late", "short", "part", "rushed")


class YardstickForm(ReadForm):
    late = NumberField(
        label="From how many minutes on is it late?",
        help_text="Counted from the time that was planned until somebody came. We begin with 15.",
        low=5,
        high=120,
        subject="The minutes",
        required="Enter from how many minutes on a visit is late",
    )
    short = NumberField(
        label="By how many minutes is it cut short?",
        help_text="So much less than planned. We begin with 15.",
        low=5,
        high=120,
        subject="The minutes",
        required="Enter by how many minutes a visit is cut short",
    )
    part = ChoiceField(
        label="Or by which part of its time?",
        help_text="Fifteen minutes are a lot of half an hour. We begin with a quarter.",
        choices=Yardstick.Part.choices,
        coerce=int,
        required="Choose which part",
    )
    rushed = NumberField(
        label="Under how many minutes is it rushed?",
        help_text="If nobody said why. NICE (guideline NG21) asks for half an hour at least.",
        low=5,
        high=ENOUGH,
        subject="The minutes",
        required="Enter under how many minutes a visit is rushed",
    )
    because = LineField(
        label="Why these numbers?",
        help_text="In a sentence. Whoever reads the numbers reads this beside them.",
        required="Say why, so that whoever reads the numbers knows",
        max_length=300,
    )


def as_they_are(yardstick: Yardstick) -> dict[str, Any]:
    """What holds now, for the form. Of one that nobody has set, no version was read."""
    numbers = {name: getattr(yardstick, name) for name in (*NUMBERS, "because")}
    return {**numbers, "read": 0 if yardstick.is_ours else yardstick.version}

from django.db import models

from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Step
from whatmatters.web.forms import ChoiceField, DayField, LineField, PlainForm


class AddStepForm(PlainForm):
    """Its fields are keyword arguments of `actions.add_step`."""

    words = LineField(
        label=_("What is a small step on the way?"),
        help_text=_(
            "Something you could tell had happened. For example, walk to the gate and back"
        ),
        required=_("Write the step"),
        max_length=500,
    )
    due_on = DayField(label=_("By when, if there is a day?"), required=False, subject=_("The day"))


class Stands(models.TextChoices):
    """How a step stands."""

    DONE = "done", _("It is done")
    LET_GO = "let-go", _("We have let it go")
    TO_DO = "to-do", _("It is still to do")

    @classmethod
    def of(cls, step: Step) -> "Stands":
        if step.done_on:
            return cls.DONE
        return cls.LET_GO if step.let_go_on else cls.TO_DO


class StepForm(PlainForm):
    """How a step stands, and since which day."""

    stands = ChoiceField(
        label=_("How does this step stand?"),
        choices=Stands.choices,
        coerce=Stands,
        required=_("Say how this step stands"),
    )
    on = DayField(
        label=_("Since which day?"),
        required=_("Enter the day, or the nearest you know"),
        subject=_("The day"),
        no_later_than_today=True,
    )

from django.utils.translation import gettext_lazy as _

from whatmatters.access.policy import DataClass
from whatmatters.people.models import Kind
from whatmatters.web.forms import ChoicesField, DayField, LineField, PickField, PlainForm

#: What one can share, in the words of whoever shares it.
TOPICS = {
    DataClass.PLAN: _("What I want, and my plan"),
    DataClass.DIARY_SHARED: _("Pages of my diary that I choose"),
    DataClass.VISITS: _("What is written about visits to me"),
    DataClass.ALERTS: _("What keeps me safe and well"),
    DataClass.BUDGET: _("Money for my support"),
}
WHO = (
    Kind.FAMILY,
    Kind.FRIEND,
    Kind.NEIGHBOUR,
    Kind.CARER,
    Kind.VOLUNTEER,
    Kind.ADVOCATE,
    Kind.ASSISTANT,
    Kind.OTHER,
)


class BringForm(PlainForm):
    """Whom to invite, and what they may see. Its fields are the arguments of the action."""

    name = LineField(label=_("What is their name?"), max_length=200, required=_("Enter their name"))
    kind = PickField(
        label=_("Who are they to you?"),
        choices=[(kind.value, kind.label) for kind in WHO],
        required=_("Choose who they are to you"),
    )
    relation = LineField(
        label=_("What do you call them?"),
        help_text=_("You can leave this empty. For example: my brother"),
        max_length=100,
        required=False,
    )
    covers = ChoicesField(
        label=_("What may they see?"),
        help_text=_("They always see your name, how to reach you and what helps you."),
        choices=[(about.value, words) for about, words in TOPICS.items()],
        coerce=DataClass,
        required=False,
    )
    until = DayField(
        label=_("Until when?"),
        help_text=_("The last day. Leave it empty, and it lasts until you stop it."),
        subject=_("The last day"),
        required=False,
        no_earlier_than_today=True,
    )

from typing import Any

from django.utils.translation import gettext

from whatmatters.access.policy import DataClass
from whatmatters.foundations.words import later as _
from whatmatters.people import selectors
from whatmatters.people.forms.about import AboutForm
from whatmatters.people.models import SHAREABLE, Share
from whatmatters.web.forms import ChoiceField, ChoicesField, DayField, LineField, PickField

MEMBER, ORGANISATION = "member", "organisation"


class ShareForm(AboutForm):
    """With whom, what, for what and until when. Staff also say why they may."""

    whom = PickField(label=_("With whom?"), required=_("Choose with whom"))
    covers = ChoicesField(
        label=_("What may they see?"),
        choices=[(about.value, about.in_words) for about in SHAREABLE],
        coerce=DataClass,
        required=_("Choose what they may see"),
    )
    purpose = LineField(
        label=_("What is it for?"),
        help_text=_("For example: so that they can plan a hospital visit"),
        max_length=300,
        required=_("Write what it is for"),
    )
    until = DayField(
        label=_("Until when?"),
        help_text=_(
            "The last day, to the end of it. Leave it empty if it is to last until "
            "it is stopped. For example, 31 3 2027"
        ),
        subject=_("The last day"),
        required=False,
        no_earlier_than_today=True,
    )
    basis = ChoiceField(
        label=_("What allows it?"),
        choices=Share.Basis.choices,
        required=_("Choose what allows it"),
    )

    def __init__(self, data: Any = None, *, page: "selectors.ShareForm") -> None:
        super().__init__(data, subject=page.subject)
        self._members = {f"{MEMBER}:{member.pk}": member for member in page.members}
        self._places = {f"{ORGANISATION}:{place.pk}": place for place in page.organisations}
        self.fields["whom"] = PickField(
            label=gettext("With whom?"),
            choices=[
                *((key, f"{one.name}, {one.described}") for key, one in self._members.items()),
                *((key, place.name) for key, place in self._places.items()),
            ],
            required=gettext("Choose with whom"),
        )
        if page.subject.standing.is_self:
            del self.fields["basis"]

    @property
    def share(self) -> dict[str, Any]:
        """The keyword arguments of `actions.share`. The person’s own word is their consent."""
        given = dict(self.cleaned_data)
        whom = given.pop("whom")
        return given | {
            "member": self._members.get(whom),
            "organisation": self._places.get(whom),
            "basis": given.get("basis", Share.Basis.CONSENT),
        }

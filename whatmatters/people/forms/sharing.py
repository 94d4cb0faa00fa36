from typing import Any

from whatmatters.access.policy import DataClass
from whatmatters.people import selectors
from whatmatters.people.forms.about import AboutForm
from whatmatters.people.models import SHAREABLE, Share
from whatmatters.web.forms import ChoiceField, ChoicesField, DayField, LineField, PickField

MEMBER, ORGANISATION = "member", "organisation"


class ShareForm(AboutForm):
    """With whom, what, for what and until when. Staff also say why they may."""

    whom = PickField(label="With whom?", required="Choose with whom")
    covers = ChoicesField(
        label="What may they see?",
        choices=[(about.value, about.in_words) for about in SHAREABLE],
        coerce=DataClass,
        required="Choose what they may see",
    )
    purpose = LineField(
        label="What is it for?",
        help_text="For example: so that they can plan a hospital visit",
        max_length=300,
        required="Write what it is for",
    )
    until = DayField(
        label="Until when?",
        help_text="The last day, to the end of it. Leave it empty if it is to last until "
        "it is stopped. For example, 31 3 2027",
        subject="The last day",
        required=False,
        no_earlier_than_today=True,
    )
    basis = ChoiceField(
        label="What allows it?",
        choices=Share.Basis.choices,
        required="Choose what allows it",
    )

    def __init__(self, data: Any = None, *, page: "selectors.ShareForm") -> None:
        super().__init__(data, subject=page.subject)
        self._members = {f"{MEMBER}:{member.pk}": member for member in page.members}
        self._places = {f"{ORGANISATION}:{place.pk}": place for place in page.organisations}
        self.fields["whom"] = PickField(
            label="With whom?",
            choices=[
                *((key, f"{one.name}, {one.described}") for key, one in self._members.items()),
                *((key, place.name) for key, place in self._places.items()),
            ],
            required="Choose with whom",
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

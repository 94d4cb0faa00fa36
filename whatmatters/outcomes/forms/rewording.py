from typing import Any

from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.outcomes.forms.versions import VersionedForm
from whatmatters.outcomes.models import Rewording
from whatmatters.web.forms import ChoiceField, WordsField


class RewordForm(VersionedForm):
    """Its fields are keyword arguments of `actions.reword_outcome`."""

    words = WordsField(
        label=_("What are the new words?"),
        help_text=_("The first words stay for ever, and are shown beside these"),
        required=_("Write the new words"),
        rows=4,
    )
    agreed = ChoiceField(
        label=_("Have they agreed to these words?"),
        choices=Rewording.Agreed.choices,
        hints={
            Rewording.Agreed.YES: _("The new words take the place of the old"),
            Rewording.Agreed.NOT_ASKED: _("They are kept beside the old, until you have asked"),
            Rewording.Agreed.NO: _("The old words stay. These are kept beside them"),
        },
        required=_("Say whether they have agreed"),
    )
    because = WordsField(label=_("Why change them?"), required=False, rows=2)

    def __init__(self, *args: Any, is_self: bool, known_as: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_self = is_self
        self.fields["agreed"].label = gettext("Has %(known_as)s agreed to these words?") % {
            "known_as": known_as
        }
        if is_self:
            del self.fields["agreed"]

    def answers(self) -> dict[str, Any]:
        """What the person writes with their own hands is agreed."""
        return {"agreed": Rewording.Agreed.YES} | self.cleaned_data

"""What is asked about one outcome: did it happen, why, and what now."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.reviews import reasons
from whatmatters.reviews.forms.parts import PartForm, offer
from whatmatters.reviews.models import Look, Verdict
from whatmatters.web.forms import ChoiceField, LineField, ScaleField, WordsField, YesField

Says = Verdict.Says
SAY_MORE = _('Say more<span class="govuk-visually-hidden"> about: {}</span>')
TELL_US = _("Say how it is going")
FURTHEST, NEAREST = _("Not near at all"), _("It is here")


class VerdictForm(PartForm):
    """Did it happen? One party's answer."""

    says = ChoiceField(label=_("Did it happen?"), choices=Says.choices, required=TELL_US)
    words = WordsField(label=_("In your own words"), required=False, rows=4)


class PersonsOwnForm(VerdictForm):
    """How is it going? Asked of the person, signed in, about their own life."""

    nearness = ScaleField(
        label=_("How near does it feel?"),
        low_words=FURTHEST,
        high_words=NEAREST,
        required=False,
    )
    order: tuple[str, ...] = ("says", "nearness", "words")

    def __init__(self, data: Any = None, *, labels: Mapping[str, str], **more: Any) -> None:
        super().__init__(data, field_order=self.order, **more)
        self.fields["says"].label = gettext("Has it happened?")
        offer(self.fields["says"], labels.items(), "")
        self.fields["words"].label = gettext("What would you like to say about it?")
        self.fields["words"].help_text = gettext(
            "What is different? What made it so? You need not write."
        )


class ForThemForm(PersonsOwnForm):
    """The answer of an attorney or deputy, while the person cannot decide: signed as theirs."""

    def __init__(self, data: Any = None, *, known_as: str, **more: Any) -> None:
        super().__init__(data, labels=dict(Says.choices), **more)
        self.fields["nearness"].label = gettext("How near does it seem for %(known_as)s?") % {
            "known_as": known_as
        }
        self.fields["words"].label = gettext("What would you like to say for %(known_as)s?") % {
            "known_as": known_as
        }
        self.fields["words"].help_text = gettext("It is kept as said by you, in your name.")


class AsToldForm(PersonsOwnForm):
    """The person's answer, as a practitioner was told it."""

    said_by = LineField(label=_("Whose answer is this?"), required=False)
    order: tuple[str, ...] = ("says", "words", "nearness", "said_by")

    def __init__(self, data: Any = None, *, known_as: str, **more: Any) -> None:
        super().__init__(data, labels=dict(Says.choices), **more)
        self.fields["says"].label = gettext("What does %(known_as)s say?") % {"known_as": known_as}
        self.fields["words"].label = gettext("%(known_as)s’s words") % {"known_as": known_as}
        self.fields["words"].help_text = gettext("As they are said, and in any language.")
        self.fields["nearness"].label = gettext("How near does it feel to %(known_as)s?") % {
            "known_as": known_as
        }
        self.fields["said_by"].help_text = gettext(
            "If somebody answers for %(known_as)s, say who, and who they are to %(known_as)s."
        ) % {"known_as": known_as}


class PractitionersForm(VerdictForm):
    """The practitioner's own judgement, beside the person's."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["says"].label = gettext("What do you say?")
        self.fields["words"].label = gettext("Your words")
        self.fields["words"].help_text = gettext(
            "What you have seen. It stands beside, and is signed."
        )


class WhyForm(PartForm):
    """What helped; and, where it has not fully happened, why. Each with words, if wanted."""

    def __init__(
        self,
        data: Any = None,
        *,
        help_labels: Mapping[str, str],
        helps: Mapping[str, str] | None = None,
        named: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self._offered = {"helps": help_labels, "reasons": reasons.labels()}
        self._add("helps", helps or {})
        self._add("reasons", named or {})

    def _add(self, group: str, chosen: Mapping[str, str]) -> None:
        for code, label in self._offered[group].items():
            name = f"{group}-{code}"
            self.fields[name] = YesField(label=label, required=False, initial=code in chosen)
            self.fields[f"{name}-words"] = WordsField(
                label=format_html(SAY_MORE, label),
                required=False,
                rows=2,
                initial=chosen.get(code, ""),
            )

    def helps(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Each box to tick, with the box for its words."""
        return self._pairs("helps")

    def reasons(self) -> Iterator[tuple[BoundField, BoundField]]:
        return self._pairs("reasons")

    def _pairs(self, group: str) -> Iterator[tuple[BoundField, BoundField]]:
        for code in self._offered[group]:
            yield self[f"{group}-{code}"], self[f"{group}-{code}-words"]

    def answers(self) -> dict[str, Any]:
        """The keyword arguments of `actions.say_why`."""
        return {
            "helps": self._ticked("helps"),
            "reasons": self._ticked("reasons"),
            "read": self.cleaned_data["read"],
        }

    def _ticked(self, group: str) -> dict[str, str]:
        return {
            code: self.cleaned_data[f"{group}-{code}-words"]
            for code in self._offered[group]
            # Words without a tick are a tick: nothing that was typed is dropped.
            if self.cleaned_data[f"{group}-{code}"]
            or self.cleaned_data[f"{group}-{code}-words"].strip()
        }


class DecideForm(PartForm):
    """What do we adjust?"""

    decision = ChoiceField(
        label=_("What do you decide together?"),
        choices=Look.Decision.choices,
        required=_("Choose whether to carry on, change or end"),
        hints={
            Look.Decision.CHANGE: _("The next version of the plan opens when the review is done"),
            Look.Decision.END: _("The words are kept, and how it ended is kept beside them"),
        },
    )
    ending = ChoiceField(
        label=_("How did it end?"),
        choices=Outcome.Ending.choices,
        required=False,
        help_text=_(
            "Wanting something else, or moving on, is life. It is never counted as failure."
        ),
    )
    adjust = WordsField(label=_("What will be different from now on?"), required=False, rows=4)

    def __init__(self, data: Any = None, *, known_as: str, **more: Any) -> None:
        super().__init__(data, **more)
        offer(self.fields["ending"], Outcome.Ending.choices, known_as)

    def clean(self) -> dict[str, Any]:
        ends = self.cleaned_data.get("decision") == Look.Decision.END
        if ends and self.cleaned_data.get("ending") == "":
            self.add_error("ending", ValidationError(gettext("Choose how it ended")))
        return self.cleaned_data

from typing import Any

from django.utils.translation import gettext

from whatmatters.people.selectors import Subject
from whatmatters.web.forms import PlainForm

YES, NO = "yes", "no"


class AboutForm(PlainForm):
    """A form about one person: `{do}`, `{their}` and `{them}` in a text become words."""

    def __init__(self, data: Any = None, *, subject: Subject, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        name, is_self = subject.known_as, subject.standing.is_self
        words = {
            "do": gettext("do you") if is_self else gettext("does %(name)s") % {"name": name},
            "their": gettext("your") if is_self else gettext("%(name)s’s") % {"name": name},
            "them": gettext("you") if is_self else name,
        }
        for field in self.fields.values():
            field.label = str(field.label).format(**words)
            field.help_text = str(field.help_text).format(**words)


class SureForm(PlainForm):
    """Nothing to fill in: pressing the button is the answer."""

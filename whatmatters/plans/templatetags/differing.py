"""Two texts as one, with what goes and what comes. `{% load differing %}`"""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from whatmatters.plans.differing import Part, Run

register = template.Library()


@register.simple_tag
def word_by_word(parts: Iterable[Part]) -> SafeString:
    """Said aloud too: a reader that does not tell `ins` from `del` still says which is which."""
    return format_html(
        '<span class="wm-changes" dir="auto">{}</span>',
        format_html_join("", "{}", ((_part(part),) for part in parts)),
    )


def _part(part: Part) -> SafeString:
    if part.run == Run.STAYS:
        return format_html("{}", part.text)
    tag, begins, ends = {
        Run.OUT: ("del", _("[taken out:"), _("end of what is taken out]")),
        Run.IN: ("ins", _("[put in:"), _("end of what is put in]")),
    }[part.run]
    return format_html(
        '<{} class="wm-changes__{}"><span class="govuk-visually-hidden">{} </span>{}'
        '<span class="govuk-visually-hidden"> {}</span></{}>',
        *(tag, part.run, begins, part.text, ends, tag),
    )

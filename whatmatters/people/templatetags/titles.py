"""What stands in the tab and the history of a browser. A builtin of templates."""

from collections.abc import Iterator

from django import template
from django.template import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.web.components.drawing import markup
from whatmatters.web.components.leaving import is_own_side

register = template.Library()


@register.simple_block_tag(takes_context=True)
def page_title(context: Context, content: SafeString) -> SafeString:
    """The title as it is written; on one's own side, without anybody's name.

    A tab is read over a shoulder, and a history later on a shared computer.
    """
    if not is_own_side(context):
        return content
    return markup(nameless(str(content), sorted(_names(context), key=len, reverse=True)))


def nameless(title: str, names: list[str]) -> str:
    """`Maggie’s plan` becomes `Their plan`, and a name alone `Somebody I help`."""
    for name in names:
        title = title.replace(f"{name}’s", gettext("their")).replace(
            name, gettext("somebody I help")
        )
    return title[:1].upper() + title[1:]


def _names(context: Context) -> Iterator[str]:
    """As they may stand in the title: escaped, in each way they are called."""
    for place in (context.get("page"), context.get("subject")):
        about = getattr(place, "subject", place)
        person = getattr(about, "person", None)
        if person is not None:
            called = {person.name, person.full_name, person.known_as} - {""}
            yield from (str(conditional_escape(name)) for name in called)

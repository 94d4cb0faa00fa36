"""The way out in a hurry: of the layout alone, so not in the gallery."""

from django import template
from django.conf import settings
from django.template import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.web.components.asking import csrf
from whatmatters.web.components.drawing import NOTHING

register = template.Library()


def is_own_side(context: Context) -> bool:
    """Whether the page is for somebody as themself: it may be read over their shoulder."""
    actor = getattr(context.get("request"), "actor", None)
    return actor is not None and not actor.is_staff


@register.simple_tag(takes_context=True)
def leave_this_page(context: Context) -> SafeString:
    """A button that stays in reach. Without a script it signs out and leads away all the same."""
    if not is_own_side(context):
        return NOTHING
    return format_html(
        '<form class="wm-leave" method="post" action="{}" aria-label="{}"'
        ' data-to="{}">{}<div class="wm-width wm-leave__row">'
        '<button class="wm-leave__button" type="submit">{}</button></div></form>'
        '<script src="{}" defer></script>',
        *(reverse("access:leave"), gettext("Leave in a hurry"), settings.LEAVE_TO, csrf(context)),
        gettext("Leave this page"),
        static("web/leave.js"),
    )

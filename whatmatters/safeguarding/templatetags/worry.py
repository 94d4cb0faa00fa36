"""The way to say that something is not right: at the foot of every page. A builtin of templates."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from whatmatters.foundations.words import later as _
from whatmatters.people.selectors import Subject
from whatmatters.web.addresses import address
from whatmatters.web.components.drawing import NOTHING

register = template.Library()

WORDS = _("Something is not right")


@register.simple_tag(takes_context=True)
def something_is_not_right(context: Context) -> SafeString:
    """For whoever is signed in; on a page of a record it leads on with whose record it is."""
    if getattr(context.get("request"), "actor", None) is None:
        return NOTHING
    return format_html('<a class="wm-footer__link" href="{}">{}</a>', _leads_to(context), WORDS)


def _leads_to(context: Context) -> str:
    about = getattr(context.get("page"), "subject", None) or context.get("subject")
    if isinstance(about, Subject):
        return address("safeguarding:raise-about", about.person.pk)
    return address("safeguarding:raise")

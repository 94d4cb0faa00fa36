"""How much help somebody wants with their plan, in words. `{% load helping %}`"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from whatmatters.people.selectors import Subject
from whatmatters.plans import selectors, wording
from whatmatters.plans.models import HelpLevel, Plan
from whatmatters.web.components.boxes import notice
from whatmatters.web.components.drawing import NOTHING

register = template.Library()


@register.simple_tag
def help_in_words(said: HelpLevel, subject: Subject) -> str:
    """`I do it with help`; of somebody else, `Maggie does it with help`."""
    is_self = subject.standing.is_self
    return wording.in_words(said, known_as=subject.known_as, is_self=is_self)


@register.simple_tag(takes_context=True)
def ask_before_changing(context: template.Context, plan: Plan, subject: Subject) -> SafeString:
    """A gentle word to whoever opens the draft of somebody who writes their plan alone."""
    if subject.standing.is_self or not plan.is_draft or not subject.standing.writes:
        return NOTHING
    said = selectors.help_now(viewer=context["request"].actor, person_id=subject.person.pk)
    if said is None or not said.is_myself:
        return NOTHING
    words = _("%(name)s writes this plan alone. Ask before you change it.")
    return notice(format_html("<p>{}</p>", words % {"name": subject.known_as}), tone="careful")

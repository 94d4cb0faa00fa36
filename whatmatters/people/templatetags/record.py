"""What stands at the head of every page of somebody's record. A builtin of templates."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from whatmatters.people.selectors import Subject
from whatmatters.web.components.drawing import NOTHING

register = template.Library()


@register.simple_tag
def record_header(subject: Subject) -> SafeString:
    """Whose record this is, with the way back to their page, and what helps them take part."""
    return format_html(
        '<div class="wm-record"><p class="wm-record__whose">{}</p>{}</div>',
        _way_back(subject),
        _needs(subject),
    )


def _way_back(subject: Subject) -> SafeString:
    if subject.standing.is_self:
        return format_html('<a class="govuk-link" href="{}">My page</a>', reverse("home:mine"))
    href = reverse("home:person", args=[subject.person.pk])
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, subject.person.name)


def _needs(subject: Subject) -> SafeString:
    if not subject.needs:
        return NOTHING
    lead = "What helps me" if subject.standing.is_self else f"What helps {subject.known_as}"
    return format_html(
        '<p class="wm-record__needs"><span class="wm-record__lead">{}:</span> {}</p>',
        lead,
        format_html_join("; ", "{}", ((need.words,) for need in subject.needs)),
    )

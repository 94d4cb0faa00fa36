"""What stands at the head of every page of somebody's record. A builtin of templates."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from whatmatters.people.selectors import Subject
from whatmatters.web.components.drawing import NOTHING, hidden

register = template.Library()


@register.simple_tag
def record_header(subject: Subject) -> SafeString:
    """Whose record this is, with the way back to their page, what keeps them safe and helps."""
    return format_html(
        '<div class="wm-record"><p class="wm-record__whose">{}</p>{}{}</div>',
        _way_back(subject),
        safety_flags(subject),
        _needs(subject),
    )


@register.simple_tag
def safety_flags(subject: Subject) -> SafeString:
    """What one must know to keep the person safe, or nothing: a strip for every page of theirs."""
    if not subject.flags:
        return NOTHING
    lead = "To keep me safe" if subject.standing.is_self else f"To keep {subject.known_as} safe"
    return format_html(
        '<p class="wm-record__needs"><span class="wm-record__lead">{}:</span> {} {}</p>',
        lead,
        format_html_join("; ", "<strong>{}</strong>: {}", _said(subject)),
        format_html(
            '<a class="govuk-link" href="{}">See more{}</a>',
            reverse("people:flags", args=[subject.person.pk]),
            hidden("about what keeps them safe"),
        ),
    )


def _said(subject: Subject) -> list[tuple[str, str]]:
    return [(flag.get_kind_display(), flag.words) for flag in subject.flags]


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

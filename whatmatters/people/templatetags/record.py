"""What stands at the head of every page of somebody's record. A builtin of templates."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.people.models import BrokenGlass
from whatmatters.people.selectors import Subject
from whatmatters.web.components.drawing import NOTHING, hidden

register = template.Library()


@register.simple_tag(takes_context=True)
def record_header(context: Context, subject: Subject) -> SafeString:
    """Whose record this is, with the way back to their page, what keeps them safe and helps.

    Above it, how long it stays open, where it was opened in an emergency.
    """
    return format_html(
        '{}<div class="wm-record"><p class="wm-record__whose">{}</p>{}{}</div>',
        glass_banner(context, subject.glass),
        _way_back(subject),
        safety_flags(subject),
        _needs(subject),
    )


@register.simple_tag(takes_context=True)
def glass_banner(context: Context, glass: BrokenGlass | None) -> SafeString:
    """How long a record that was opened in an emergency stays open, and how to close it now."""
    if glass is None:
        return NOTHING
    return render_to_string("people/_glass.html", {"glass": glass}, context.get("request"))


@register.simple_tag
def safety_flags(subject: Subject) -> SafeString:
    """What one must know to keep the person safe, or nothing: a strip for every page of theirs."""
    if not subject.flags:
        return NOTHING
    lead = (
        gettext("To keep me safe")
        if subject.standing.is_self
        else gettext("To keep %(name)s safe") % {"name": subject.known_as}
    )
    return format_html(
        '<p class="wm-record__needs"><span class="wm-record__lead">{}:</span> {} {}</p>',
        lead,
        format_html_join("; ", "<strong>{}</strong>: {}", _said(subject)),
        format_html(
            '<a class="govuk-link" href="{}">{}{}</a>',
            reverse("people:flags", args=[subject.person.pk]),
            gettext("See more"),
            hidden(gettext("about what keeps them safe")),
        ),
    )


def _said(subject: Subject) -> list[tuple[str, str]]:
    return [(flag.get_kind_display(), flag.words) for flag in subject.flags]


def _way_back(subject: Subject) -> SafeString:
    if subject.standing.is_self:
        return format_html(
            '<a class="govuk-link" href="{}">{}</a>', reverse("home:mine"), gettext("My page")
        )
    if not (subject.standing.sees or subject.glass):
        return format_html("{}", subject.person.name)
    page = "home:emergency" if subject.glass else "home:person"
    href = reverse(page, args=[subject.person.pk])
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, subject.person.name)


def _needs(subject: Subject) -> SafeString:
    if not subject.needs:
        return NOTHING
    lead = (
        gettext("What helps me")
        if subject.standing.is_self
        else gettext("What helps %(name)s") % {"name": subject.known_as}
    )
    return format_html(
        '<p class="wm-record__needs"><span class="wm-record__lead">{}:</span> {}</p>',
        lead,
        format_html_join("; ", "{}", ((need.words,) for need in subject.needs)),
    )

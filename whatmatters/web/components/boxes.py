"""Parts that hold others: cards, rows, notices, facts, tables."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.web.components.drawing import NOTHING, hidden, markup, one_of, title
from whatmatters.web.components.words import pill as draw_pill

register = template.Library()

CARD_TONES = ("plain", "warm")
NOTICE_TONES = ("plain", "good", "careful")


@register.simple_block_tag
def card(
    content: SafeString,
    *,
    heading: str,
    level: int = 2,
    tone: str = "plain",
    pill: str = "",
    pill_tone: str = "plain",
) -> SafeString:
    """A bordered box with a heading. `level` keeps the page's outline honest."""
    one_of(CARD_TONES, tone, what="a card's tone")
    return format_html(
        '<section class="wm-card wm-card--{}">{}{}</section>',
        tone,
        _head(heading, level=level, css="wm-card", pill=pill, pill_tone=pill_tone),
        content,
    )


@register.simple_block_tag
def row(
    content: SafeString,
    *,
    heading: str,
    level: int = 3,
    pill: str = "",
    pill_tone: str = "plain",
) -> SafeString:
    """One of several things in a card, with a line between it and the next."""
    return format_html(
        '<div class="wm-row">{}{}</div>',
        _head(heading, level=level, css="wm-row", pill=pill, pill_tone=pill_tone),
        content,
    )


def _head(heading: str, *, level: int, css: str, pill: str, pill_tone: str) -> SafeString:
    words = title(heading, level=level, css=f"{css}__heading")
    if not pill:
        return words
    return format_html(
        '<div class="wm-head">{}{}</div>', words, draw_pill(text=pill, tone=pill_tone)
    )


@register.simple_block_tag
def notice(
    content: SafeString, *, heading: str = "", level: int = 2, tone: str = "plain"
) -> SafeString:
    """Something to know before going on."""
    one_of(NOTICE_TONES, tone, what="a notice's tone")
    return format_html(
        '<div class="wm-notice wm-notice--{}">{}{}</div>',
        tone,
        title(heading, level=level, css="wm-notice__heading") if heading else NOTHING,
        content,
    )


@register.simple_block_tag
def warning(content: SafeString) -> SafeString:
    """Something that could go wrong, in bold, with a mark that is also said."""
    return format_html(
        '<div class="govuk-warning-text">'
        '<span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text">'
        '<span class="govuk-visually-hidden">{} </span>{}</strong></div>',
        gettext("Warning:"),
        content,
    )


@register.simple_tag
def empty(*, text: str, href: str = "", action: str = "") -> SafeString:
    """What a list says when there is nothing in it, and where to begin."""
    link = NOTHING
    if href:
        link = format_html(' <a class="govuk-link" href="{}">{}</a>', href, action)
    return format_html('<p class="wm-empty">{}{}</p>', text, link)


@register.simple_block_tag
def details(content: SafeString, *, summary: str) -> SafeString:
    """More, for those who want it. Closed until it is opened."""
    return format_html(
        '<details class="govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        summary,
        content,
    )


@register.simple_block_tag
def facts(content: SafeString) -> SafeString:
    """A short list of facts; put `fact` blocks in it."""
    return format_html('<dl class="govuk-summary-list">{}</dl>', content)


@register.simple_block_tag
def fact(content: SafeString, *, term: str, href: str = "", action: str = "") -> SafeString:
    """One fact: a term, what it is, and where to change it."""
    link = NOTHING
    if href:
        link = format_html(
            '<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{}">{}{}</a></dd>',
            *(href, action or gettext("Change"), hidden(term)),
        )
    return format_html(
        '<div class="govuk-summary-list__row{}"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd>{}</div>',
        NOTHING if href else markup(" govuk-summary-list__row--no-actions"),
        *(term, content, link),
    )


@register.simple_block_tag
def table(content: SafeString, *, caption: str, show_caption: bool = True) -> SafeString:
    """A table that scrolls by itself on a narrow screen. Give `<thead>` and `<tbody>`."""
    css = "govuk-table__caption govuk-table__caption--m"
    if not show_caption:
        css = "govuk-visually-hidden"
    return format_html(
        '<div class="wm-table" role="region" tabindex="0" aria-label="{}">'
        '<table class="govuk-table"><caption class="{}">{}</caption>{}</table></div>',
        *(caption, css, caption, content),
    )

"""Ways onward: buttons, links, crumbs, and where in the thread we are."""

from collections.abc import Iterable
from typing import Any, Protocol

from django import template
from django.core.paginator import Page
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from whatmatters.web.addresses import address
from whatmatters.web.components.drawing import NOTHING, hidden, markup, one_of

register = template.Library()

BUTTON_TONES = {
    "main": markup("govuk-button"),
    "second": markup("govuk-button govuk-button--secondary"),
    "warning": markup("govuk-button govuk-button--warning"),
}
STAGE_STATES = {"done": _("done"), "now": _("you are here"), "next": _("still to come")}


class Link(Protocol):
    """Anything with a text and an address."""

    @property
    def text(self) -> str: ...
    @property
    def href(self) -> str: ...


class Stage(Link, Protocol):
    """One step of the thread; `href` may be empty; `state` is done, now or next."""

    @property
    def detail(self) -> str: ...
    @property
    def state(self) -> str: ...


@register.simple_tag
def to(route: str, pk: object = None) -> str:
    """The address of a page, by its name and the one id it takes, if it takes one."""
    return address(route, pk)


@register.simple_tag
def button(
    *,
    text: str,
    tone: str = "main",
    name: str = "",
    value: str = "",
    about: str = "",
) -> SafeString:
    """A button that sends the form it stands in. `about` is said, not shown."""
    one_of(BUTTON_TONES, tone, what="a button's tone")
    sends = format_html(' name="{}" value="{}"', name, value) if name else NOTHING
    return format_html(
        '<button type="submit" class="{}"{}>{}{}</button>',
        *(BUTTON_TONES[tone], sends, text, hidden(about)),
    )


@register.simple_tag
def link_button(*, href: str, text: str, tone: str = "main", about: str = "") -> SafeString:
    """A link to where something begins, which looks like a button."""
    one_of(BUTTON_TONES, tone, what="a button's tone")
    return format_html(
        '<a href="{}" class="{}" draggable="false">{}{}</a>',
        *(href, BUTTON_TONES[tone], text, hidden(about)),
    )


@register.simple_tag
def thread_link(*, href: str, about: str, text: str = "") -> SafeString:
    """Back along the thread to the words something began with."""
    return format_html(
        '<a class="govuk-link wm-thread-link" href="{}">{}{}</a>',
        *(href, text or gettext("See where this came from"), hidden(f"({about})")),
    )


@register.simple_tag
def back_link(*, href: str, text: str = "") -> SafeString:
    """One step back. It stands before the main part of the page."""
    return format_html(
        '<nav aria-label="{}"><a href="{}" class="govuk-back-link">{}</a></nav>',
        *(gettext("Back"), href, text or gettext("Back")),
    )


@register.simple_tag
def pages(page: Page[Any], *, more: str = "") -> SafeString:
    """The other pages of a long list; nothing where there is one. `more` ends their addresses."""
    if not page.has_other_pages():
        return NOTHING
    where = gettext("Page %(number)s of %(num_pages)s")
    return format_html(
        '<nav class="govuk-pagination" aria-label="{}">{}'
        '<p class="govuk-body govuk-!-margin-bottom-0">{}</p>{}</nav>',
        gettext("Pages"),
        _page("prev", page.number - 1, more, gettext("Previous page"))
        if page.has_previous()
        else "",
        where % {"number": page.number, "num_pages": page.paginator.num_pages},
        _page("next", page.number + 1, more, gettext("Next page")) if page.has_next() else "",
    )


def _page(which: str, number: int, more: str, text: str) -> SafeString:
    return format_html(
        '<div class="govuk-pagination__{}">'
        '<a class="govuk-link govuk-pagination__link" href="?page={}{}" rel="{}">'
        '<span class="govuk-pagination__link-title">{}</span></a></div>',
        *(which, number, more, which, text),
    )


@register.simple_tag
def crumbs(*, items: Iterable[Link]) -> SafeString:
    """Where this page stands, from the front page down."""
    return format_html(
        '<nav class="govuk-breadcrumbs" aria-label="{}">'
        '<ol class="govuk-breadcrumbs__list">{}</ol></nav>',
        gettext("Where this page is"),
        format_html_join(
            "",
            '<li class="govuk-breadcrumbs__list-item">'
            '<a class="govuk-breadcrumbs__link" href="{}">{}</a></li>',
            ((item.href, item.text) for item in items),
        ),
    )


@register.simple_tag
def stages(*, items: Iterable[Stage], label: str = "") -> SafeString:
    """The steps of a thread, from first words to what has changed."""
    return format_html(
        '<ol class="wm-stages" aria-label="{}">{}</ol>',
        label or gettext("The thread"),
        SafeString("".join(_stage(item) for item in items)),
    )


def _stage(item: Stage) -> SafeString:
    one_of(STAGE_STATES, item.state, what="a stage's state")
    name = format_html("{}", item.text)
    if item.href:
        name = format_html('<a class="govuk-link" href="{}">{}</a>', item.href, name)
    detail = NOTHING
    if item.detail:
        detail = format_html(' <span class="wm-stages__detail">{}</span>', item.detail)
    return format_html(
        '<li class="wm-stages__item wm-stages__item--{}"{}>'
        '<span class="wm-stages__name">{}</span>'
        '<span class="govuk-visually-hidden"> ({})</span>{}</li>',
        item.state,
        markup(' aria-current="step"') if item.state == "now" else NOTHING,
        *(name, STAGE_STATES[item.state], detail),
    )

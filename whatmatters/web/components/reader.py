"""What the reader chose: language, size, contrast. Of the layout alone, so not in the gallery."""

from django import template
from django.conf import settings
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from whatmatters.web.addresses import address
from whatmatters.web.components.asking import csrf
from whatmatters.web.components.drawing import NOTHING

register = template.Library()

WRITTEN = {"en-gb": "en-GB"}
LOOKS = {
    "large": " wm-large",
    "largest": " wm-largest",
    "more": " wm-more-contrast",
}


@register.simple_tag(takes_context=True)
def as_the_reader_likes(context: Context) -> SafeString:
    """The attributes of `<html>`: its language, how large words are, and how strong."""
    user = getattr(getattr(context.get("request"), "actor", None), "user", None)
    chosen = (getattr(user, "text_size", ""), getattr(user, "contrast", ""))
    return format_html(
        'lang="{}" class="govuk-template{}"',
        written_language(),
        "".join(LOOKS.get(one, "") for one in chosen),
    )


def written_language() -> str:
    """The language of the page, as a browser is told."""
    language = get_language() or settings.LANGUAGE_CODE
    return WRITTEN.get(language, language)


@register.simple_tag(takes_context=True)
def other_language(context: Context) -> SafeString:
    """A button in the other language, which gives this page in it. Staff have no such choice."""
    request = context.get("request")
    actor = getattr(request, "actor", None)
    if request is None or (actor is not None and actor.is_staff):
        return NOTHING
    code, name = next(pair for pair in settings.LANGUAGES if pair[0] != get_language())
    return format_html(
        '<form method="post" action="{}">{}<input type="hidden" name="next" value="{}">'
        '<button class="wm-header__out" type="submit" name="language" value="{}" lang="{}">'
        "{}</button></form>",
        *(address("access:language"), csrf(context), request.get_full_path()),
        *(code, WRITTEN.get(code, code), name),
    )

"""Ways to take a page away: read aloud, in easy words, on paper."""

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.web.documents.sheet import Form, Sheet

register = template.Library()


@register.simple_tag
def read_aloud() -> SafeString:
    """A button that reads the page aloud, with a voice of the reader's own device.

    It is there only where a script can find a voice that keeps the words on the device, in the
    language of the page.
    """
    return format_html(
        '<div class="wm-aloud wm-not-on-paper" hidden>'
        '<button type="button" class="govuk-button govuk-button--secondary"'
        ' data-begin="{begin}" data-stop="{stop}">{begin}</button></div>'
        '<script src="{script}" defer></script>',
        begin=gettext("Read it aloud"),
        stop=gettext("Stop reading"),
        script=static("web/aloud.js"),
    )


@register.simple_tag
def copies(*, paper: str, easy: str = "") -> SafeString:
    """The page in other forms. `easy` leads to its easy-read page, `paper` to its file."""
    ways = [(easy, gettext("Easy read"))] if easy else []
    ways.append((paper, gettext("Print or save (PDF)")))
    if not easy:
        ways.append((f"{paper}?form={Form.EASY}", gettext("Print or save easy read (PDF)")))
    ways.append((f"{paper}?form={Form.LARGE}", gettext("Large print (PDF)")))
    return format_html(
        '<ul class="wm-copies wm-not-on-paper">{}</ul>',
        format_html_join("", '<li><a class="govuk-link" href="{}">{}</a></li>', ways),
    )


@register.simple_tag
def sheet(shown: Sheet) -> SafeString:
    """A sheet as a page: large, one idea a line, with a picture to each heading."""
    return SafeString(render_to_string("web/sheet.html", {"sheet": shown}))


@register.simple_tag
def picture(name: str) -> str:
    """The address of a drawing of ours."""
    return static(f"web/pictures/{name}.svg")

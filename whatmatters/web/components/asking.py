"""Parts that ask: the form, and the summary of what is wrong with it."""

from typing import cast

from django import template
from django.forms import BaseForm
from django.middleware.csrf import get_token
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from whatmatters.web.components.drawing import NOTHING, markup
from whatmatters.web.components.links import button
from whatmatters.web.forms.plain import Problem, problems

register = template.Library()


@register.simple_tag(takes_context=True)
def form(
    context: Context,
    form: BaseForm,
    *,
    submit: str,
    action: str = "",
    tone: str = "main",
) -> SafeString:
    """A whole form: what is wrong, the fields, the button."""
    return format_html(
        '<form method="post"{}{} novalidate>{}{}{}{}</form>',
        format_html(' action="{}"', action) if action else NOTHING,
        markup(' enctype="multipart/form-data"') if form.is_multipart() else NOTHING,
        csrf(context),
        error_summary(context, form),
        form.render(),
        button(text=submit, tone=tone),
    )


def csrf(context: Context) -> SafeString:
    """The hidden field that shows a form came from a page of ours."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">',
        context.get("csrf_token") or get_token(context["request"]),
    )


@register.simple_tag(takes_context=True)
def error_summary(context: Context, form: BaseForm | None) -> SafeString:
    """What to put right, each line a link to where. Shown once, wherever asked first."""
    if not form or not form.errors or _already_shown(context, form):
        return NOTHING
    return format_html(
        '<div class="govuk-error-summary" tabindex="-1" autofocus>'
        '<div role="alert"><h2 class="govuk-error-summary__title">{}</h2>'
        '<div class="govuk-error-summary__body">'
        '<ul class="govuk-list govuk-error-summary__list">{}</ul></div></div></div>',
        gettext("There is a problem"),
        format_html_join("", "<li>{}</li>", ((_line(p),) for p in problems(form))),
    )


def _already_shown(context: Context, form: BaseForm) -> bool:
    shown = cast("list[int]", context.render_context.setdefault("summaries shown", []))
    if id(form) in shown:
        return True
    shown.append(id(form))
    return False


def _line(problem: Problem) -> SafeString:
    if not problem.target:
        return format_html("{}", problem.message)
    return format_html('<a href="#{}">{}</a>', problem.target, problem.message)

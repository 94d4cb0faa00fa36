"""`{% translate "..." %}`, looked up once for each language rather than at each look at a page."""

from django.template import Library
from django.template.base import FilterExpression, Node, Parser, Token, Variable
from django.template.context import Context
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.safestring import SafeString, mark_safe

from whatmatters.foundations.words import said

register = Library()


class SaidNode(Node):
    """A text that stands in the template itself, as ours do."""

    child_nodelists = ()

    def __init__(self, text: str, asvar: str | None) -> None:
        self.text, self.asvar = text.replace("%", "%%"), asvar  # as catalogues have it

    def render(self, context: Context) -> SafeString:
        words = mark_safe(said(self.text).replace("%%", "%"))  # noqa: S308  # as Django has it
        if self.asvar:
            context[self.asvar] = words
            return SafeString("")
        return words


@register.tag
def translate(parser: Parser, token: Token) -> Node:
    """As Django's, whose tag it stands in for; what is no plain text is left to that."""
    node = do_translate(parser, token)
    text = _plain(node)
    return node if text is None else SaidNode(text, node.asvar)


def _plain(node: TranslateNode) -> str | None:
    """The text, if it is written there and nothing is done to it."""
    if node.noop or node.message_context:
        return None
    expression: FilterExpression = node.filter_expression
    var = expression.var
    is_plain = isinstance(var, Variable) and isinstance(var.literal, str) and not expression.filters
    return str(var.literal) if is_plain else None

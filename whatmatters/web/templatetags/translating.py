"""`{% translate %}` and `{% blocktranslate %}`, looked up once for each language and kept."""

from django.template import Library
from django.template.base import FilterExpression, Node, Parser, Token, Variable
from django.template.base import render_value_in_context as shown
from django.template.context import Context
from django.templatetags.i18n import (
    BlockTranslateNode,
    TranslateNode,
    do_block_translate,
    do_translate,
)
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


class SaidBlockNode(Node):
    """A text with places in it to be filled in; it has no plural and needs no context."""

    child_nodelists = ()

    def __init__(self, node: BlockTranslateNode) -> None:
        self.text, self.places = node.render_token_list(node.singular)
        self.given, self.asvar = node.extra_context, node.asvar

    def render(self, context: Context) -> str:
        with context.push(**{name: value.resolve(context) for name, value in self.given.items()}):
            filled = {place: shown(context.get(place, ""), context) for place in self.places}
        words = self._filled(filled)
        if self.asvar:
            context[self.asvar] = SafeString(words)
            return ""
        return words

    def _filled(self, filled: dict[str, str]) -> str:
        """In the reader's language; in ours, if a catalogue has lost a place to be filled in."""
        try:
            return said(self.text) % filled
        except (KeyError, ValueError):
            return self.text % filled


@register.tag
def blocktranslate(parser: Parser, token: Token) -> Node:
    """As Django's, whose tag it stands in for; a plural or a context is left to that."""
    node = do_block_translate(parser, token)
    return node if node.plural or node.message_context else SaidBlockNode(node)

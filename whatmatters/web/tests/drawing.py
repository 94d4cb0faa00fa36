from typing import Any

from bs4 import BeautifulSoup, Tag
from django.template import engines
from django.test import RequestFactory


def render(source: str, **context: Any) -> str:
    """A template's text, drawn as a page would draw it."""
    request = RequestFactory().get("/")
    return str(engines["django"].from_string(source).render(context, request))


def draw(source: str, **context: Any) -> BeautifulSoup:
    return BeautifulSoup(render(source, **context), "html.parser")


def only(page: Tag, selector: str) -> Tag:
    """The one tag there is."""
    [tag] = page.select(selector)
    return tag


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())

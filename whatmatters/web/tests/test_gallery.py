from bs4 import BeautifulSoup
from django.test import RequestFactory

from tests.looking import look_over
from whatmatters.web import gallery, views
from whatmatters.web.components import bar, leaving, reader, still, words
from whatmatters.web.templatetags import components


def the_page() -> BeautifulSoup:
    answer = views.gallery(RequestFactory().get("/"))
    return BeautifulSoup(answer.content, "html.parser")


def test_every_component_is_shown() -> None:
    shown = {section["id"] for section in the_page().select(".wm-stack > section")}

    besides = {name for part in (bar, leaving, reader, still) for name in part.register.tags}
    assert shown == set(components.register.tags) - besides


def test_every_component_says_what_it_is_for() -> None:
    assert [part.name for part in gallery.components() if not part.purpose] == []


def test_a_signature_reads_as_the_tag_is_written() -> None:
    assert gallery.signature(words.progress) == "{% progress done=… of=… noun=… %}"
    assert gallery.signature(words.day) == '{% day value [none=""] %}'


def test_the_signature_of_a_block_shows_its_end() -> None:
    [card] = [part for part in gallery.components() if part.name == "card"]

    assert card.signature.startswith("{% card heading=… [level=2]")
    assert card.signature.endswith("{% endcard %}")


def test_the_gallery_is_a_page_like_any_other() -> None:
    """But for one thing: the error it shows is an example, so its title doesn't say so."""
    page = the_page()
    title = page.select_one("head title")
    assert title
    title.string = f"Error: {title.string}"

    look_over(page)


def test_the_gallery_is_only_looked_at() -> None:
    assert views.gallery(RequestFactory().post("/")).status_code == 405

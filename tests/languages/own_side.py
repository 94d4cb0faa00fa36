"""Every page that somebody reads as themself, or before they sign in, in Welsh."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, Comment, Doctype
from django.conf import settings
from django.db import transaction
from django.test import Client

from tests.languages.reading import sentences_of
from tests.proof.asking import Undo
from tests.proof.canaries import MARK
from tests.proof.matrix import Matrix
from tests.proof.routes import ROUTES, Route
from tests.proof.viewers import MAGGIE, VIEWERS
from tests.proof.world import World
from whatmatters.access.models import Organisation, Team, User
from whatmatters.access.reading import COOKIE, Language
from whatmatters.groups.models import Group

#: The person; a relative with whom all is shared; an attorney; a stranger; and nobody.
READERS = ("maggie", "june", "ann", "stranger", "")
#: Those who send each form as well, with nothing in it.
SENDERS = ("maggie", "")
#: Pages for those who build this, and for whoever tries it out.
NOT_OURS = {"home:gallery", "demonstration:sign-in"}
#: What the world has in it that somebody typed, or that is in no language.
TYPED = {
    "What Matters",
    "PDF",
    "English",
    "Cymraeg",
    "Sow the beans in trays",
    "Far",
    "Back to it",
    "The bus",
    "A choir",
    "1 High Street",
    "Walk",
    "To the gate",
    "At ten",
    "Hm",
    "Two weeks",
    "England: Care Act 2014, version 1",
    "Westbury",
    "The hall",
}
#: Whole, since it is a word of ours as well: what a diary of the world says.
WHOLE = {"Nobody", "Nobody else"}
#: Codes that are read out, and of what was signed; and marks of ours that a page has cut.
CODES = "|".join(
    (
        r"\b[A-Z0-9]{4}(?:-[A-Z0-9]{4})+\b",
        r"\b[0-9a-f]{8}(?: [0-9a-f]{8}){7}\b",
        r"\bzq\d+ \d+qz\b|\bzq\b|\bqz\b",
    )
)
#: A text that was signed stays as it was; what is laid beside word by word is cut within a mark.
NOT_READ = "script, style, template, [lang]:not(html), [translate=no], .wm-signed-text, ins, del"
READ_ALOUD = ("aria-label", "alt", "title", "placeholder")
LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Read:
    """A page, as one of them reads it."""

    name: str
    reader: str
    text: str
    language: str
    status: int
    sentences: tuple[str, ...]


def pages_of_the_own_side(world: World, *, sending: bool = True) -> Iterator[Read]:
    """Each page they can open; if `sending`, each again with an empty form sent."""
    for reader in READERS:
        for route in ROUTES:
            if route.name in NOT_OURS or not route.get or not _is_there(world, route):
                continue
            for method in (
                ("GET", "POST") if sending and route.post and reader in SENDERS else ("GET",)
            ):
                page = _read(world, reader, route, method)
                if page is not None:
                    yield page


def _is_there(world: World, route: Route) -> bool:
    """Whether the world has what it is about: what it must have, the proof of access says."""
    return all(name in world.things[MAGGIE] for name in route.about.split())


def _read(world: World, reader: str, route: Route, method: str) -> Read | None:
    """What is sent is taken back. Nothing, where they are shown no page."""
    client = _browser(world, reader)
    try:
        with transaction.atomic():
            address = Matrix(world).address(route, "maggie")
            answer = client.generic(method, address)
            raise Undo
    except Undo:
        pass
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return None
    page = BeautifulSoup(answer.content.decode("utf-8", "replace"), "html.parser")
    html = page.select_one("html")
    if html is None or 300 <= answer.status_code < 400:
        return None
    sentences = tuple(sentences_of(page))
    name = f"{method} {route.name}"
    return Read(name, reader, words_on(page), str(html["lang"]), answer.status_code, sentences)


def _browser(world: World, reader: str) -> Client:
    client = Client(raise_request_exception=False)
    if reader:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.cookies[reader]
    else:
        client.cookies[COOKIE] = Language.WELSH
    return client


def choose_welsh() -> None:
    User.objects.update(language=Language.WELSH)


def words_on(page: BeautifulSoup) -> str:
    """Everything that is shown or read aloud, a line for each piece."""
    for part in page.select(NOT_READ):
        part.extract()
    texts = [
        str(text) for text in page.find_all(string=True) if not isinstance(text, Comment | Doctype)
    ]
    for name in READ_ALOUD:
        texts += [str(tag[name]) for tag in page.select(f"[{name}]")]
    lines = (" ".join(text.split()) for text in texts)
    return "\n".join(line for line in lines if line and line not in WHOLE)


def own_words() -> "re.Pattern[str]":
    """What somebody typed, or is called: names of people, of places, of this site."""
    names = {viewer.title() for viewer in VIEWERS}
    names |= set(Organisation.objects.values_list("name", flat=True))
    names |= set(Team.objects.values_list("name", flat=True))
    names |= set(Group.objects.values_list("name", flat=True))
    names |= TYPED
    longest_first = sorted(filter(None, names), key=len, reverse=True)
    typed = "|".join(rf"\b{re.escape(name)}\b" for name in longest_first)
    return re.compile(rf"\S+@\S+|https?://\S+|{MARK.pattern}|{CODES}|{typed}", re.IGNORECASE)

"""One request, and everything that came of it: what was answered, sent, logged and written."""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.conf import settings
from django.core import mail
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from pypdfium2 import PdfDocument

from tests.proof.canaries import Canary, found_in

#: What is written down of any request: that it was made, and that somebody is signed in.
OF_ANY_REQUEST = (
    "access_auditentry",
    "access_auditlink",
    "access_signedin",
    "resources_words",  # what there is nearby, indexed before anybody looks
    "access_watched",
    "access_wrongtries",
)


WRITES = re.compile(r'(?:INSERT (?:OR IGNORE )?INTO|DELETE FROM|UPDATE) "?(\w+)')
#: One for all: it begins by putting all the middleware together, which takes longer than a page.
CLIENT = Client(raise_request_exception=False)


class Undo(Exception):
    """Whatever a request did is taken back, so that the next one finds the same world."""


@dataclass(slots=True)
class Came:
    """What came of a request. `told` is in the answer, `leaked` in mail and logs."""

    status: int = 0
    leads_to: str = ""
    told: set[Canary] = field(default_factory=set)
    leaked: set[Canary] = field(default_factory=set)
    wrote: set[str] = field(default_factory=set)
    body: bytes = b""

    @property
    def is_refused(self) -> bool:
        return (
            self.status in {403, 404}
            or self.leads_to.startswith(("/sign-in", "/acting?", "/account/again"))
            or self.leads_to.endswith("/emergency/open")
        )


class Heard(logging.Handler):
    """Everything that is logged, as it would be written to a file."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))


def ask(address: str, method: str, cookie: str = "", sending: dict[str, Any] | None = None) -> Came:
    """Ask, and take back what it did."""
    client = CLIENT
    client.cookies.clear()
    if cookie:
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    came = Came()
    with listening() as heard, watching(came.wrote):
        try:
            with transaction.atomic():
                answer = _send(client, address, method, sending)
                _read(came, answer, heard)
                raise Undo
        except Undo:
            pass
    return came


def _send(
    client: Client, address: str, method: str, sending: dict[str, Any] | None
) -> HttpResponseBase:
    if method == "POST":
        return client.post(address, sending or {})
    return client.generic(method, address)


def _read(came: Came, answer: HttpResponseBase, heard: Heard) -> None:
    came.status = answer.status_code
    came.leads_to = answer.headers.get("Location", "")
    came.body = b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]
    headers = f"{answer.reason_phrase}\n{answer.headers}\n{getattr(answer, 'cookies', '')}"
    came.told = found_in(headers + opened(came.body))
    letters = "".join(str(letter.message()) for letter in mail.outbox)
    mail.outbox.clear()
    came.leaked = found_in(letters + "\n".join(heard.said))


def opened(body: bytes) -> str:
    """As text, with what is packed inside unpacked."""
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            return "\n".join(opened(packed.read(name)) for name in packed.namelist())
    if body.startswith(b"%PDF"):
        return words_of_pdf(body)
    return body.decode("utf-8", "replace")


def words_of_pdf(body: bytes) -> str:
    """What its text layer says, with what it says of itself; and once more without line ends."""
    paper = PdfDocument(body)
    try:
        said = [str(paper.get_metadata_dict())]
        said += [paper[at].get_textpage().get_text_range() for at in range(len(paper))]
    finally:
        paper.close()
    words = "\n".join(said).split()
    return " ".join(words) + "".join(words)


@contextmanager
def listening() -> Iterator[Heard]:
    heard = Heard()
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request")]
    before = [(logger, logger.propagate, logger.level) for logger in loggers[1:]]
    loggers[0].addHandler(heard)
    for logger in loggers[1:]:
        logger.propagate = True
    try:
        yield heard
    finally:
        loggers[0].removeHandler(heard)
        for logger, propagates, _ in before:
            logger.propagate = propagates


@contextmanager
def watching(wrote: set[str]) -> Iterator[None]:
    """Which tables were written to, besides those of any request."""

    def execute(run: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        table = written_to(sql)
        if table and not table.startswith(OF_ANY_REQUEST):
            wrote.add(table)
        return run(sql, parameters, many, context)

    with connection.execute_wrapper(execute):
        yield


def written_to(sql: str) -> str:
    found = WRITES.match(sql)
    return found[1] if found else ""


def plausible(page: bytes, address: str) -> dict[str, Any]:
    """What somebody might send with the form that stands on a page; nothing where none does."""
    path = address.partition("?")[0]
    if not page.lstrip().startswith(b"<"):
        return {}
    for form in BeautifulSoup(page, "html.parser").select("main form[method=post]"):
        if str(form.get("action") or path).partition("?")[0] == path:
            return _filled(form)
    return {}


def _filled(form: Any) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    for box in form.select("input[name], textarea[name], select[name], button[name]"):
        name, kind = str(box["name"]), str(box.get("type") or box.name)
        if name not in sent:
            sent[name] = _words_for(box, name, kind)
    return sent


def _words_for(box: Any, name: str, kind: str) -> str:
    days = {"day": "2", "month": "3", "year": "2027"}
    if (part := name.rpartition("_")[2]) in days:
        return days[part]
    if kind == "select":
        values = [str(option.get("value", "")) for option in box.select("option")]
        return next(filter(None, values), "")
    if kind == "hidden":
        return str(box.get("value") or "")
    if kind in {"radio", "checkbox", "submit", "button"}:
        return str(box.get("value") or "on")
    return str(box.get("value") or "10")

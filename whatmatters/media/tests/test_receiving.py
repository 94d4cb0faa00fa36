"""Two hundred megabytes: neither in memory nor on disk, and the words that came with them kept."""

import tempfile
import tracemalloc
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict

from whatmatters.media import middleware
from whatmatters.media.forms import MediaField
from whatmatters.media.making import Made
from whatmatters.media.receiving import TooLarge
from whatmatters.media.refusals import SAID
from whatmatters.media.tests import samples
from whatmatters.web.forms import PlainForm, WordsField

MB = 1024 * 1024
BOUNDARY = "a-line-between"
WORDS = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="words"\r\n\r\n'
    "The beans are up\r\n"
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="picture"; filename="p.jpg"\r\n'
    "Content-Type: image/jpeg\r\n\r\n"
).encode()
END = (
    f'\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="after"\r\n\r\nsaid after\r\n'
    f"--{BOUNDARY}--\r\n"
).encode()


class Stream:
    """What comes over the wire, made as it is read."""

    def __init__(self, middle: int) -> None:
        self.parts = [(WORDS, 1), (b"\xff\xd8\xff" + bytes(MB - 3), middle), (END, 1)]
        self.rest = b""
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        while len(self.rest) < size and self.parts:
            part, times = self.parts.pop(0)
            self.rest += part
            if times > 1:
                self.parts.insert(0, (part, times - 1))
        given, self.rest = self.rest[:size], self.rest[size:]
        self.given += len(given)
        return given

    def readline(self, size: int = -1) -> bytes:
        """What is left at the end is read so; where its lines end does not matter."""
        return self.read(64 * 1024)


class Asked(PlainForm):
    words = WordsField(label="Words", required=False)
    picture = MediaField(label="A picture?", required=False)


def arriving(middle: int) -> tuple[WSGIRequest, Stream]:
    stream = Stream(middle)
    request = RequestFactory().post("/", content_type=f"multipart/form-data; boundary={BOUNDARY}")
    request.META["CONTENT_LENGTH"] = str(len(WORDS) + middle * MB + len(END))
    request._stream = stream  # type: ignore[assignment]  # as the server gives it
    return request, stream


def test_two_hundred_megabytes_are_refused_and_the_words_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    request, _ = arriving(200)
    tracemalloc.start()

    form = Asked(request.POST, request.FILES)
    on_disk = sum(file.stat().st_size for file in tmp_path.rglob("*"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert isinstance(request.FILES["picture"], TooLarge)
    assert form["words"].value() == "The beans are up"
    assert request.POST["after"] == "said after"
    assert form.errors["picture"] == [str(SAID["large"])]
    assert on_disk <= 60 * MB
    assert most < 30 * MB


def test_nobody_is_listened_to_for_ever() -> None:
    request, stream = arriving(1000)

    try:
        assert request.POST["words"] == "The beans are up"
    except UnreadablePostError:
        pytest.fail("What was said first is there")
    assert stream.given < 450 * MB


def test_what_fits_arrives_whole() -> None:
    form = Asked({}, MultiValueDict({"picture": [SimpleUploadedFile("x", samples.picture())]}))

    assert form.is_valid(), form.errors
    assert form.cleaned_data["picture"].kind == "picture"


@pytest.mark.parametrize(
    "name",
    ["a\r\nSet-Cookie: x=1.png", "\u202egnp.exe", "../../etc/passwd", "x.svg", "n" * 5000],
    ids=["a second header", "right to left", "a path", "a drawing", "long"],
)
def test_its_name_is_not_even_looked_at(name: str) -> None:
    file = SimpleUploadedFile("x", samples.picture(), content_type="text/html")
    file._name = name  # type: ignore[attr-defined]  # past what Django makes of a name
    form = Asked({}, MultiValueDict({"picture": [file]}))

    assert form.is_valid(), form.errors
    assert name not in repr(form.cleaned_data["picture"])


def test_a_file_of_nothing_is_said_to_be_empty() -> None:
    form = Asked({}, MultiValueDict({"picture": [SimpleUploadedFile("x.png", b"")]}))

    assert form.errors["picture"] == ["The file is empty. Choose another."]


def test_nothing_sent_is_nothing_kept() -> None:
    form = Asked({"words": "Only words"}, MultiValueDict())

    assert form.is_valid()
    assert form.cleaned_data["picture"] is None


def test_a_file_is_made_anew_before_the_request_begins_its_transaction(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And once: the form is given what was made."""
    made: list[str] = []

    def make(content: bytes, *, kinds: object) -> Made:
        made.append("made")
        return Made("picture", "image/jpeg", content, 1, 1, 0)

    def answer(request: HttpRequest) -> HttpResponse:
        assert made == ["made"]
        assert Asked(request.POST, request.FILES).is_valid()
        return HttpResponse()

    monkeypatch.setattr(middleware, "make", make)
    sent = {"words": "x", "picture": SimpleUploadedFile("a.png", samples.picture())}
    request = RequestFactory().post("/", sent)
    request.actor = "somebody"  # type: ignore[attr-defined]  # as access.middleware does

    assert middleware.ReceivingMiddleware(answer)(request).status_code == 200
    assert made == ["made"]


def test_nothing_that_nobody_sends_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "make", pytest.fail)
    request = RequestFactory().post("/", {"picture": SimpleUploadedFile("a", b"x")})
    request.actor = None  # type: ignore[attr-defined]  # as access.middleware does

    answered = middleware.ReceivingMiddleware(lambda _: HttpResponse())(request)

    assert answered.status_code == 200

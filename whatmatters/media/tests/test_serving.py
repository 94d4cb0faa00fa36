"""A kept file is given back to be shown in a page of ours, and never as one."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from whatmatters.media.serving import answer_with
from whatmatters.web.headers import HeadersMiddleware

CONTENT = bytes(range(200)) * 5


def asked(**headers: str) -> HttpResponse:
    request = RequestFactory().get("/", headers=headers)
    answer = HeadersMiddleware(
        lambda _: answer_with(request, content=CONTENT, mime="audio/mp4", on=date(2027, 3, 27))
    )(request)
    assert isinstance(answer, HttpResponse)
    return answer


def test_it_can_do_nothing_in_our_name() -> None:
    answer = asked()

    assert answer.content == CONTENT
    assert dict(answer.headers) | {
        "Content-Type": "audio/mp4",
        "Content-Disposition": 'attachment; filename="audio-2027-03-27.m4a"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
    } == dict(answer.headers)


@pytest.mark.parametrize(
    ("said", "part", "where"),
    [
        ("bytes=0-9", CONTENT[:10], "bytes 0-9/1000"),
        ("bytes=990-", CONTENT[990:], "bytes 990-999/1000"),
        ("bytes=-10", CONTENT[990:], "bytes 990-999/1000"),
        ("bytes=900-5000", CONTENT[900:], "bytes 900-999/1000"),
        ("bytes=0-0", CONTENT[:1], "bytes 0-0/1000"),
    ],
)
def test_a_player_is_given_the_part_it_asks_for(said: str, part: bytes, where: str) -> None:
    answer = asked(range=said)

    assert (answer.status_code, answer.content, answer["Content-Range"]) == (206, part, where)


@pytest.mark.parametrize("said", ["bytes=-", "lines=0-9", "bytes=0-1,5-6", "bytes=x", ""])
def test_what_makes_no_sense_is_answered_with_the_whole(said: str) -> None:
    answer = asked(range=said)

    assert (answer.status_code, answer.content) == (200, CONTENT)


@pytest.mark.parametrize("said", ["bytes=1000-", "bytes=9-3", "bytes=-0"])
def test_there_is_no_part_past_the_end(said: str) -> None:
    answer = asked(range=said)

    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */1000")


def test_what_is_not_of_a_known_kind_is_given_as_bytes() -> None:
    """No row says so today; one that was tampered with is no page either."""
    answer = answer_with(
        RequestFactory().get("/"), content=CONTENT, mime="text/html", on=date(2027, 3, 27)
    )

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].endswith('"application-2027-03-27.bin"')

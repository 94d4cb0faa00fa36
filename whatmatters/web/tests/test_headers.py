"""Every response says how it may be used: a page, an error, a file."""

from typing import Any

import pytest
from django.test import Client

from whatmatters.web.headers import OTHERS

ANSWERS = {
    "a page": ("/sign-in", 200),
    "nothing there": ("/no-such-place", 404),
    "the wrong method": ("/demonstration/sign-in", 405),
    "a file": ("/static/web/icon.svg", 200),
    "a file that is not there": ("/static/web/nothing.svg", 404),
}


@pytest.fixture(autouse=True)
def files_are_served(settings: Any) -> None:
    settings.WHITENOISE_USE_FINDERS = True


@pytest.mark.parametrize("kind", ANSWERS)
@pytest.mark.django_db
def test_every_answer_carries_them(kind: str) -> None:
    address, status = ANSWERS[kind]
    answer = Client().get(address)
    answer.close()

    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in OTHERS} == OTHERS
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_an_error_of_ours_carries_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("whatmatters.access.views.entering.render", fails)
    answer = Client(raise_request_exception=False).get("/sign-in")

    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in OTHERS} == OTHERS
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.django_db
def test_a_page_is_not_kept_and_a_file_is() -> None:
    browser = Client()

    assert browser.get("/sign-in").headers["Cache-Control"] == "no-store"
    file = browser.get("/static/web/icon.svg")
    file.close()
    assert "max-age" in file.headers["Cache-Control"]

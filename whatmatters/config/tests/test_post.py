"""What the environment says about e-mail."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from whatmatters.config.post import Post, post


@pytest.fixture(autouse=True)
def _nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WHATMATTERS_EMAIL", "WHATMATTERS_EMAIL_FROM", "WHATMATTERS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)


def test_where_nothing_is_said_nothing_is_sent() -> None:
    assert post() == Post()
    assert post().backend.endswith("dummy.EmailBackend")


def test_a_server_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATMATTERS_EMAIL", "smtps://us%40er:p%2Fw@mail.example.org")
    monkeypatch.setenv("WHATMATTERS_EMAIL_FROM", "letters@example.org")
    monkeypatch.setenv("WHATMATTERS_ADDRESS", "https://ours.example.org/")

    found = post()

    assert (found.host, found.port, found.user, found.password, found.encrypted) == (
        "mail.example.org",
        465,
        "us@er",
        "p/w",
        True,
    )
    assert found.address == "https://ours.example.org"
    assert found.backend.endswith("smtp.EmailBackend")


@pytest.mark.parametrize("said", ["mail.example.org", "http://mail.example.org", "smtp://"])
def test_what_is_no_server_is_refused_without_repeating_it(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHATMATTERS_EMAIL", said)

    with pytest.raises(ImproperlyConfigured, match="WHATMATTERS_EMAIL: use"):
        post()


def test_a_letter_is_from_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATMATTERS_EMAIL", "smtp://mail.example.org")

    with pytest.raises(ImproperlyConfigured, match="WHATMATTERS_EMAIL_FROM"):
        post()

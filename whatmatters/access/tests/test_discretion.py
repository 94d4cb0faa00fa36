"""What goes into the log when something breaks: the place in the code, and nobody's words."""

import io
import logging
import logging.config
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from whatmatters.access.routes import open_to_all

WORDS = "I have not told my daughter"


@open_to_all("it breaks, for a test")
def breaks(request: HttpRequest) -> HttpResponse:
    try:
        _refuse()
    except ValueError as first:
        raise RuntimeError(f"Could not keep {WORDS}") from first
    raise AssertionError


def _refuse() -> None:
    raise ValueError(f"Failing row contains ({WORDS})")


urlpatterns = [path("breaks", breaks), path("", include("whatmatters.config.urls"))]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is written where the settings write it."""
    logging.config.dictConfig(settings.LOGGING)
    written = io.StringIO()
    [handler] = [h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler]
    before = handler.setStream(written)
    yield written
    if before:
        handler.setStream(before)


@pytest.mark.django_db(transaction=True)
@pytest.mark.urls(__name__)
def test_a_page_that_breaks_says_where_and_not_what(log: io.StringIO) -> None:
    answer = Client(raise_request_exception=False).get("/breaks")

    assert answer.status_code == 500
    said = log.getvalue()
    assert WORDS not in said
    assert "Internal Server Error: /breaks" in said
    assert "builtins.RuntimeError" in said
    assert "builtins.ValueError" in said
    assert "in _refuse" in said
    assert "test_discretion.py:" in said


def test_nothing_of_ours_is_written_or_sent_elsewhere(log: io.StringIO) -> None:
    assert logging.getLogger("django").handlers == []


def test_nor_by_way_of_a_message(log: io.StringIO) -> None:
    logger = logging.getLogger("whatmatters.anywhere")
    error = ValueError(WORDS)

    logger.error("Could not: %s", error)
    logger.error(error)
    logger.error("Could not: %(why)s", {"why": error})
    try:
        raise error
    except ValueError as caught:
        logger.exception("It said %s", str(caught))
        logger.exception(f"It said {caught}")

    assert WORDS not in log.getvalue()
    assert log.getvalue().count("builtins.ValueError") >= 5


def test_nor_through_what_another_formatter_left(log: io.StringIO) -> None:
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "It broke", (), None)
    record.exc_text = f"ValueError: {WORDS}"

    logging.getLogger().handle(record)

    assert "It broke" in log.getvalue()
    assert WORDS not in log.getvalue()


def test_an_exception_that_came_while_another_was_handled(log: io.StringIO) -> None:
    try:
        try:
            _refuse()
        except ValueError:
            raise KeyError(WORDS)  # noqa: B904  # the chain that is not said outright
    except KeyError:
        logging.getLogger("django.request").error("It broke", exc_info=True)

    assert WORDS not in log.getvalue()
    assert "builtins.KeyError" in log.getvalue()
    assert "builtins.ValueError" in log.getvalue()


def test_a_circle_of_causes_comes_to_an_end(log: io.StringIO) -> None:
    one, other = ValueError(WORDS), KeyError(WORDS)
    one.__cause__, other.__cause__ = other, one

    logging.getLogger("x").error("It broke", exc_info=one)

    assert log.getvalue().count("builtins.ValueError") == 1


def test_what_is_no_exception_is_written_as_it_is(log: io.StringIO) -> None:
    logging.getLogger("x").warning("%s of %d", "one", 2)

    assert log.getvalue().strip().endswith("WARNING x [-] one of 2")

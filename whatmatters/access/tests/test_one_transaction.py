"""A request is one transaction: all of what it did is kept, or none of it."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.wall import StreamsPastTheWall, WallMiddleware

pytestmark = pytest.mark.django_db(transaction=True)

View = Callable[[HttpRequest], HttpResponse]


def ask(view: View, by: Actor | None) -> HttpResponse:
    request = RequestFactory().get("/")
    request.actor = by  # type: ignore[attr-defined]  # as ActorMiddleware puts it
    answer = WallMiddleware(view)(request)
    assert isinstance(answer, HttpResponse)
    return answer


def write(status: int) -> View:
    """A view that writes to the audit, then answers so."""

    def view(request: HttpRequest) -> HttpResponse:
        audit.record(by=audit.SYSTEM, did="tests.done", to=None)
        return HttpResponse(status=status)

    return view


def is_one_transaction(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(connection.in_atomic_block))


@pytest.mark.parametrize(("status", "kept"), [(200, 1), (302, 1), (403, 1), (404, 1), (500, 0)])
def test_what_went_wrong_here_is_taken_back_whole(status: int, kept: int, priya: Actor) -> None:
    before = AuditEntry.objects.count()

    ask(write(status), priya)

    assert AuditEntry.objects.count() == before + kept


def test_what_breaks_off_is_taken_back(priya: Actor) -> None:
    before = AuditEntry.objects.count()

    def view(request: HttpRequest) -> HttpResponse:
        write(200)(request)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask(view, priya)

    assert AuditEntry.objects.count() == before


def test_whoever_is_signed_in_reads_and_is_written_down_in_one(priya: Actor) -> None:
    assert ask(is_one_transaction, priya).content == b"True"
    assert not connection.in_atomic_block


def test_reading_what_is_public_waits_for_nobody_who_writes() -> None:
    """SQLite lets one write at a time; on PostgreSQL nobody waits, and the wall needs it."""
    expected = str(connection.vendor == "postgresql").encode()

    assert ask(is_one_transaction, None).content == expected


def test_an_answer_made_while_it_is_sent_is_refused(priya: Actor) -> None:
    def rows() -> Iterator[bytes]:
        yield b"read after the transaction"

    with pytest.raises(StreamsPastTheWall):
        ask(lambda _: StreamingHttpResponse(rows()), priya)  # type: ignore[arg-type,return-value]


def test_where_nothing_can_be_written_down_nothing_is_shown(
    priya: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The audit comes last in a view; what was read by then is not sent."""

    def view(request: HttpRequest) -> HttpResponse:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO there_is_no_such_table VALUES (1)")
        return HttpResponse("what was read")

    with pytest.raises(Exception, match="there_is_no_such_table"):
        ask(view, priya)

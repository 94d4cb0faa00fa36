"""When entries are chained, and what ties entries and log lines of one request together."""

import logging
from time import monotonic

import pytest
from django.conf import LazySettings
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client

from tests.architecture.house import code
from tests.clearing import forget_audit
from whatmatters.access import asked, audit, sealing
from whatmatters.access.actor import Actor
from whatmatters.access.discretion import NamesThePlace
from whatmatters.access.models import AuditEntry, AuditLink
from whatmatters.access.policy import DataClass
from whatmatters.access.shown import ROOMS, classes_at
from whatmatters.people.models import Person


@pytest.fixture
def due(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, db: None) -> None:
    settings.AUDIT_SEAL_SECONDS = 60
    monkeypatch.setattr(sealing._Turn, "at", monotonic() - 61)


def test_after_an_answer_it_seals_when_it_is_time(
    due: None, client: Client, maggie: Person, priya: Actor
) -> None:
    forget_audit()
    audit.looked(by=priya, at="home.person", about=maggie.pk)
    client.get("/")
    assert AuditLink.objects.count() == 1

    audit.looked(by=priya, at="home.person", about=maggie.pk)
    client.get("/")
    assert AuditLink.objects.count() == 1, "it is not time again"


def test_a_seal_that_fails_harms_no_answer(
    due: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> int:
        raise OperationalError

    monkeypatch.setattr(sealing, "seal", fail)
    response = HttpResponse()
    sealing.when_answered(response)
    response.close()

    assert "The audit could not be sealed" in caplog.text


def test_a_long_list_is_sealed_in_batches(
    monkeypatch: pytest.MonkeyPatch, maggie: Person, priya: Actor
) -> None:
    forget_audit()
    monkeypatch.setattr(sealing, "BATCH", 2)
    audit.looked_at_list(by=priya, at="home.day", about=[maggie.pk] * 5)

    assert sealing.seal() == 5


def test_what_came_late_is_found_when_all_is_looked_over(
    monkeypatch: pytest.MonkeyPatch, maggie: Person, priya: Actor
) -> None:
    forget_audit()
    monkeypatch.setattr(sealing, "LATE", 2)
    audit.looked_at_list(by=priya, at="home.day", about=[maggie.pk] * 5)
    newest = AuditEntry.objects.order_by("-pk")[0]
    AuditLink.objects.create(number=1, entry=newest.pk, head=b"")

    assert sealing.seal() == 1, "as far back as an ordinary seal looks"
    assert sealing.seal(all_of_it=True) == 3


def test_a_line_of_the_log_names_the_request() -> None:
    line = logging.LogRecord("x", logging.INFO, __file__, 1, "said", None, None)
    formatter = NamesThePlace("{asked} {message}", style="{")

    assert formatter.format(line) == "- said"
    with asked.request() as this:
        assert formatter.format(line) == f"{this.number} said"


def test_outside_a_request_nothing_is_noted() -> None:
    asked.note_permission("people.view")

    assert (asked.number(), asked.permissions()) == ("", "")


def test_every_room_says_which_classes_its_pages_show() -> None:
    """Of those whose views write down that somebody looked."""
    rooms = {m.room for m in code() if m.part == "views" and "audit.looked" in m.text}

    assert rooms <= set(ROOMS), f"Say in access/shown.py what is shown by {rooms - set(ROOMS)}"
    assert "home" in rooms


def test_a_page_shows_what_is_said_of_it_or_of_its_room() -> None:
    assert classes_at("home.search") == (DataClass.CORE,)
    assert classes_at("plans.plan") == (DataClass.CORE, DataClass.PLAN)
    assert classes_at("elsewhere.page") == ()

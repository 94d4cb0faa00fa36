"""What says nothing about who may use it stops the start, whatever kind of thing it is."""

import types
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.management import get_commands
from django.core.management.base import BaseCommand
from django.http import FileResponse, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path, resolve

from whatmatters.access import undeclared
from whatmatters.access.checks import everything_has_a_rule
from whatmatters.access.middleware import GateMiddleware
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule, Job, Notification, export_of, gives_file
from whatmatters.access.routes import open_to_all


class LeftOpen(BaseCommand):
    help = "Nobody has said who may."


@open_to_all("it is a test")
def list_of_names(request: HttpRequest) -> HttpResponse:
    answer = HttpResponse("a,b")
    answer["Content-Disposition"] = 'attachment; filename="names.csv"'
    return answer


@open_to_all("it is a test")
def by_a_friend(request: HttpRequest) -> FileResponse:
    return _file()


def _file() -> FileResponse:
    return FileResponse([b"a,b"])


@open_to_all("it is a test")
@gives_file("Names", holds=[DataClass.CORE])
def said(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a,b", headers={"Content-Disposition": "attachment"})


@open_to_all("it is a test")
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page")


urlpatterns = [
    path("names", list_of_names),
    path("friend", by_a_friend),
    path("said", said),
    path("page", page),
]


def respond(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@pytest.fixture
def a_command(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Any], None]:
    """Another command besides those that are there."""
    there = get_commands()

    def added(name: str, app: Any) -> None:
        monkeypatch.setattr(undeclared, "get_commands", lambda: {**there, name: app})

    return added


def test_everything_in_the_house_is_declared() -> None:
    assert undeclared.everything_undeclared() == ()


def test_a_command_without_a_rule_stops_the_start(a_command: Callable[[str, Any], None]) -> None:
    a_command("left_open", LeftOpen())

    with pytest.raises(ImproperlyConfigured, match="The command left_open"):
        GateMiddleware(respond)
    [error] = everything_has_a_rule()
    assert "rule = CommandRule" in str(error.hint)


def test_with_a_rule_it_starts(
    a_command: Callable[[str, Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LeftOpen, "rule", CommandRule(), raising=False)
    a_command("left_open", LeftOpen())

    assert not everything_has_a_rule()


def test_so_does_the_command_of_a_part_nobody_spoke_of(
    a_command: Callable[[str, Any], None],
) -> None:
    a_command("sync_all", "some.part")

    [error] = everything_has_a_rule()

    assert error.msg.startswith("The command sync_all of some.part")
    assert "COMMANDS_OF_PARTS" in str(error.hint)


@pytest.mark.urls(__name__)
def test_a_file_without_a_rule_stops_the_start() -> None:
    found = [error.msg.split()[3] for error in everything_has_a_rule()]

    assert found == ["/names", "/friend"]
    with pytest.raises(ImproperlyConfigured, match="The file at /names"):
        GateMiddleware(respond)


def through_the_gate(address: str, rf: RequestFactory, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("whatmatters.access.middleware.everything_undeclared", tuple)
    request = rf.get(address)
    request.resolver_match = resolve(address)
    view = request.resolver_match.func
    return GateMiddleware(lambda request: view(request))(request)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/names", "/friend"])
def test_and_is_kept_in_even_if_it_had_started(
    address: str, rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PermissionDenied):
        through_the_gate(address, rf, monkeypatch)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/said", "/page"])
def test_what_is_declared_goes_out(
    address: str, rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert through_the_gate(address, rf, monkeypatch).status_code == 200


def test_a_declared_file_says_what_is_in_it() -> None:
    export = export_of(said)

    assert export is not None
    assert (export.name, export.holds) == ("Names", (DataClass.CORE,))


@pytest.mark.parametrize(
    ("text", "named", "id"),
    [
        ("from django.core.mail import send_mail", Notification("A", "them", "now"), "access.E004"),
        ("import threading", Job("A", "nobody", "at night"), "access.E005"),
    ],
)
def test_what_sends_or_works_unasked_is_named(
    text: str, named: Any, id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent, speaking = types.ModuleType("silent"), types.ModuleType("speaking")
    speaking.named = named  # type: ignore[attr-defined]
    modules = {"silent": silent, "speaking": speaking}
    monkeypatch.setattr(undeclared, "import_module", modules.__getitem__)

    def both() -> Iterator[tuple[str, str]]:
        yield from ((name, text) for name in modules)

    [fault] = undeclared._silent(both())
    assert "silent" in fault.name
    assert fault.id == id


def test_every_module_that_is_delivered_is_read() -> None:
    modules = dict(undeclared.sources())

    assert {"whatmatters.exchange.views", "whatmatters.access.policy"} <= set(modules)
    assert not [name for name in modules if ".tests" in name]

"""Whoever starts the server is told where it is, or what to do instead."""

import socket
from argparse import ArgumentTypeError
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from whatmatters.config.management.commands import serve
from whatmatters.config.server import Server, is_free


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


@pytest.fixture
def started(db: None, monkeypatch: pytest.MonkeyPatch) -> list[Server]:
    """The servers that would have run: each is ready at once, and stops at once."""
    servers: list[Server] = []

    def run(server: Server) -> None:
        servers.append(server)
        server.cfg.when_ready(None)

    monkeypatch.setattr(Server, "run", run)
    return servers


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def test_the_address_is_said_once_the_server_is_ready(
    started: list[Server], capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()

    call_command("serve", port=port)

    assert started[0].cfg.address == [("127.0.0.1", port)]
    said = capsys.readouterr().out
    assert said == f"What Matters is at http://127.0.0.1:{port}/ (Ctrl+C stops it)\n"


def test_what_people_look_up_is_not_logged(started: list[Server]) -> None:
    call_command("serve", port=free_port())

    assert started[0].cfg.accesslog is None
    assert started[0].cfg.worker_class_str == "gthread"


def test_a_port_in_use_is_refused_with_another_to_try(taken: int) -> None:
    assert not is_free("127.0.0.1", taken)
    with pytest.raises(CommandError, match=f"Something else is using port {taken}. Choose another"):
        call_command("serve", port=taken)


def test_an_address_that_is_not_ours_is_refused() -> None:
    with pytest.raises(CommandError, match=r"Cannot listen on 203\.0\.113\.1, port 8000"):
        call_command("serve", host="203.0.113.1")


@pytest.mark.parametrize("typed", ["0", "65536", "http", "-1", "8000.5", "٣x"])
def test_a_port_is_a_whole_number_in_range(typed: str) -> None:
    with pytest.raises(ArgumentTypeError, match="whole number from 1 to 65535"):
        serve.a_port(typed)


def test_every_thread_count_is_a_whole_number_in_range() -> None:
    assert serve.a_count("8") == 8
    with pytest.raises(ArgumentTypeError, match="whole number from 1 to 256"):
        serve.a_count("0")

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from whatmatters.access.registers import CommandRule
from whatmatters.config.server import Server, is_free
from whatmatters.foundations.statistics import gather_statistics


def a_port(typed: str) -> int:
    if not typed.isdecimal() or not 1 <= int(typed) <= 65535:
        raise ArgumentTypeError(f"{typed} is not a port: give a whole number from 1 to 65535")
    return int(typed)


def a_count(typed: str) -> int:
    if not typed.isdecimal() or not 1 <= int(typed) <= 256:
        raise ArgumentTypeError(f"{typed} will not do: give a whole number from 1 to 256")
    return int(typed)


class Command(BaseCommand):
    help = "Serve the pages. It stays in the foreground until you press Ctrl+C."
    rule = CommandRule(besides="nothing itself: each page has a rule of its own")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=a_port, default=8000, help="port to listen on")
        parser.add_argument("--workers", type=a_count, default=1, help="processes to answer with")
        parser.add_argument("--threads", type=a_count, default=8, help="threads in each process")

    def handle(self, *, host: str, port: int, workers: int, threads: int, **_: Any) -> None:
        self._refuse_a_place_that_is_taken(host, port)
        gather_statistics()
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        Server(
            address=place,
            workers=workers,
            threads=threads,
            when_ready=lambda: self._say(f"What Matters is at http://{place}/ (Ctrl+C stops it)"),
        ).run()

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def _refuse_a_place_that_is_taken(self, host: str, port: int) -> None:
        try:
            free = is_free(host, port)
        except OSError as refused:
            raise CommandError(
                f"Cannot listen on {host}, port {port}: {refused.strerror}"
            ) from None
        if not free:
            raise CommandError(
                f"Something else is using port {port}. Choose another, like {port + 1}."
            )

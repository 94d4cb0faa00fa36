"""Several deeds in the same second, each by a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

__all__ = ["at_once", "in_a_file_of_sqlite", "on_postgresql"]

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one connection write at a time"
)
in_a_file_of_sqlite = pytest.mark.skipif(
    connection.vendor == "postgresql", reason="PostgreSQL is asked by itself"
)


def at_once(
    *deeds: Callable[[], object], refused: type[Exception] | tuple[type[Exception], ...]
) -> list[str]:
    """Do each in a hand of its own, all let go together; what each was told, if it was refused."""
    together = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> str:
        together.wait()
        try:
            deed()
        except refused as told:
            return str(told)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(max_workers=len(deeds)) as hands:
        return [done.result() for done in [hands.submit(do, deed) for deed in deeds]]

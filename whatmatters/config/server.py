"""The server that answers people's requests, in this process and its children."""

import errno
import socket
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication


class Server(BaseApplication):
    """Gunicorn with threads. It keeps no log of addresses: what people search for is theirs."""

    def __init__(
        self, *, address: str, workers: int, threads: int, when_ready: Callable[[], None]
    ) -> None:
        self.options: dict[str, Any] = {
            "bind": [address],
            "worker_class": "gthread",
            "workers": workers,
            "threads": threads,
            "loglevel": "warning",
            "when_ready": lambda _arbiter: when_ready(),
            "pre_fork": lambda _arbiter, _worker: connections.close_all(),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def is_free(host: str, port: int) -> bool:
    """Whether nobody else listens there. Raises OSError where this machine has no such host."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as refused:
            if refused.errno == errno.EADDRINUSE:
                return False
            raise
    return True

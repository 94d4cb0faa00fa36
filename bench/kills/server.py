"""The server of the product, as anybody starts it, and its sudden end."""

import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException

#: On a machine that does much besides, a server takes its time to start.
PATIENCE = 600.0


class Killed:
    """It is killed with all its processes: none of them can finish, or tidy up."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        ask = ["serve", "--port", str(self.port), "--threads", "8"]
        self.process = subprocess.Popen(  # noqa: S603  # our own command
            [sys.executable, "-m", "whatmatters", *ask],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + PATIENCE
        while not self._serves():
            if time.monotonic() > until:
                raise TimeoutError("the server does not start")
            time.sleep(0.05)

    def kill(self) -> None:
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        while self._answers():  # another of its processes may take a moment longer to be gone
            time.sleep(0.05)

    def _serves(self) -> bool:
        """Not only that it listens: one of its processes must have read the product in."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            line.request("GET", "/manifest.webmanifest")
            return line.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def _answers(self) -> bool:
        with socket.socket() as probe:
            probe.settimeout(0.5)
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

"""Two sides, taking turns: each pair of runs is minutes apart from no other, and so comparable."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OURS, CONTROL = "whatmatters.config.settings", "bench.control.settings"
UNWALLED = "bench.unwalled.settings"


@dataclass(frozen=True, slots=True)
class Task:
    """Something a person at a screen does: one request."""

    key: str
    title: str
    method: str
    path: str
    body: str = ""
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """CPU milliseconds of each side, and ours as a multiple of the control's, by median."""

    task: Task
    ours: float
    control: float
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        return median(self.ratios)

    @property
    def spread(self) -> tuple[float, float]:
        """Between which two ratios the middle half of the pairs lay."""
        if len(self.ratios) < 2:
            return self.ratios[0], self.ratios[0]
        quarters = quantiles(self.ratios, n=4, method="inclusive")
        return quarters[0], quarters[2]


class Side(AbstractContextManager["Side"]):
    """A process with its own settings, over the same database, or over the one in a folder."""

    def __init__(self, settings: str, data: Path | None = None) -> None:
        self.settings = settings
        there = {"WHATMATTERS_DATA": str(data)} if data else {}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.side"],
            cwd=ROOT,
            env={**os.environ, **there, "DJANGO_SETTINGS_MODULE": settings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, do: str, task: Task, cookies: list[str], times: int = 1) -> dict[str, Any]:
        command = {
            "do": do,
            "method": task.method,
            "path": task.path,
            "body": task.body,
            "cookies": cookies,
            "times": times,
        }
        answer = self.tell(command)
        expected = "302" if task.key == "save" else "200"
        if not answer["status"].startswith(expected):
            raise RuntimeError(f"{task.key} answered {answer['status']}")
        return answer

    def tell(self, command: dict[str, Any]) -> dict[str, Any]:
        """What it answers to a command, which is a line each way."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"The side that was asked to {command['do']} has stopped")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=30)


def run(
    task: Task,
    ours: Side,
    control: Side,
    *,
    cookies: Callable[[str, int], list[str]],
    pairs: int,
    times: int,
    warming: int,
) -> Result:
    """Warm both, then measure in turns, each side first every other time."""
    costs: dict[Side, list[float]] = {ours: [], control: []}
    for side in (ours, control):
        side.ask("measure", task, cookies(side.settings, warming), warming)
    for pair in range(pairs):
        for side in (ours, control) if pair % 2 else (control, ours):
            answer = side.ask("measure", task, cookies(side.settings, times), times)
            costs[side].append(answer["cpu"] * 1000)
    ratios = [a / b for a, b in zip(costs[ours], costs[control], strict=True)]
    return Result(task, median(costs[ours]), median(costs[control]), tuple(ratios))

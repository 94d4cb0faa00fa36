"""Three at a time, in turns: ours and the control over many visits, and ours over few."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.race import CONTROL, OURS, ROOT, Side, Task

MANY, FEW, THEIRS = "many", "few", "control"
#: A round of recording is six requests, each of which says something once and for all.
RECORD = "record"


@dataclass(frozen=True, slots=True)
class Place:
    """One database, and what is measured in it."""

    data: Path
    made: dict[str, Any]

    @property
    def visits(self) -> int:
        return int(self.made["visits"])

    def tasks(self) -> tuple[Task, ...]:
        visit = f"/visits/{self.made['visit']}"
        return (
            Task("day", "The worker’s day, 8 visits", "GET", "/visits/", aim=1.5),
            Task("visit", "One visit", "GET", visit, aim=1.5),
        )


@dataclass(frozen=True, slots=True)
class Runner:
    """A side, where it looks, and its rounds that nobody has gone yet."""

    side: Side
    place: Place
    rounds: Iterator[tuple[str, list[tuple[str, str]]]]

    @property
    def cookie(self) -> list[str]:
        return [self.place.made["cookies"][self.side.settings][0]]

    def cost(self, key: str, times: int) -> float:
        """CPU milliseconds of one request, or of one round."""
        if key == RECORD:
            return self._record(times)
        task = next(task for task in self.place.tasks() if task.key == key)
        return float(self.side.ask("measure", task, self.cookie, times)["cpu"]) * 1000

    def _record(self, times: int) -> float:
        some = [next(self.rounds) for _ in range(times)]
        cookies, rounds = zip(*some, strict=True)
        answer = self.side.tell({"do": "follow", "cookies": cookies, "rounds": rounds})
        if not answer["status"].startswith("302"):
            raise RuntimeError(f"{answer['path']} answered {answer['status']}")
        return float(answer["cpu"]) * 1000


@dataclass(frozen=True, slots=True)
class Costs:
    """Of one task: of each runner so many milliseconds, of the same turns."""

    title: str
    aim: float | None
    of: dict[str, list[float]]

    def middle(self, who: str) -> float:
        return median(self.of[who])

    def ratio(self, other: str) -> tuple[float, float, float]:
        """Ours over many to another: the median of the turns, and its middle half."""
        ratios = [a / b for a, b in zip(self.of[MANY], self.of[other], strict=True)]
        if len(ratios) < 2:
            return ratios[0], ratios[0], ratios[0]
        low, middle, high = quantiles(ratios, n=4, method="inclusive")
        return middle, low, high


def place(data: Path, visits: int, people: int, rounds: int) -> Place:
    """Make a database with so many, or find it made, in a process of its own."""
    counts = [str(number) for number in (visits, people, rounds)]
    ran = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench.visits.world", str(data), *counts],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Place(data, json.loads(ran.stdout.splitlines()[-1]))


@contextmanager
def runners(many: Place, few: Place) -> Iterator[dict[str, Runner]]:
    os.environ["WHATMATTERS_DEMONSTRATION"] = "1"
    os.environ.pop("WHATMATTERS_DEBUG", None)
    with ExitStack() as stack:
        yield {
            who: Runner(
                stack.enter_context(Side(settings, at.data)), at, _rounds(at.made, settings)
            )
            for who, settings, at in (
                (MANY, OURS, many),
                (THEIRS, CONTROL, many),
                (FEW, OURS, few),
            )
        }


def race(task: Task, all_of_them: dict[str, Runner], *, pairs: int, times: int) -> Costs:
    """Each warmed, then measured in turns; whoever was first in one turn is last in the next."""
    order = list(all_of_them)
    costs: dict[str, list[float]] = {who: [] for who in order}
    for who in order:
        all_of_them[who].cost(task.key, times)
    for _ in range(pairs):
        for who in order:
            costs[who].append(all_of_them[who].cost(task.key, times))
        order.append(order.pop(0))
    return Costs(task.title, task.aim, costs)


def _rounds(made: dict[str, Any], settings: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    return zip(made["cookies"][settings][1:], made["rounds"][settings], strict=True)

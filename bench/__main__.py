"""`python -m bench`: makes a world, races ours against the control, and prints what it found."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import report
from bench import world as worlds
from bench.assets import Asset, linked_from
from bench.race import CONTROL, OURS, UNWALLED, Result, Side, Task, run
from bench.report import Page, page_of
from bench.tasks import tasks
from bench.words import of_person, shown
from bench.world import World

PEOPLE, QUICK = 20_000, 200
#: A task, the sessions of a side for so many requests, how many pairs, and how many times each.
Run = tuple[Task, Callable[[str, int], list[str]], int, int]


def main() -> None:
    asked = _parser().parse_args()
    with TemporaryDirectory(prefix="bench") as folder:
        sys.stdout.write(_bench(asked, asked.data or Path(folder)))


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="bench", description="Ours against a bare Django control.")
    parser.add_argument("--people", type=int, help=f"how many people the world has ({PEOPLE:,})")
    parser.add_argument("--quick", action="store_true", help="few people, few runs: a smoke test")
    parser.add_argument("--pairs", type=int, help="how many pairs of runs for each task")
    parser.add_argument("--data", type=Path, help="keep the world in this folder, or find it there")
    parser.add_argument("--write", action="store_true", help="write docs/reference/benchmarks.md")
    return parser


def _bench(asked: Namespace, data: Path) -> str:
    worlds.at(data)

    from whatmatters.foundations import clock

    world = worlds.make(asked.people or (QUICK if asked.quick else PEOPLE))
    with Side(OURS) as ours, Side(CONTROL) as control, Side(UNWALLED) as unwalled:
        pages, assets = _look(world, ours, control)
        plan = _plan(asked, world)
        results = _race(plan, ours, control)
        walls = _race(plan[:2], ours, unwalled)
    paper = report.render(results, walls, pages, assets, world.people, clock.today())
    if asked.write:
        report.write(paper)
    return paper


def _race(plan: list[Run], ours: Side, other: Side) -> list[Result]:
    return [
        run(task, ours, other, cookies=cookies, pairs=pairs, times=times, warming=2 * times)
        for task, cookies, pairs, times in plan
    ]


def _plan(asked: Namespace, world: World) -> list[Run]:
    """Each task with its sessions: a fresh one for each save, since a message waits in it."""
    one = {side: worlds.cookies(world.viewer, side, 1) for side in (OURS, CONTROL, UNWALLED)}
    fresh = partial(worlds.cookies, world.viewer)
    pairs = asked.pairs or (2 if asked.quick else 15)
    times = 3 if asked.quick else 25
    return [
        (task, fresh if task.key == "save" else lambda side, _: one[side], pairs, times)
        for task in tasks(world)
    ]


def _look(world: World, ours: Side, control: Side) -> tuple[list[Page], list[Asset]]:
    """Both sides' pages once, held to the same words. Raises SystemExit when they differ."""

    words = of_person(world.person)
    pages: list[Page] = []
    assets: list[Asset] = []
    for task in tasks(world)[:4]:
        cookies = {side: worlds.cookies(world.viewer, side.settings, 1) for side in (ours, control)}
        # once to warm up: the first request of a process compiles what later ones use
        ours.ask("measure", task, cookies[ours])
        mine, theirs = (side.ask("show", task, cookies[side]) for side in (ours, control))
        kept = words if task.method == "GET" else _names(world)
        both = [shown(answer["content"], kept) for answer in (mine, theirs)]
        if both[0] != both[1]:
            raise SystemExit(f"{task.title} shows other words: {_difference(*both)}")
        queries = (mine["queries"], theirs["queries"])
        pages.append(page_of(task.title, mine["content"], queries, len(both[0])))
        assets = assets or linked_from(mine["content"])
    return pages, assets


def _names(world: World) -> frozenset[str]:
    """The full names of everybody a search might show."""
    from whatmatters.people.models import Person

    known = Person.objects.registered_with(world.viewer).order_by("pk")
    return frozenset(known.values_list("full_name", flat=True))


def _difference(ours: frozenset[str], control: frozenset[str]) -> str:
    """Only what the invented person of the bench is said to have said."""
    return f"ours alone {sorted(ours - control)}; the control alone {sorted(control - ours)}"


if __name__ == "__main__":
    main()

"""The history of the tables is one line in each room."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.db.migrations.loader import MigrationLoader

from tests.architecture.house import FLOOR, mend

Step = tuple[tuple[str, str], list[tuple[str, str]]]


def forked(steps: Iterable[Step]) -> Iterator[str]:
    """Two steps of a room that follow the same one, and steps out of number."""
    follows: Counter[tuple[str, str]] = Counter()
    numbers: dict[str, list[str]] = {}
    for (room, name), before in steps:
        numbers.setdefault(room, []).append(name[:4])
        own = [earlier for earlier in before if earlier[0] == room]
        follows.update(own or [(room, "the beginning")])
        if len(own) > 1:
            yield f"{room}.{name} joins two lines. Write them as one"
    for (room, name), times in follows.items():
        if times > 1:
            yield f"{room}: {times} migrations follow {name}. Renumber the later one"
    for room, used in numbers.items():
        if sorted(used) != [f"{n:04}" for n in range(1, len(used) + 1)]:
            yield f"{room}: migrations are numbered {', '.join(sorted(used))}"


def ours() -> list[Step]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    disk = loader.disk_migrations or {}
    return [(key, list(step.dependencies)) for key, step in disk.items() if key[0] in FLOOR]


def test_the_history_of_each_room_is_one_line() -> None:
    steps = ours()

    assert steps
    mend(forked(steps))


def test_a_fork_is_found() -> None:
    first: Step = (("plans", "0001_initial"), [("people", "0001_initial")])
    left: Step = (("plans", "0002_left"), [("plans", "0001_initial")])
    right: Step = (("plans", "0002_right"), [("plans", "0001_initial")])

    assert not list(forked([first, left]))
    assert list(forked([first, left, right])) == [
        "plans: 2 migrations follow 0001_initial. Renumber the later one",
        "plans: migrations are numbered 0001, 0002, 0002",
    ]

"""Every file: small, named for what it holds, finished, and about the product alone."""

import re
from collections.abc import Iterable, Iterator

from tests.architecture.house import Source, mend, sample, tracked

LINES = 300
WRITTEN = {".py", ".html", ".js", ".mjs", ".scss", ".sh"}
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "handlers"}
MADE = {"package-lock.json", "requirements.txt", "requirements-dev.txt"}


def either(*halves: tuple[str, str]) -> str:
    """A pattern for any of these, spelled in halves: this file must not hold what it forbids."""
    return "|".join(first + second for first, second in halves)


UNFINISHED = re.compile(rf"\b({either(('TO', 'DO'), ('FIX', 'ME'), ('XX', 'X'))})\b")
EMPTY_PROMISE = re.compile(either(("coming", r"\s+soon"), ("lorem", r"\s+ipsum")), re.IGNORECASE)
FOLDERS = either(("wo", "rk"), ("ro", "ot"), ("Us", "ers"))
HOSTS = either(("registry", r"\.npmjs"), ("files", r"\.pythonhosted"), ("pypi", r"\.org/simple"))
ELSEWHERE = re.compile(rf"(?<![\w.])/({FOLDERS})/|\b({HOSTS})")


def too_long(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        lines = len(source.text.splitlines())
        if source.path.suffix in WRITTEN and not source.is_migration and lines > LINES:
            yield f"{source.path} has {lines} lines. Make it a folder of the same name"


def test_no_file_is_too_long_to_hold_in_the_head() -> None:
    mend(too_long(tracked()))


def test_a_long_file_is_found() -> None:
    long, fits = "x\n" * (LINES + 1), "x\n" * LINES

    assert len(list(too_long([sample("whatmatters/plans/models.py", long)]))) == 1
    assert not list(too_long([sample("whatmatters/plans/models.py", fits)]))
    assert not list(too_long([sample("whatmatters/plans/migrations/0001_a.py", long)]))


def drawers(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        if source.path.suffix == ".py" and source.path.stem in DRAWERS:
            yield f"{source.path} is a drawer. Name it for what it holds"


def test_no_file_is_a_drawer() -> None:
    mend(drawers(tracked()))


def test_a_drawer_is_found() -> None:
    named = ["whatmatters/plans/utils.py", "tests/helpers.py", "whatmatters/plans/letters.py"]

    assert len(list(drawers(sample(name, "") for name in named))) == 2


def unfinished(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), 1):
            if found := UNFINISHED.search(line) or EMPTY_PROMISE.search(line):
                yield f"{source.at(number)} says “{found[0]}”. Do it, or leave it out"


def written_by_hand() -> Iterator[Source]:
    return (source for source in tracked() if source.path.name not in MADE)


def test_nothing_is_promised_that_is_not_there() -> None:
    mend(unfinished(written_by_hand()))


def test_a_promise_is_found() -> None:
    promises = ["# " + "TO" + "DO: ask", "A todo list is fine", "<p>Coming" + " soon</p>"]

    found = list(unfinished([sample("whatmatters/plans/views.py", "\n".join(promises))]))

    assert [fault.split()[0] for fault in found] == [
        "whatmatters/plans/views.py:1",
        "whatmatters/plans/views.py:3",
    ]


def points_elsewhere(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        for number, line in enumerate(source.text.splitlines(), 1):
            if found := ELSEWHERE.search(line):
                yield f"{source.at(number)} holds “{found[0]}”, which is a place on one machine"


def test_nothing_names_a_place_on_one_machine() -> None:
    """Lock files too: they hold versions and checksums, never where those came from."""
    mend(points_elsewhere(tracked()))


def test_a_place_on_one_machine_is_found() -> None:
    places = ["/" + "root/.venv", "/plans/" + "work/", "https://registry" + ".npmjs.org/sass"]

    found = list(points_elsewhere([sample("package-lock.json", "\n".join(places))]))

    assert [fault.split()[0] for fault in found] == ["package-lock.json:1", "package-lock.json:3"]


def test_the_tree_was_read() -> None:
    """A test over no files would pass for ever."""
    names = {str(source.path) for source in tracked()}

    assert {"pyproject.toml", "Makefile", "whatmatters/config/cli.py"} <= names

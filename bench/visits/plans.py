"""Whether the database reads a table of visits from end to end, or all of somebody’s years."""

import re
from collections.abc import Iterator

from bench.visits.racing import RECORD, Runner
from bench.visits.rows import TABLES

#: As SQLite says it, and as PostgreSQL does. An index of somebody’s days that is asked for no
#: day is all that there ever was of theirs, too.
WHOLE = re.compile(
    r"\bSCAN (\w+)|\bSeq Scan on (\w+)"
    r"|\bSEARCH (\w+) USING (?:COVERING )?INDEX"
    r" (?:visits_of_\w+|days_of_a_worker|visits_visit_(?:person|organisation)_id\w*) \(\w+=\?\)"
)


def plans(runner: Runner) -> Iterator[tuple[str, str, list[str]]]:
    """Of each statement of the day, of the page and of recording: for what, it, and its plan."""
    for key, steps in _steps(runner):
        answer = runner.side.tell(
            {"do": "explain", "cookies": runner.cookie, "steps": steps, "times": 1}
        )
        for statement, plan in answer["plans"]:
            yield key, statement, plan


def whole_tables(statement: str, plan: list[str]) -> set[str]:
    """Which tables of visits a plan reads from end to end, by their own names."""
    named = {match[1] or match[2] or match[3] for line in plan for match in WHOLE.finditer(line)}
    return {table for table in TABLES if named & _names(statement, table)}


def _names(statement: str, table: str) -> set[str]:
    """The table’s name, and what the statement calls it for short."""
    short = re.findall(rf'{table}"?\s+(?:AS\s+)?"?(\w+)"?', statement)
    return {table, *short}


def _steps(runner: Runner) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    for task in runner.place.tasks():
        yield task.key, [(task.path, "")]
    yield RECORD, next(runner.rounds)[1]

"""Everything through which something may be seen or done, with its rule, in one list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.core.management import get_commands

from whatmatters.access.policy import DataClass
from whatmatters.access.registers import CommandRule, Job, Notification, export_of
from whatmatters.access.routes import every_route, rule_of
from whatmatters.access.undeclared import named_in, rule_of_command, sources, words_of
from whatmatters.config.cli import as_typed

KINDS = ("page", "operation", "export", "command", "job", "notification")
HEADINGS = ("Kind", "Name", "Rule", "Data")
#: Nothing that has started is without one; the list shows what keeps the rest from starting.
NO_RULE = "No rule: it stops the start"
#: What a view calls when a program is to read its answer.
FOR_PROGRAMS = "JsonResponse"


@dataclass(frozen=True, slots=True)
class Line:
    """One way in or out: what it is, who may, and which data."""

    kind: str
    name: str
    rule: str
    data: str = ""

    @property
    def cells(self) -> tuple[str, str, str, str]:
        return self.kind, self.name, self.rule, self.data


def everything() -> list[Line]:
    """All of it, the kinds in order and each by name."""
    found = [*_routes(), *_commands(), *_named(Job, _job), *_named(Notification, _notification)]
    return sorted(set(found), key=lambda line: (KINDS.index(line.kind), line.name, line.rule))


def _routes() -> Iterator[Line]:
    for address, view in every_route():
        rule, export = rule_of(view), export_of(view)
        says = rule.says if rule else NO_RULE
        if export:
            yield Line("export", f"{address}: {export.name}", says, _classes(export.holds))
        else:
            kind = "operation" if FOR_PROGRAMS in words_of(view) else "page"
            yield Line(kind, address, says, "what the reader may see of it")


def _commands() -> Iterator[Line]:
    for module, app in get_commands().items():
        rule = rule_of_command(module, app)
        if rule is None:
            yield Line("command", as_typed(module), NO_RULE)
            continue
        yield Line("command", as_typed(module), rule.who, _touched(rule))
        if rule.runs:
            yield Line("job", as_typed(module), f"A timer, {rule.runs}", _touched(rule))


def _touched(rule: CommandRule) -> str:
    parts = [
        f"reads {_classes(rule.reads)}" if rule.reads else "",
        f"writes {_classes(rule.writes)}" if rule.writes else "",
        rule.besides,
    ]
    return "; ".join(part for part in parts if part)


def _classes(classes: Iterable[DataClass]) -> str:
    told = list(classes)
    if set(told) == set(DataClass):
        return "every class"
    return ", ".join(told) or "nothing of anybody’s"


def _named(kind: type[Any], line: Any) -> Iterator[Line]:
    """What modules of ours name as a job or a notification."""
    for module, text in sources():
        if f"{kind.__name__}(" in text:
            yield from map(line, named_in(import_module(module), kind))


def _job(job: Job) -> Line:
    touched = _touched(CommandRule(job.reads, job.writes))
    return Line("job", job.name, f"{job.who}, {job.runs}", touched)


def _notification(told: Notification) -> Line:
    return Line("notification", told.name, f"To {told.to}, {told.when}", _classes(told.holds))

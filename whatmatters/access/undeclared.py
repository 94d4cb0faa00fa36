"""Finding what does not say who may use it: routes, commands, files, jobs, notifications.

The start is refused while there is any (`checks`, and the gate in `middleware`).
"""

import ast
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand
from django.urls import URLResolver, get_resolver

from whatmatters.access.registers import (
    COMMANDS_OF_PARTS,
    CommandRule,
    Job,
    Notification,
    export_of,
)
from whatmatters.access.routes import every_route, undeclared

PACKAGE = "whatmatters"
FOLDER = Path(__file__).parents[1]

#: Words in the source of a view that show that it answers with a file.
MAKES_A_FILE = {
    *("FileResponse", "StreamingHttpResponse", "Content-Disposition"),
    *("file_of", "csv_file"),
}
#: Words by which a program of ours sends something out, or works beside what was asked of it.
TELLS = "django.core.mail"
WORKS_ALONE = ("import threading", "from threading", "concurrent.futures", "import asyncio")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something undeclared, and what to do about it."""

    name: str
    hint: str
    id: str


ROUTE = "Decorate its view with open_to_all, signed_in or for_staff (access.routes)."
COMMAND = "Give its class a rule: rule = CommandRule(reads=…, writes=…) (access.registers)."
PART = "Say in COMMANDS_OF_PARTS (access.registers) what the commands of this part may do."
FILE = "Decorate its view with gives_file, and say what it holds (access.registers)."
JOB = "Name it in that module: a Job with who, when, and on what (access.registers)."
NOTIFICATION = "Name it in that module: a Notification to whom, of what (access.registers)."


def everything_undeclared() -> tuple[Fault, ...]:
    """All that would be open because nobody said who may use it."""
    return (
        *(Fault(address, ROUTE, "access.E001") for address in undeclared()),
        *_files_in(get_resolver()),
        *_commands(tuple(sorted(get_commands().items(), key=lambda command: command[0]))),
        *_senders_and_workers(),
    )


@lru_cache(maxsize=8)
def _files_in(resolver: URLResolver) -> tuple[Fault, ...]:
    return tuple(
        Fault(f"The file at {address}", FILE, "access.E003")
        for address, view in every_route(resolver)
        if export_of(view) is None and makes_a_file(view)
    )


def makes_a_file(view: Callable[..., Any]) -> bool:
    """Whether the view, or what it calls in its own module, has to do with files to send."""
    bare = inspect.unwrap(view)
    return bool(MAKES_A_FILE & words_of(bare))


def words_of(view: Callable[..., Any]) -> set[str]:
    """Names and texts in a function, and in those of its module that it leads to."""
    functions = _functions(view.__module__)
    said: set[str] = set()
    waiting = {getattr(view, "__name__", "")}
    while waiting:
        name = waiting.pop()
        new = functions.get(name, set()) - said
        said |= new
        waiting |= new & set(functions)
    return said


@cache
def _functions(module: str) -> dict[str, set[str]]:
    """The functions of a module, each with its words."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    made = (node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return {node.name: set(_words(node)) for node in made}


def _words(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@lru_cache(maxsize=8)
def _commands(known: tuple[tuple[str, str | BaseCommand], ...]) -> tuple[Fault, ...]:
    return tuple(
        Fault(
            f"The command {name} of {_part(app)}", COMMAND if _is_ours(app) else PART, "access.E002"
        )
        for name, app in known
        if rule_of_command(name, app) is None
    )


def rule_of_command(name: str, app: str | BaseCommand) -> CommandRule | None:
    """What a command of ours says of itself, or what we say of the part it came with."""
    if not _is_ours(app):
        return COMMANDS_OF_PARTS.get(_part(app))
    command = load_command_class(app, name) if isinstance(app, str) else app
    return getattr(command, "rule", None)


def _part(app: str | BaseCommand) -> str:
    return app if isinstance(app, str) else app.__module__


def _is_ours(app: str | BaseCommand) -> bool:
    return not isinstance(app, str) or app.split(".")[0] == PACKAGE


@cache
def _senders_and_workers() -> tuple[Fault, ...]:
    return tuple(_silent(sources()))


def _silent(texts: Iterator[tuple[str, str]]) -> Iterator[Fault]:
    """Modules that send something out, or work alone, and name nothing of the kind."""
    for module, text in texts:
        if TELLS in text and not named_in(import_module(module), Notification):
            yield Fault(f"What {module} sends", NOTIFICATION, "access.E004")
        if any(word in text for word in WORKS_ALONE) and not named_in(import_module(module), Job):
            yield Fault(f"What {module} does by itself", JOB, "access.E005")


def sources() -> Iterator[tuple[str, str]]:
    """Every module that is delivered, with its text; but this one, which holds the words."""
    for path in sorted(FOLDER.rglob("*.py")):
        parts = (PACKAGE, *path.relative_to(FOLDER).with_suffix("").parts)
        if not {"tests", "migrations"} & set(parts) and path != Path(__file__):
            yield ".".join(part for part in parts if part != "__init__"), path.read_text()


def named_in(module: ModuleType, kind: type[Any]) -> list[Any]:
    return [thing for thing in vars(module).values() if isinstance(thing, kind)]

"""The command line: our commands and Django's, under one name.

A command is a module, and a module's name is not always a good word to type: `demo-data` lives in
`demo_data.py`, and `import` in `import_.py`, since Python keeps that word for itself.
"""

import os
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.metadata import version
from itertools import groupby
from keyword import iskeyword
from textwrap import fill

from django.conf import settings
from django.core.management import ManagementUtility, get_commands, load_command_class
from django.core.management.base import BaseCommand

from whatmatters.config import environment

PROGRAM = "whatmatters"


def as_typed(module: str) -> str:
    """The name people type for the command in this module."""
    return module.rstrip("_").replace("_", "-")


def as_module(typed: str) -> str:
    """The module that holds the command people type by this name."""
    module = typed.replace("-", "_")
    return f"{module}_" if iskeyword(module) else module


class CommandLine(ManagementUtility):
    def __init__(self, argv: list[str]) -> None:
        super().__init__([PROGRAM, *argv[1:]])
        self.prog_name = PROGRAM

    def execute(self) -> None:
        if self.argv[1:] in (["--version"], ["version"]):
            sys.stdout.write(f"{PROGRAM} {version(PROGRAM)}\n")
        else:
            super().execute()

    def main_help_text(self, commands_only: bool = False) -> str:
        typed = sorted(as_typed(module) for module in get_commands())
        return "\n".join(typed) if commands_only else _help_text()

    def fetch_command(self, subcommand: str) -> BaseCommand:
        known = get_commands()
        module = as_module(subcommand)
        if module not in known:
            _complain_of_broken_settings()
            sys.stderr.write(_unknown(subcommand, known))
            sys.exit(1)
        return super().fetch_command(module)


def _complain_of_broken_settings() -> None:
    """A mistake in the settings hides every command of ours, so that is what must be said."""
    _ = settings.INSTALLED_APPS


def _unknown(subcommand: str, known: Iterable[str]) -> str:
    near = get_close_matches(subcommand, [as_typed(module) for module in known])
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    return (
        f"There is no command called {subcommand}.{meant}\n"
        f"Type {PROGRAM} help to see every command.\n"
    )


def _help_text() -> str:
    commands = sorted((app, module) for module, app in get_commands().items())
    ours = sorted((module, app) for app, module in commands if is_ours(app))
    theirs = [(app, module) for app, module in commands if not is_ours(app)]
    parts = [
        f"usage: {PROGRAM} COMMAND [OPTION]...",
        f"Type {PROGRAM} help COMMAND to read about one command.",
        "\n".join(_line(module, app) for module, app in ours),
        *(_group(app, [module for _, module in group]) for app, group in _by_app(theirs)),
    ]
    return "\n\n".join(part for part in parts if part)


def is_ours(app: str) -> bool:
    return app.split(".")[0] == PROGRAM


def _by_app(commands: list[tuple[str, str]]) -> Iterable[tuple[str, Iterable[tuple[str, str]]]]:
    return groupby(commands, key=lambda command: command[0])


def _line(module: str, app: str) -> str:
    """One of our commands, and the first sentence of its help."""
    sentence = load_command_class(app, module).help.split(". ")[0].rstrip(".")
    return fill(
        f"{as_typed(module):<18}{sentence}.",
        width=100,
        initial_indent="  ",
        subsequent_indent=" " * 20,
    )


def _group(app: str, modules: list[str]) -> str:
    """Commands that came with a part we use."""
    part = app.removeprefix("django.contrib.").removeprefix("django.")
    names = ", ".join(as_typed(module) for module in modules)
    heading = "From Django" if part == "core" else f"From Django's {part}"
    if not app.startswith("django."):
        heading = f"From {part}"
    return f"{heading}:\n" + fill(names, width=98, initial_indent="  ", subsequent_indent="  ")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "whatmatters.config.settings")
    environment.Running.command = as_typed(next(iter(sys.argv[1:]), "help"))
    CommandLine(sys.argv).execute()

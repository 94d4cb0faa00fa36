"""The reference pages that are made from the code, so that they cannot drift from it."""

from argparse import Action, ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator

from django.core.management import BaseCommand, get_commands, load_command_class

from whatmatters.config import who_may
from whatmatters.config.cli import PROGRAM, as_typed, is_ours
from whatmatters.exchange.fhir import told

MADE = "*Made from the code by `make docs`.*"


def commands() -> str:
    """Every command of ours, with what can be said to it."""
    ours = sorted((module, app) for module, app in get_commands().items() if is_ours(app))
    parts = [
        "# Commands",
        MADE,
        f"`{PROGRAM} help` lists these, and Django’s own besides.",
    ]
    for module, app in ours:
        parser = load_command_class(app, module).create_parser(PROGRAM, as_typed(module))
        parts += _command(parser, f"## `{PROGRAM} {as_typed(module)}`")
    return _page(parts)


def _command(parser: ArgumentParser, heading: str) -> Iterator[str]:
    yield heading
    yield parser.description or ""
    said_to_all = {option for action in _common() for option in action.option_strings}
    rows = []
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            continue
        if not set(action.option_strings) & said_to_all:
            rows.append(f"| {_usage(action)} | {_meaning(action)} |")
    if rows:
        yield "\n".join(["| said | meaning |", "|---|---|", *rows])
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for name, under in action.choices.items():
                yield from _command(under, f"#{heading.rstrip('`')} {name}`")


def _common() -> list[Action]:
    """What can be said to every command of Django's making."""
    return BaseCommand().create_parser(PROGRAM, "")._actions


def _usage(action: Action) -> str:
    takes = "" if action.nargs == 0 else (action.metavar or action.dest)
    takes = takes if isinstance(takes, str) else " ".join(takes)
    if not action.option_strings:
        return f"`{takes}`"
    return f"`{', '.join(action.option_strings)}{' ' if takes else ''}{takes.upper()}`"


def _meaning(action: Action) -> str:
    unsaid = action.default in (None, False, "") or action.default == "==SUPPRESS=="
    shown = "" if unsaid else f" (default: {action.default})"
    return (action.help or "").replace("%(default)s", str(action.default)) + shown


def who_may_do_what() -> str:
    """The verdict table in sentences; every permission, every role, every address."""
    return _page(["# Who may do what", MADE, *who_may.parts()])


def _page(parts: list[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def fhir() -> str:
    """What comes along from FHIR, and what is left."""
    return _page(["# FHIR: what is read, and what it becomes", MADE, told.page()])


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "fhir.md": fhir,
    "who-may-do-what.md": who_may_do_what,
}

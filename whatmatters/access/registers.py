"""What is no page says here who may use it, and which data it reads and writes.

A command has a `rule`, a view that gives a file is decorated with `gives_file`, and whatever
works unasked or tells somebody something is named as a `Job` or a `Notification`. One that is
not stops the start (see `undeclared`), and all of them are listed by `whatmatters routes`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from whatmatters.access.policy import DataClass

View = TypeVar("View", bound=Callable[..., Any])
Classes = tuple[DataClass, ...]

AT_THE_COMMAND_LINE = "Whoever can reach the command line"
EVERY_CLASS: Classes = tuple(DataClass)


@dataclass(frozen=True, slots=True)
class CommandRule:
    """Who may give a command, and what of people it reads and writes; `besides` is the rest.

    One that is to be run by a timer says how often in `runs`: it is a job as well.
    """

    reads: Classes = ()
    writes: Classes = ()
    besides: str = ""
    who: str = AT_THE_COMMAND_LINE
    runs: str = ""


#: Commands of the parts we use. They go past our rules, to the database and the files.
COMMANDS_OF_PARTS = {
    "django.core": CommandRule(EVERY_CLASS, EVERY_CLASS, "the database, past our rules"),
    "django.contrib.auth": CommandRule(besides="accounts and their passwords"),
    "django.contrib.contenttypes": CommandRule(besides="names of models that are gone"),
    "django.contrib.sessions": CommandRule(besides="sessions that have ended"),
    "django.contrib.staticfiles": CommandRule(besides="the files beside the pages"),
    "allauth.account": CommandRule(besides="accounts and their e-mail addresses"),
}


@dataclass(frozen=True, slots=True)
class Export:
    """A file that leaves the house: what it is called, and which data is in it."""

    name: str
    holds: Classes


def gives_file(name: str, *, holds: Iterable[DataClass]) -> Callable[[View], View]:
    """This view answers with a file. Who may have it, its route says."""

    def declare(view: View) -> View:
        view.export = Export(name, tuple(holds))  # type: ignore[attr-defined]  # as route_rule
        return view

    return declare


def export_of(view: Callable[..., Any]) -> Export | None:
    return getattr(view, "export", None)


@dataclass(frozen=True, slots=True)
class Job:
    """Work that nobody waits for: in whose name it is done, and on what."""

    name: str
    who: str
    runs: str
    reads: Classes = ()
    writes: Classes = ()


@dataclass(frozen=True, slots=True)
class Notification:
    """Something that is told unasked: to whom, when, and which data is in it."""

    name: str
    to: str
    when: str
    holds: Classes = ()

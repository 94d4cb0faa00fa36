"""What the house is made of, for the tests that hold it to its plan.

Each test here asks a function for faults: once about the house, where there must be
none, and once about a small bad sample, where the fault must be found and named.
"""

import ast
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LAYERS: list[str] = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]

#: How high each room stands: a room may look only at those with a smaller number.
FLOOR = {
    room.strip(" ()"): floor
    for floor, layer in enumerate(reversed(LAYERS))
    for room in layer.split("|")
}


@dataclass(frozen=True)
class Source:
    """A text file of the house. `path` is relative to its root."""

    path: Path
    text: str

    @property
    def room(self) -> str:
        """The room it belongs to, or nothing where it belongs to none."""
        inside = self.path.parts[:1] == ("whatmatters",) and len(self.path.parts) > 2
        return self.path.parts[1] if inside else ""

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.parts or self.path.name == "conftest.py"

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.path.parts

    @property
    def part(self) -> str:
        """The part of a room's floor plan it is: `views` for views.py and for views/plan.py."""
        return self.path.with_suffix("").parts[2] if self.room else ""

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    def at(self, line: int) -> str:
        return f"{self.path}:{line}"


def sample(path: str, text: str) -> Source:
    """A file that is not there, for a test to find fault with."""
    return Source(Path(path), text)


@cache
def tracked() -> tuple[Source, ...]:
    """Every text file of the repository, or of the folder where there is no repository."""
    return tuple(_texts(ROOT / name for name in _names() if (ROOT / name).is_file()))


def _names() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode == 0:
        return sorted(filter(None, listed.stdout.split("\0")))
    return sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("whatmatters/**/*"))


def _texts(paths: Iterable[Path]) -> Iterator[Source]:
    for path in paths:
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield Source(path.relative_to(ROOT), content.decode())


def rooms(*parts: str) -> Iterator[Source]:
    """The Python of these parts of every room: `rooms("views", "selectors")`."""
    for source in tracked():
        if source.path.suffix == ".py" and source.part in parts and not source.is_test:
            yield source


def code() -> Iterator[Source]:
    """All Python that is delivered, but for migrations."""
    for source in tracked():
        delivered = source.path.parts[0] == "whatmatters" and not source.is_test
        if delivered and source.path.suffix == ".py" and not source.is_migration:
            yield source


def templates() -> Iterator[Source]:
    for source in tracked():
        if source.path.suffix in {".html", ".txt"} and "templates" in source.path.parts:
            yield source


def our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("whatmatters.")]


def functions(source: Source) -> Iterator[ast.FunctionDef]:
    """The functions at the top of a module that others may call."""
    for node in source.tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def by_room(modules: Iterable[Source]) -> list[list[Source]]:
    found: dict[str, list[Source]] = {}
    for module in modules:
        found.setdefault(module.room, []).append(module)
    return list(found.values())


def offered(parts: list[Source]) -> set[str]:
    """What a part of a room offers: what its folder names in __init__, or all of its file."""
    for part in parts:
        if part.path.name == "__init__.py":
            imports = (node for node in ast.walk(part.tree) if isinstance(node, ast.ImportFrom))
            return {alias.name for node in imports for alias in node.names}
    return {function.name for part in parts for function in functions(part)}


def mend(faults: Iterable[str]) -> None:
    """Fail with every fault at once."""
    found = list(faults)
    assert not found, "To mend:\n- " + "\n- ".join(found)

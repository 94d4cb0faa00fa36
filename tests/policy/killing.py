"""`make mutants`: does a test fail on each wrong version of the policy? Says how many, and which.

A wrong table is read and put where the right one was; a wrong file of code is loaded in a
process of its own. The tests that are then run are those of this folder that need no database.
"""

import os
import sys
from collections.abc import Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.conf import settings as of_django
from hypothesis import settings

from tests.policy.mutants import POLICY, Mutant, of_code, of_table

TESTS = [f"tests/policy/test_{name}.py" for name in ("table", "decision", "properties")]
#: Wrong on paper, the same in what it does. Each with the reason.
THE_SAME = {
    "slots: the contrary": "it changes how much memory an object takes, and nothing it does",
    "gives nothing for False": "nothing is taken for no where it is asked",
    "without later()": "it is the language a class is named in; the tests of languages see to that",
}


class Put(MetaPathFinder, Loader):
    """Loads one file of the policy with other text than is on the disk."""

    def __init__(self, mutant: Mutant) -> None:
        name = mutant.file.removesuffix(".py")
        package = "whatmatters.access.policy"
        self.name = package if name == "__init__" else f"{package}.{name}"
        self.text, self.path = mutant.text, str(POLICY.resolve() / mutant.file)

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        is_package = self.path.endswith("__init__.py")
        return spec_from_loader(name, self, origin=self.path, is_package=is_package)

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self.path
        if self.path.endswith("__init__.py"):
            module.__path__ = [str(POLICY.resolve())]
        exec(compile(self.text, self.path, "exec"), module.__dict__)  # noqa: S102  # the mutant


def lives(mutant: Mutant) -> bool:
    """Whether no test fails on it; asked in a process that ends with the answer."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        for name in [name for name in sys.modules if name.startswith(("whatmatters", "tests."))]:
            del sys.modules[name]
        sys.meta_path.insert(0, Put(mutant))
        settings.register_profile("each", max_examples=50, database=None, deadline=None)
        settings.load_profile("each")
        os._exit(int(pytest.main([*ALONE, *TESTS])))


ALONE = [
    *("-x", "-q", "--noconftest", "-c", "/dev/null", "--rootdir", "."),
    *("--deselect", "tests/policy/test_table.py::test_every_wrong_table_is_noticed"),
    *("-p", "no:django", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly"),
]


def living_tables(text: str) -> Iterator[Mutant | None]:
    """Each wrong table that no test of the table notices; None for each that one does."""
    from tests.policy import test_table

    for mutant in of_table(text):
        yield mutant if test_table.is_as_typed(mutant.text) else None


def main() -> int:
    of_django.configure(USE_I18N=False)  # the table's words are read as they are written
    files = sorted(POLICY.glob("*.py"))
    code = [mutant for path in files for mutant in of_code(path.name, path.read_text())]
    if not lives(Mutant(files[0].name, 0, "nothing", files[0].read_text())):
        sys.exit("The tests fail on the policy as it is")
    survivors = [mutant for mutant in code if lives(_at_work_on(mutant))]
    tables = list(living_tables((POLICY / "verdicts.toml").read_text()))
    same = [mutant for mutant in survivors if any(key in mutant.change for key in THE_SAME)]
    alive = [m for m in survivors if m not in same] + [m for m in tables if m]
    told(len(code), len(tables), len(same), alive)
    return 1 if alive else 0


def _at_work_on(mutant: Mutant) -> Mutant:
    sys.stderr.write(f"{mutant}\n")
    return mutant


def told(code: int, tables: int, same: int, alive: list[Mutant]) -> None:
    killed = code + tables - same - len(alive)
    say = sys.stdout.write
    say(f"{code + tables} mutants ({code} of code, {tables} of the table), {killed} killed, ")
    say(f"{same} the same in what they do, {len(alive)} alive\n")
    for mutant in alive:
        say(f"  {mutant}\n")


if __name__ == "__main__":
    sys.exit(main())

"""Who is in somebody's circle is read only through what this viewer may know of it."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.house import Source, code, mend, rooms, sample


def read_past_the_viewer(modules: Iterable[Source]) -> Iterator[str]:
    """Reads by `person.circle`, which asks nobody; those by `objects` `test_reads` holds."""
    for module in modules:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and node.attr == "circle" and _is_person(node.value):
                yield (
                    f"{module.at(node.lineno)} reads a circle by `.circle`."
                    " Begin with CircleMember.objects.visible_to(viewer)"
                )


def _is_person(node: ast.expr) -> bool:
    return "person" in ast.unparse(node).split(".")[-1]


def where_pages_are_made() -> Iterator[Source]:
    yield from rooms("views", "selectors", "templatetags", "forms")
    yield from (module for module in code() if module.room == "home")


def test_circles_are_read_only_through_what_the_viewer_may_know() -> None:
    mend(read_past_the_viewer(set(where_pages_are_made())))


def test_a_read_past_the_viewer_is_found() -> None:
    text = "subject.person.circle.current()\nperson.circle.all()\npage.circle\n"

    found = list(read_past_the_viewer([sample("whatmatters/plans/selectors.py", text)]))

    assert [fault.split()[0].rsplit(":")[1] for fault in found] == ["1", "2"]

"""A room does not ask a thing for what rooms above have hung on it: `plan.reviews`, in `plans`.

Django gives each thing a name for whatever points at it. To follow one upward is to know of a
room above, where no import shows it.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache

from tests.architecture.house import (
    FLOOR,
    Source,
    code,
    mend,
    our_models,
    rooms,
    sample,
    templates,
)

PARTS = ("models", "rules", "selectors", "actions", "forms", "views")
PATH_IN_A_TEMPLATE = re.compile(r"\.([a-z]\w*)")


@cache
def hung_from_above() -> dict[str, int]:
    """Each name that rooms have for what points at a thing below: how high the lowest stands."""
    found: dict[str, int] = {}
    for thing in our_models():
        for hung in thing._meta.related_objects:
            name, room = hung.get_accessor_name(), hung.field.model._meta.app_label
            if name and room in FLOOR and room != thing._meta.app_label:
                found[name] = min(FLOOR[room], found.get(name, FLOOR[room]))
    return found


@cache
def called_so_below() -> dict[str, int]:
    """Each name that something of a room's own has as well: how high the lowest of them stands."""
    own = [(field.name, model) for model in our_models() for field in model._meta.get_fields()]
    found = [(n, FLOOR[m._meta.app_label]) for n, m in own if n not in hung_from_above()]
    for module in code():
        found += [(name, FLOOR.get(module.room, 0)) for name in _given_in(module)]
    return {name: min(floor for n, floor in found if n == name) for name in {n for n, _ in found}}


def _given_in(module: Source) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def reaches_up(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        floor = FLOOR.get(source.room, len(FLOOR))
        for name in sorted(set(_asked_for(source))):
            is_above = hung_from_above().get(name, -1) > floor
            if is_above and called_so_below().get(name, len(FLOOR)) > floor:
                yield f"{source.path} asks for .{name}, which a room above has put there"


def _asked_for(source: Source) -> Iterator[str]:
    if source.path.suffix != ".py":
        yield from PATH_IN_A_TEMPLATE.findall(source.text)
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg.split("__")[0]


def test_nothing_is_asked_for_what_rooms_above_have_hung_on_it() -> None:
    mend(reaches_up([*rooms(*PARTS), *templates()]))


def test_a_name_that_leads_upward_is_found() -> None:
    path = "whatmatters/plans/selectors/page.py"
    template = "whatmatters/plans/templates/plans/plan.html"

    for asks in (
        sample(path, "waiting = plan.person.reviews.visible_to(viewer)"),
        sample(path, "plans = Plan.objects.filter(reviews__status='due')"),
        sample(template, "{% if plan.reviews.all %}Look back{% endif %}"),
    ):
        (found,) = reaches_up([asks])
        assert "asks for .reviews" in found
    assert not list(reaches_up([sample("whatmatters/home/views.py", "plan.reviews")]))

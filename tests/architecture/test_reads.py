"""Whoever reads a person's record is named, and sees only what they may."""

import ast
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import TypeGuard

from django.db.models import Model

from tests.architecture.house import (
    Source,
    by_room,
    code,
    functions,
    mend,
    offered,
    our_models,
    rooms,
    sample,
)
from whatmatters.people.models import Person

#: The ways a query may begin where pages are made, and why each is safe.
SAFE_BEGINNINGS = {
    "visible_to": "what this viewer may see",
    "open_to": "of whom this viewer may see a class of data",
    "colleagues_of": "who of the viewer's own organisation works with somebody",
    "registered_with": "whom the viewer's organisation knows: enough to say who to ask",
    "counted_for": "whom the viewer's organisation knows: to be counted, and never to be shown",
    "unfinished": "the enquiry of whoever holds its code",
    "none": "nothing at all",
}
NAMES_THE_VIEWER = {"viewer", "by", "actor"}
BEGIN_WITH_THE_VIEWER = "Begin with .objects.visible_to(viewer), or filter by what was so fetched"
#: A selector that anybody may call says so with these words.
OPEN_TO_ALL = "Open to all"


#: By the name they are called by: two rooms may each have one of that name.
Named = dict[str, list[type[Model]]]


def about_people() -> Named:
    """The models that lead to a person by foreign keys, however many steps it takes."""
    reached: set[type[Model]] = {Person}
    while True:
        further = {model for model in our_models() if _points_at(model, reached)} | reached
        if further == reached:
            return _by_name(reached)
        reached = further


def _by_name(models: Iterable[type[Model]]) -> Named:
    named: Named = {}
    for model in sorted(models, key=lambda model: model._meta.label):
        named.setdefault(model.__name__, []).append(model)
    return named


def _meant(name: str, module: Source, models: Named) -> list[type[Model]]:
    """Of two that are called alike, the one of the room that speaks."""
    own = [model for model in models[name] if model._meta.app_label == module.room]
    return own or models[name]


def _points_at(model: type[Model], others: Iterable[type[Model]]) -> set[str]:
    """The names of the model's own foreign keys to any of the others."""
    own = (field for field in model._meta.get_fields() if not field.auto_created)
    return {field.name for field in own if field.related_model in set(others)}


def unscoped(modules: Iterable[Source], models: Named) -> Iterator[str]:
    """Queries about people that do not begin with what the viewer may see."""
    about = [model for alike in models.values() for model in alike]
    for module in modules:
        for name, beginning, narrowed_by, line in sorted(_queries(module.tree), key=itemgetter(3)):
            if name not in models or beginning in SAFE_BEGINNINGS:
                continue
            if not all(narrowed_by & _ways_in(one, about) for one in _meant(name, module, models)):
                yield f"{module.at(line)} reads {name} by {beginning}. {BEGIN_WITH_THE_VIEWER}"


def _ways_in(model: type[Model], about: Iterable[type[Model]]) -> set[str]:
    """What a query may be narrowed by instead: the record it hangs on, or whose hand wrote it.

    Where a model has its own idea of what is visible, to see the person is not enough.
    """
    has_its_own_idea = hasattr(model._default_manager, "visible_to")
    parents = {other for other in about if not (has_its_own_idea and other is Person)}
    return _points_at(model, parents) | {"viewer.user"}


def _queries(tree: ast.AST) -> Iterator[tuple[str, str, set[str], int]]:
    """Each query: its model, how it begins, the fields it is narrowed by, and its line."""
    above = {id(child): node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    inside = set(_inside(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and _is_manager(node.value) and id(node) not in inside:
            model = _last_name(node.value.value)
            yield model, node.attr, _narrowed_by(node, above), node.lineno
    for call in _calls(tree, "get_object_or_404", "get_list_or_404"):
        yield _last_name(call.args[0]), _last_name(call.func), set(), call.lineno


def _inside(tree: ast.AST) -> Iterator[int]:
    """What only narrows rows scoped already, or is asked of what is open: `people.Opened`."""
    named = set()
    for call in _calls(tree, "Prefetch", "Exists", "Opened", "OpenedTo"):
        named |= {arg.id for arg in call.args if isinstance(arg, ast.Name)}
        yield from (id(node) for node in ast.walk(call))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and {_last_name(target) for target in node.targets} & named:
            yield from (id(part) for part in ast.walk(node.value))


def _is_manager(node: ast.expr) -> TypeGuard[ast.Attribute]:
    managers = {"objects", "_default_manager", "_base_manager"}
    return isinstance(node, ast.Attribute) and node.attr in managers


def _narrowed_by(node: ast.AST, above: dict[int, ast.AST]) -> set[str]:
    """The fields named in the calls of a chain: `{"plan"}` for `.filter(plan__in=...)`."""
    named: set[str] = set()
    while isinstance(node := above[id(node)], ast.Attribute | ast.Call):
        if isinstance(node, ast.Call):
            named |= {(keyword.arg or "").split("__")[0] for keyword in node.keywords}
            named |= {ast.unparse(keyword.value) for keyword in node.keywords}
    return named


def _calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _last_name(node.func) in names:
            yield node


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def where_pages_are_made() -> Iterator[Source]:
    yield from rooms("views", "selectors", "templatetags")
    yield from (module for module in code() if module.room == "home")


def test_people_are_read_only_through_what_the_viewer_may_see() -> None:
    mend(unscoped(set(where_pages_are_made()), about_people()))


def test_the_models_that_lead_to_a_person_are_found() -> None:
    names = set(about_people())

    assert {"Person", "CircleMember", "Conversation", "Statement", "Outcome", "Plan"} <= names
    assert not {"Organisation", "Team", "AuditEntry"} & names


def test_a_read_that_does_not_ask_who_is_looking_is_found() -> None:
    module = sample(
        "whatmatters/plans/selectors.py",
        """
Plan.objects.filter(person=person)
models.Plan.objects.all()
get_object_or_404(Plan, pk=plan_id)
[p for p in Plan._default_manager.order_by("pk")]
Plan.objects.visible_to(viewer).get(pk=plan_id)
get_object_or_404(Plan.objects.visible_to(viewer), pk=plan_id)
Prefetch("steps", Step.objects.order_by("pk"))
actions = Action.objects.order_by("pk"); Prefetch("actions", actions)
Step.objects.exclude(done_on=None).filter(outcome__in=outcomes)
Step.objects.filter(pk=step_id)
Organisation.objects.order_by("pk")
""",
    )

    found = [fault.split()[0].rsplit(":")[1] for fault in unscoped([module], about_people())]

    assert found == ["2", "3", "4", "5", "11"]


def without_a_viewer(modules: Iterable[Source], names: set[str]) -> Iterator[str]:
    for parts in by_room(modules):
        for module in parts:
            for function in functions(module):
                if function.name in offered(parts) and _asks_nobody(function, names):
                    yield (
                        f"{module.at(function.lineno)} {function.name}() does not ask who is"
                        f" looking. Take a viewer, or say “{OPEN_TO_ALL}” and why"
                    )


def _asks_nobody(function: ast.FunctionDef, names: set[str]) -> bool:
    given = {a.arg for a in (*function.args.args, *function.args.kwonlyargs)}
    reads = {name for name, *_ in _queries(function)} & names
    says = ast.get_docstring(function) or ""
    return bool(reads) and not given & NAMES_THE_VIEWER and OPEN_TO_ALL not in says


def test_every_selector_asks_who_is_looking() -> None:
    mend(without_a_viewer(rooms("selectors"), set(about_people())))


def test_a_selector_that_does_not_ask_is_found() -> None:
    module = sample(
        "whatmatters/plans/selectors.py",
        '''
def plan_page(*, plan_id):
    return Plan.objects.get(pk=plan_id)

def my_plans(*, viewer):
    return Plan.objects.visible_to(viewer)

def plans_taught():
    """Open to all: it holds no one's words."""
    return Plan.objects.none()

def days_left(plan):
    return plan.ends_on - clock.today()
''',
    )

    (found,) = without_a_viewer([module], {"Plan"})
    assert "plan_page() does not ask who is looking" in found


def changeable(modules: Iterable[Source]) -> Iterator[str]:
    """What a selector returns is a picture: nobody may draw on it."""
    for module in modules:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.ClassDef):
                continue
            for decorator in node.decorator_list:
                if "dataclass" in ast.dump(decorator) and not _is_fixed(decorator):
                    where = module.at(node.lineno)
                    yield f"{where} {node.name} wants @dataclass(frozen=True, slots=True)"


def _is_fixed(decorator: ast.expr) -> bool:
    said = decorator.keywords if isinstance(decorator, ast.Call) else []
    true = {k.arg for k in said if isinstance(k.value, ast.Constant) and k.value.value is True}
    return {"frozen", "slots"} <= true


def test_what_a_page_is_given_cannot_be_changed() -> None:
    mend(changeable(rooms("selectors")))


def test_something_changeable_is_found() -> None:
    text = "@dataclass\nclass A: ...\n\n@dataclass(frozen=True, slots=True)\nclass B: ...\n"

    assert len(list(changeable([sample("whatmatters/plans/selectors.py", text)]))) == 1

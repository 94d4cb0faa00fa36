"""Every deed: one transaction, with leave, written down."""

import ast
from collections.abc import Iterable, Iterator
from importlib import import_module

from tests.architecture.house import Source, by_room, functions, mend, offered, rooms, sample
from whatmatters.access.permissions import RULES, Permission

#: A function in `actions` that is no deed of its own says so with these words.
PART_OF_A_DEED = "Part of other deeds"
#: What somebody does in their own diary alone says so: an entry would tell that there is one.
UNTOLD = "Nobody’s to know"
#: A deed that needs no leave says so, and why, beginning with this word.
ANYBODY = "Anybody may"


def not_a_deed(modules: Iterable[Source]) -> Iterator[str]:
    for parts in by_room(modules):
        bodies = {f.name: f for part in parts for f in _all_functions(part)}
        for part in parts:
            for function in functions(part):
                if function.name in offered(parts):
                    for fault in _faults(function, _said_in(function, bodies)):
                        yield f"{part.at(function.lineno)} {function.name}() {fault}"


def _all_functions(module: Source) -> Iterator[ast.FunctionDef]:
    return (node for node in module.tree.body if isinstance(node, ast.FunctionDef))


def _faults(function: ast.FunctionDef, said: set[str]) -> Iterator[str]:
    promise = ast.get_docstring(function) or ""
    if PART_OF_A_DEED in promise:
        return
    if function.args.args or function.args.posonlyargs:
        yield "takes arguments by place. Begin its arguments with *"
    if not _is_atomic(function):
        yield "can be half done. Decorate it with @transaction.atomic"
    if "audit" not in said and UNTOLD not in promise:
        yield "is not written down. Call audit.record(...)"
    if "require" not in said and ANYBODY not in promise:
        yield f"asks nobody's leave. Call require(by, ...), or say “{ANYBODY}” and why"


def _is_atomic(function: ast.FunctionDef) -> bool:
    return any("atomic" in ast.dump(decorator) for decorator in function.decorator_list)


def _said_in(function: ast.FunctionDef, bodies: dict[str, ast.FunctionDef]) -> set[str]:
    """The names a function uses, with those of the functions beside it that it calls."""
    said: set[str] = set()
    waiting = [function]
    while waiting:
        new = {n.id for n in ast.walk(waiting.pop()) if isinstance(n, ast.Name)} - said
        said |= new
        waiting += [bodies[name] for name in new & set(bodies)]
    return said


def test_every_deed_is_whole_has_leave_and_is_written_down() -> None:
    mend(not_a_deed(rooms("actions")))


def test_a_deed_that_is_not_is_found() -> None:
    module = sample(
        "whatmatters/plans/actions.py",
        '''
def agree_plan(plan, by):
    plan.agree()

@transaction.atomic
def end_plan(*, plan, by):
    """End it."""
    require(by, Permission.PLAN_WRITE, plan)
    _end(plan, by)

def _end(plan, by):
    audit.record(by=by, did="plans.ended", to=plan)

def renumber(plan):
    """Part of other deeds: their transaction, their leave, their entry."""
''',
    )

    found = list(not_a_deed([module]))

    assert len(found) == 4
    assert all("agree_plan()" in fault for fault in found)


def test_a_folder_of_deeds_offers_those_it_names() -> None:
    folder = [
        sample("whatmatters/plans/actions/__init__.py", "from a.b import end_plan"),
        sample("whatmatters/plans/actions/ending.py", "def end_plan(*, by): held(by)"),
        sample("whatmatters/plans/actions/locking.py", "def held(by): require(by)"),
    ]

    found = list(not_a_deed(folder))

    assert len(found) == 2  # not whole, not written down; leave is asked for it next door
    assert all("end_plan()" in fault for fault in found)


def unruled(ruled: set[Permission]) -> Iterator[str]:
    for permission in Permission:
        if permission not in ruled:
            yield f"{permission} has no rule. Write one with @rule, or may_knock for a door"


def test_every_permission_has_a_rule() -> None:
    for module in rooms("rules"):
        import_module(".".join(module.path.with_suffix("").parts))

    mend(unruled(set(RULES)))


def test_a_permission_without_a_rule_is_found() -> None:
    assert len(list(unruled(set(Permission) - {Permission.PLAN_AGREE}))) == 1


def rules_without_words() -> Iterator[str]:
    for permission, decide in RULES.items():
        if not decide.__doc__:
            yield f"{permission}: say in the docstring of its rule who may, in plain words"


def test_every_rule_says_who_may_in_words() -> None:
    mend(rules_without_words())


def ruled_twice(modules: Iterable[Source]) -> Iterator[str]:
    where: dict[str, str] = {}
    for module in modules:
        for node in ast.walk(module.tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in {"rule", "may_knock"} or not node.args:
                continue
            name = ast.unparse(node.args[0])
            if name in where:
                yield f"{module.at(node.lineno)} rules {name} again; {where[name]} did"
            where[name] = module.at(node.lineno)


def test_no_permission_is_ruled_twice() -> None:
    mend(ruled_twice(rooms("rules")))


def test_a_second_rule_is_found() -> None:
    text = "@rule(Permission.PLAN_VIEW)\ndef a(): ...\nmay_knock(Permission.PLAN_VIEW)\n"

    assert len(list(ruled_twice([sample("whatmatters/plans/rules.py", text)]))) == 1

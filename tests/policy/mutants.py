"""Wrong versions of the policy, one for each thing that could be wrong in it.

Each is a file of `access/policy` in which one thing was changed: a comparison, a constant, a
condition, a line left out; or a verdict, a role, a kind of the table.
"""

import ast
import copy
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from whatmatters.access.policy import By, Condition, DataClass, Deed
from whatmatters.access.roles import RoleKey

POLICY = Path("whatmatters/access/policy")
Put = Callable[[ast.AST], ast.AST]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file of the policy with one thing changed, and what that was."""

    file: str
    line: int
    change: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.change}"


def of_code(file: str, text: str) -> Iterator[Mutant]:
    """Each node of the tree, in each way in which it can be wrong."""
    tree = ast.parse(text)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr | ast.keyword)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in said:  # what is said to readers does nothing
            continue
        for which, (change, _) in enumerate(ways_to_be_wrong(node)):
            wrong = _Changed(number, which).over(copy.deepcopy(tree))
            if (now := ast.unparse(ast.fix_missing_locations(wrong))) != ast.unparse(tree):
                yield Mutant(file, getattr(node, "lineno", 0), change, now)


class _Changed(ast.NodeTransformer):
    """The tree with one node, by its number, wrong in one way."""

    def __init__(self, number: int, which: int) -> None:
        self.number, self.which = number, which

    def over(self, tree: ast.AST) -> ast.AST:
        self.aimed = list(ast.walk(tree))[self.number]
        return self.visit(tree)

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.aimed:
            return list(ways_to_be_wrong(node))[self.which][1](node)
        return self.generic_visit(node)


SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Eq: ast.NotEq,
    ast.Sub: ast.Add,
}


def ways_to_be_wrong(node: ast.AST) -> Iterator[tuple[str, Put]]:
    yield from _wrong_values(node)
    yield from _wrong_lines(node)


def _wrong_values(node: ast.AST) -> Iterator[tuple[str, Put]]:
    if to := SWAPPED.get(type(node)):
        yield f"{type(node).__name__} for {to.__name__}", lambda _: to()
    if isinstance(node, ast.Constant):
        yield from _wrong_constant(node.value)
    if isinstance(node, ast.keyword) and isinstance(node.value, ast.Constant):
        yield f"{node.arg}: the contrary", _contrary_word
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without its not", lambda n: n.operand  # type: ignore[attr-defined]
    if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
        yield f"without {ast.unparse(node.func)}()", lambda n: n.args[0]  # type: ignore[attr-defined]
    if isinstance(node, ast.comprehension) and node.ifs:
        yield "without its if", _without_ifs


def _wrong_lines(node: ast.AST) -> Iterator[tuple[str, Put]]:
    if isinstance(node, ast.Return) and node.value is not None:
        yield (
            f"gives nothing for {ast.unparse(node.value)}",
            lambda _: ast.Return(ast.Constant(None)),
        )
        yield "gives the contrary", lambda n: ast.Return(_not(n.value))  # type: ignore[attr-defined]
    if isinstance(node, ast.If | ast.For | ast.Try | ast.Raise):
        yield f"without this {type(node).__name__.lower()}", lambda _: ast.Pass()
    if isinstance(node, ast.If | ast.IfExp):
        yield "if not", _contrary
    if isinstance(node, ast.match_case):
        yield "without this case", _never


def _wrong_constant(value: object) -> Iterator[tuple[str, Put]]:
    if isinstance(value, bool):
        yield f"{value} for {not value}", lambda _: ast.Constant(not value)
    elif isinstance(value, str):
        yield f"{value[:30]!r} spoilt", lambda _: ast.Constant(f"{value}x")
    elif value is ...:
        return


def _not(value: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), value)


def _contrary(node: ast.AST) -> ast.AST:
    node.test = _not(node.test)  # type: ignore[attr-defined]  # an if has a test
    return node


def _contrary_word(node: ast.AST) -> ast.AST:
    node.value = ast.Constant(not node.value.value)  # type: ignore[attr-defined]
    return node


def _never(node: ast.AST) -> ast.AST:
    node.guard = ast.Constant(False)  # type: ignore[attr-defined]  # a case may have a guard
    return node


def _without_ifs(node: ast.AST) -> ast.AST:
    node.ifs = []  # type: ignore[attr-defined]  # so has a comprehension
    return node


def of_table(text: str) -> Iterator[Mutant]:
    """Each verdict, role, kind and condition of each row, taken away, put in or changed."""
    rows = tomllib.loads(text)
    for key in rows:
        if key != "classes":
            for change, row in wrong_rows(rows[key]):
                yield Mutant("verdicts.toml", 0, f"[{key}] {change}", _written(rows | {key: row}))
            without = {name: row for name, row in rows.items() if name != key}
            yield Mutant("verdicts.toml", 0, f"without [{key}]", _written(without))
    for about in rows["classes"]:
        fewer = {name: words for name, words in rows["classes"].items() if name != about}
        yield Mutant("verdicts.toml", 0, f"no words: {about}", _written(rows | {"classes": fewer}))


def wrong_rows(row: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    yield from _wrong_verdicts(row)
    for name, every in (("roles", list(RoleKey)), ("kinds", KINDS)):
        now = set(row.get(name, []))  # type: ignore[call-overload]  # a list of words
        for one in every:
            yield f"{name}: {one} or not", row | {name: sorted(now ^ {str(one)})}
    for name in ("after-death", "proved"):
        yield f"{name} or not", row | {name: not row.get(name, False)}
    for by in By:
        if by != row["by"]:
            yield f"by {by}", row | {"by": str(by)}


def _wrong_verdicts(row: dict[str, object]) -> Iterator[tuple[str, dict[str, object]]]:
    for about in DataClass:
        for deed in Deed:
            now: list[str] = list(row.get(about, []))  # type: ignore[call-overload]
            others = [word for word in now if word.partition("-")[0] != deed]
            for word in (None, *(f"{deed}-{rule}".strip("-") for rule in Condition)):
                said = others if word is None else [*others, word]
                if sorted(said) != sorted(now):
                    yield f"{about}: {word or f'no {deed}'}", row | {str(about): said}


KINDS = (
    *("carer", "family", "friend", "neighbour", "volunteer", "advocate", "attorney", "deputy"),
    *("personal-assistant", "practitioner", "support-worker", "provider-manager", "broker"),
    *("health", "other"),
)


def _written(rows: dict[str, dict[str, object]]) -> str:
    lines = []
    for key, row in rows.items():
        lines.append(f"[{key}]")
        lines += [f"{name} = {_value(value)}" for name, value in row.items()]
    return "\n".join(lines)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return f'"{value}"'

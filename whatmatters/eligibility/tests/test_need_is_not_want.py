"""What the law looks at never becomes what somebody wants: no way leads there."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.architecture.house import Source, mend, sample
from whatmatters.access.actor import Actor
from whatmatters.eligibility.forms import DecideForm
from whatmatters.eligibility.law import every_pack
from whatmatters.eligibility.models import Weighing
from whatmatters.eligibility.selectors import decide_page
from whatmatters.eligibility.tests.conftest import Decided, weigh
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Barrier, Outcome, Step
from whatmatters.people.models import Person

#: What puts words into an outcome, or into what hangs on one.
WRITES = {
    "hear_outcome",
    "reword_outcome",
    "describe_outcome",
    "end_outcome",
    "add_step",
    "name_barrier",
    "say_how_it_went",
}
OF_OUTCOMES = "whatmatters.outcomes"
ONLY = {"Outcome", "Barrier"}  # to be looked at, and tied to early help: never made


def ways_to_want(modules: Iterable[Source]) -> Iterator[str]:
    """Places in the rooms of the law and of services from which an outcome could be written."""
    for module in modules:
        for node in ast.walk(module.tree):
            yield from (f"{module.at(node.lineno)} {fault}" for fault in _faults(node))  # type: ignore[attr-defined]


def _faults(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OF_OUTCOMES):
        named = {one.name for one in node.names}
        if node.module != f"{OF_OUTCOMES}.models" or named - ONLY:
            yield f"imports {', '.join(sorted(named))} from {node.module}"
    if isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name in WRITES:
            yield f"calls {name}"
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func)
        made = ("create", "bulk_create", "update", "get_or_create", "update_or_create", "save")
        if called == "Outcome" or called in {f"Outcome.objects.{one}" for one in made}:
            yield f"makes or changes an outcome: {called}"


def _ours() -> Iterator[Source]:
    for room in ("eligibility", "episodes"):
        folder = Path("whatmatters") / room
        for path in sorted(folder.rglob("*.py")):
            if "tests" not in path.parts and "migrations" not in path.parts:
                yield sample(str(path), path.read_text("utf-8"))


def test_no_code_leads_from_a_need_to_a_want() -> None:
    found = list(_ours())

    assert len(found) > 40
    mend(ways_to_want(found))


def test_a_way_is_found() -> None:
    for text in (
        "from whatmatters.outcomes.actions import hear_outcome",
        "from whatmatters.outcomes.models import Rewording",
        "actions.hear_outcome(person=p, words=finding.text)",
        "Outcome(words=domain.text)",
        "Outcome.objects.create(words=domain.text)",
        "Outcome.objects.update(words=domain.plain)",
    ):
        assert list(ways_to_want([sample("whatmatters/eligibility/actions.py", text)])), text


def test_a_whole_decision_leaves_what_they_want_as_it_was(
    weighing: Weighing, priya: Actor, allotment: Outcome, decided: Decided
) -> None:
    weigh(weighing, priya, cannot="bi")
    decided(result="below", outcomes=[allotment])

    before = (allotment.words, allotment.first_words, allotment.version)
    allotment.refresh_from_db()
    assert (allotment.words, allotment.first_words, allotment.version) == before
    assert Outcome.objects.count() == 1
    assert not Step.objects.exists()
    assert not Barrier.objects.exists()


def test_no_domain_is_offered_as_an_outcome(
    weighing: Weighing, priya: Actor, allotment: Outcome
) -> None:
    weigh(weighing, priya)
    page = decide_page(viewer=priya, weighing_id=weighing.pk)
    form = DecideForm(None, test=weighing.test, outcomes=page.outcomes, today=clock.today())

    offered = {words for _key, words in form.fields["outcomes"].choices}  # type: ignore[attr-defined]

    assert offered == {allotment.words}
    said = {d.text for p in every_pack().values() for t in p.tests.values() for d in t.domains}
    assert not offered & said


def test_a_person_with_needs_alone_has_nothing_they_want(
    weighing: Weighing, maggie: Person, priya: Actor, decided: Decided
) -> None:
    weigh(weighing, priya)
    decided()

    assert not Outcome.objects.filter(person=maggie).exists()

"""The decision: pure, total, and without a database. What it does not know, it denies."""

from dataclasses import dataclass, field

from whatmatters.access.policy.table import TABLE, Condition, DataClass, Deed, Table, Way


@dataclass(frozen=True, slots=True)
class Facts:
    """How a viewer stands to a person now, in the one organisation and role they act in.

    `ways` are keys of rows of the table; `shared` the classes that current shares to the
    viewer, or to the organisation they act for, cover.
    """

    ways: frozenset[str] = frozenset()
    shared: frozenset[DataClass] = field(default_factory=frozenset)
    lacks_capacity: bool = False
    on_case: bool = False
    broke_glass: bool = False
    is_barred: bool = False
    has_died: bool = False
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether, and by which rule: `practitioner:plan:write`, or why not."""

    permits: bool
    rule: str


def decide(
    facts: Facts, about: DataClass, deed: Deed = Deed.READ, table: Table = TABLE
) -> Decision:
    """Whether facts like these allow a deed to a class of data. Never raises: a fault denies."""
    try:
        return _decide(facts, about, deed, table)
    except Exception:  # noqa: BLE001  # whatever is wrong with the facts or the table, nothing is shown
        return Decision(permits=False, rule="denied:fault")


def _decide(facts: Facts, about: DataClass, deed: Deed, table: Table) -> Decision:
    if not facts.is_active:
        return Decision(permits=False, rule="denied:switched-off")
    if facts.is_barred:
        return Decision(permits=False, rule="denied:barred")
    for key in sorted(facts.ways):
        if _allows(table.ways[key], facts, about, deed):
            return Decision(permits=True, rule=f"{key}:{about}:{deed}")
    return Decision(permits=False, rule="denied:no-rule")


def _allows(way: Way, facts: Facts, about: DataClass, deed: Deed) -> bool:
    if facts.has_died and not way.after_death:
        return False
    condition = way.verdicts.get((about, deed))
    return condition is not None and _holds(condition, facts, about)


def _holds(condition: Condition, facts: Facts, about: DataClass) -> bool:
    match condition:
        case Condition.NONE:
            return True
        case Condition.SHARED:
            return about in facts.shared and not facts.has_died
        case Condition.LACKING:
            return facts.lacks_capacity
        case Condition.ON_CASE:
            return facts.on_case
        case Condition.GLASS_BROKEN:
            return facts.broke_glass

"""The decision, a case at a time: which rule it names, and that what is not said is not so."""

from dataclasses import FrozenInstanceError, replace

import pytest

from whatmatters.access import policy
from whatmatters.access.policy import TABLE, Condition, DataClass, Decision, Deed, Facts, decide
from whatmatters.access.roles import RoleKey

EVERYTHING = [(about, deed) for about in DataClass for deed in Deed]


def opens(facts: Facts) -> set[tuple[DataClass, Deed]]:
    return {(about, deed) for about, deed in EVERYTHING if decide(facts, about, deed).permits}


def test_whoever_stands_in_no_way_is_shown_nothing() -> None:
    everything = Facts(
        shared=frozenset(DataClass), lacks_capacity=True, on_case=True, broke_glass=True
    )

    assert opens(everything) == opens(Facts()) == set()


def test_reading_is_what_is_asked_unless_said_otherwise() -> None:
    worker = Facts(ways=frozenset({"support-worker"}))

    assert decide(worker, DataClass.CORE).rule == "support-worker:core:read"
    assert not decide(worker, DataClass.CORE, Deed.WRITE).permits


def test_the_first_row_by_name_is_the_rule_that_is_named() -> None:
    """So that the audit names the same rule each time."""
    for ways in (("practitioner", "lead"), ("lead", "practitioner")):
        both = Facts(ways=ways)  # type: ignore[arg-type]  # in an order, which a set has not
        assert decide(both, DataClass.PLAN).rule == "lead:plan:read"
        assert decide(both, DataClass.PLAN, Deed.WRITE).rule == "practitioner:plan:write"


def test_nothing_is_there_unless_it_is_said() -> None:
    nobody = Facts()

    assert nobody == Facts(
        ways=frozenset(),
        shared=frozenset(),
        lacks_capacity=False,
        on_case=False,
        broke_glass=False,
        is_barred=False,
        has_died=False,
        is_active=True,
    )


def test_every_condition_is_used_and_holds_when_it_is_met() -> None:
    used = {condition for way in TABLE.ways.values() for condition in way.verdicts.values()}

    assert used == set(Condition)


def test_facts_and_decisions_are_never_changed_and_can_be_compared() -> None:
    for one in (Facts(), decide(Facts(), DataClass.CORE), TABLE.ways["self"], TABLE):
        with pytest.raises(FrozenInstanceError):
            setattr(one, next(iter(one.__dataclass_fields__)), None)


def test_what_the_policy_offers_is_there() -> None:
    assert {name for name in policy.__all__ if not hasattr(policy, name)} == set()


@pytest.mark.parametrize("facts", [None, 1, "practitioner", [], {}, object()])
def test_junk_is_a_fault(facts: object) -> None:
    assert decide(facts, DataClass.CORE) == Decision(False, "denied:fault")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (Facts(), "denied:no-rule"),
        (Facts(is_barred=True, ways=frozenset({"practitioner"})), "denied:barred"),
        (Facts(is_active=False, is_barred=True), "denied:switched-off"),
        (Facts(ways=frozenset({"gardener"})), "denied:fault"),
        (Facts(ways=frozenset({"practitioner"})), "practitioner:plan:write"),
        (Facts(ways=frozenset({"attorney"})), "denied:no-rule"),
        (Facts(ways=frozenset({"attorney"}), lacks_capacity=True), "attorney:plan:write"),
        (
            Facts(ways=frozenset({"attorney"}), lacks_capacity=True, has_died=True),
            "denied:no-rule",
        ),
    ],
)
def test_who_may_write_a_plan_and_why_not(facts: Facts, rule: str) -> None:
    decision = decide(facts, DataClass.PLAN, Deed.WRITE)

    assert decision == Decision(not rule.startswith("denied"), rule)


HOLDS = {
    "relative": Facts(ways=frozenset({"relative"}), shared=frozenset({DataClass.VISITS})),
    "attorney": Facts(ways=frozenset({"attorney"}), lacks_capacity=True),
    "colleague": Facts(ways=frozenset({"colleague"}), broke_glass=True),
}


@pytest.mark.parametrize("way", HOLDS)
def test_each_condition_opens_by_itself_and_by_nothing_else(way: str) -> None:
    none = Facts(ways=frozenset({way}))

    assert decide(HOLDS[way], DataClass.VISITS).rule == f"{way}:visits:read"
    assert not decide(none, DataClass.VISITS).permits
    assert decide(Facts(ways=frozenset({"lead"}), on_case=True), DataClass.SAFEGUARDING).permits
    assert not decide(Facts(ways=frozenset({"lead"})), DataClass.SAFEGUARDING).permits


def test_a_share_of_a_broker_ends_with_the_life_and_the_brokers_own_work_does_not() -> None:
    shared = Facts(ways=frozenset({"broker"}), shared=frozenset({DataClass.PLAN}))
    died = replace(shared, has_died=True)

    assert decide(shared, DataClass.PLAN).permits
    assert not decide(died, DataClass.PLAN).permits
    assert decide(died, DataClass.BUDGET, Deed.WRITE).permits


def test_the_ways_of_a_role_can_be_gone_through_again() -> None:
    ways = TABLE.of(RoleKey.PRACTITIONER)

    assert [way.key for way in ways] == [way.key for way in ways] != []

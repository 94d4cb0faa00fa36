"""What holds of the decision whatever the facts are; Hypothesis looks for the exception."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from whatmatters.access.policy import TABLE, DataClass, Deed, Facts, decide

WAYS = st.frozensets(st.sampled_from(sorted(TABLE.ways)))
FACTS = st.builds(
    Facts,
    ways=WAYS,
    shared=st.frozensets(st.sampled_from(DataClass)),
    lacks_capacity=st.booleans(),
    on_case=st.booleans(),
    broke_glass=st.booleans(),
    is_barred=st.booleans(),
    has_died=st.booleans(),
    is_active=st.booleans(),
)
FREE = FACTS.map(lambda facts: replace(facts, is_barred=False, has_died=False, is_active=True))
CLASSES, DEEDS = st.sampled_from(DataClass), st.sampled_from(Deed)
EVERYTHING = [(about, deed) for about in DataClass for deed in Deed]
JUNK: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.lists(st.text()),
    st.dictionaries(st.text(), st.integers()),
    st.just(object()),
    st.just(Facts),
)


def opens(facts: Facts) -> set[tuple[DataClass, Deed]]:
    return {(about, deed) for about, deed in EVERYTHING if decide(facts, about, deed).permits}


@given(facts=FACTS, data=st.data())
def test_taking_away_a_way_a_share_a_case_or_a_glass_never_opens_anything(
    facts: Facts, data: st.DataObject
) -> None:
    less = replace(
        facts,
        ways=facts.ways - data.draw(WAYS),
        shared=facts.shared - data.draw(st.frozensets(CLASSES)),
        lacks_capacity=facts.lacks_capacity and data.draw(st.booleans()),
        on_case=facts.on_case and data.draw(st.booleans()),
        broke_glass=facts.broke_glass and data.draw(st.booleans()),
    )

    assert opens(less) <= opens(facts)


@given(facts=FACTS)
def test_a_death_never_opens_anything(facts: Facts) -> None:
    assert opens(replace(facts, has_died=True)) <= opens(replace(facts, has_died=False))


@given(facts=FACTS)
def test_a_bar_or_a_switched_off_account_closes_everything(facts: Facts) -> None:
    assert opens(replace(facts, is_barred=True)) == set()
    assert opens(replace(facts, is_active=False)) == set()


@given(facts=FACTS, others=WAYS)
def test_two_ways_together_open_no_more_than_each_does_alone(facts: Facts, others: Any) -> None:
    """Ways never multiply: no verdict needs one of one row and one of another."""
    both = replace(facts, ways=facts.ways | others)

    assert opens(both) == opens(facts) | opens(replace(facts, ways=others))


@given(facts=FREE)
def test_a_share_covers_its_own_class_and_no_other(facts: Facts) -> None:
    for about in DataClass:
        with_it = replace(facts, shared=facts.shared | {about})
        more = opens(with_it) - opens(facts)
        assert {opened for opened, _ in more} <= {about}


@given(facts=FACTS)
def test_a_share_lets_nobody_write_but_a_commissioner_and_nothing_but_money(facts: Facts) -> None:
    shared = replace(facts, shared=frozenset(DataClass))

    written = {about for about, deed in opens(shared) - opens(facts) if deed is Deed.WRITE}
    assert written <= ({DataClass.BUDGET} if "commissioner" in facts.ways else set())


@given(facts=FACTS, deed=DEEDS)
def test_a_private_diary_opens_to_nobody_but_the_person_themself(facts: Facts, deed: Deed) -> None:
    if decide(facts, DataClass.DIARY_PRIVATE, deed).permits:
        assert "self" in facts.ways
        assert not facts.has_died


@given(facts=FACTS)
def test_who_may_write_may_read(facts: Facts) -> None:
    found = opens(facts)

    assert {about for about, deed in found if deed is Deed.WRITE} <= {
        about for about, deed in found if deed is Deed.READ
    }


@given(facts=FACTS)
def test_a_broken_glass_never_opens_a_diary_safeguarding_confidences_or_a_pen(
    facts: Facts,
) -> None:
    broken = opens(replace(facts, broke_glass=True)) - opens(replace(facts, broke_glass=False))

    assert broken <= {
        (DataClass.PLAN, Deed.READ),
        (DataClass.VISITS, Deed.READ),
        (DataClass.ALERTS, Deed.READ),
    }


@given(facts=FACTS, about=CLASSES, deed=DEEDS)
def test_the_rule_that_is_named_is_the_rule_that_let_it(
    facts: Facts, about: DataClass, deed: Deed
) -> None:
    decision = decide(facts, about, deed)
    way, *rest = decision.rule.split(":")

    if decision.permits:
        assert way in facts.ways
        assert rest == [about, deed]
        assert decide(replace(facts, ways=frozenset({way})), about, deed) == decision
    else:
        assert decision.rule == _why_not(facts)


def _why_not(facts: Facts) -> str:
    if not facts.is_active:
        return "denied:switched-off"
    return "denied:barred" if facts.is_barred else "denied:no-rule"


@given(facts=JUNK, about=JUNK, deed=JUNK, table=JUNK)
def test_junk_is_denied_and_never_raises(facts: Any, about: Any, deed: Any, table: Any) -> None:
    assert not decide(facts, about, deed, table).permits
    assert not decide(facts, about, deed).permits


@given(facts=FREE, junk=JUNK)
def test_a_class_or_a_deed_it_does_not_know_is_denied(facts: Facts, junk: Any) -> None:
    assert not decide(facts, junk, Deed.READ).permits
    assert not decide(facts, DataClass.CORE, junk).permits


@given(facts=FREE, way=st.text().filter(lambda way: way not in TABLE.ways))
def test_a_way_it_does_not_know_is_a_fault_and_a_fault_is_denied(facts: Facts, way: str) -> None:
    alone = decide(replace(facts, ways=frozenset({way})), DataClass.CORE)
    assert alone.rule == "denied:fault"
    assert not alone.permits

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whatmatters.budgets.allocation import (
    Besides,
    NoSuchRule,
    comes_to,
    every_rule,
    offered,
    rule_named,
    work_out,
)
from whatmatters.budgets.sums import NotAnAmount, pence

WEEKS = Decimal("52.000")
RULE = rule_named("hours-by-kind", "2026-04")
CODES = [kind.code for kind in RULE.kinds]


class TestTheFiles:
    def test_each_version_is_there_once_and_one_is_on(self) -> None:
        named = [(rule.key, rule.version) for rule in every_rule()]
        assert len(set(named)) == len(named)
        assert [(rule.key, rule.version) for rule in offered()] == [("hours-by-kind", "2026-04")]

    def test_one_that_is_not_there_is_said_to_be_not(self) -> None:
        with pytest.raises(NoSuchRule):
            rule_named("hours-by-kind", "1066")

    def test_a_kind_of_help_is_named_once(self) -> None:
        for rule in every_rule():
            codes = [kind.code for kind in rule.kinds]
            assert len(set(codes)) == len(codes)


class TestWorkingOut:
    def test_the_example_can_be_followed_with_a_pencil(self) -> None:
        hours = {"assistant": Decimal(5), "home": Decimal(3)}
        lines = work_out(
            RULE, hours, weeks=WEEKS, besides=[Besides("Choir", "Its fee", Decimal(4))]
        )
        assert [(line.name, line.how, str(line.amount)) for line in lines] == [
            ("Help at home", "3 hours a week, at £25.40 each", "76.20"),
            ("Personal assistant", "5 hours a week, at £14.60 each", "73.00"),
            (
                "Costs of being an employer",
                "14% of £73.00, for holidays, a pension and sick pay",
                "10.22",
            ),
            ("Choir", "Its fee", "4.00"),
            ("For things that go wrong", "5% of £163.42", "8.17"),
        ]
        assert comes_to(lines) == Decimal("171.59")

    def test_what_is_counted_by_the_year_says_over_how_many_weeks(self) -> None:
        [line, _contingency] = work_out(RULE, {"break": Decimal(14)}, weeks=Decimal("52.143"))
        assert line.how == "14 days a year, at £96.00 each, over 52.143 weeks"
        assert line.amount == Decimal("25.78")

    def test_of_nothing_comes_nothing(self) -> None:
        assert work_out(RULE, {"home": Decimal(0)}, weeks=WEEKS) == ()

    @pytest.mark.parametrize("wrong", ["-1", "10000", "NaN", "1E+50"])
    def test_a_number_beyond_reason_is_refused(self, wrong: str) -> None:
        with pytest.raises(NotAnAmount):
            work_out(RULE, {"home": Decimal(wrong)}, weeks=WEEKS)

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.dictionaries(st.sampled_from(CODES), st.decimals(0, 9999, places=2)))
    def test_the_whole_is_the_sum_of_its_lines(self, hours: dict[str, Decimal]) -> None:
        lines = work_out(RULE, hours, weeks=WEEKS)
        assert all(line.amount == pence(line.amount) >= 0 for line in lines)
        assert comes_to(lines) == sum(line.amount for line in lines)

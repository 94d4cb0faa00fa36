from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whatmatters.budgets.sums import MOST, NotAnAmount, an_amount, pence, percents

AMOUNTS = st.decimals(min_value=0, max_value=MOST, places=2, allow_nan=False)


class TestPercents:
    def test_largest_remainders_have_what_is_left(self) -> None:
        assert percents([Decimal(1), Decimal(1), Decimal(1)]) == (34, 33, 33)
        assert percents([Decimal("155.50"), Decimal("24.50")]) == (86, 14)

    def test_nothing_is_shared_by_nobody(self) -> None:
        assert percents([Decimal(0), Decimal(0)]) == (0, 0)

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.lists(AMOUNTS, min_size=1, max_size=5))
    def test_they_come_to_a_hundred(self, amounts: list[Decimal]) -> None:
        found = percents(amounts)
        assert sum(found) == (100 if any(amounts) else 0)
        assert all(percent >= 0 for percent in found)
        for percent, amount in zip(found, amounts, strict=True):
            if any(amounts):
                assert abs(percent - amount * 100 / sum(amounts)) < 1


class TestAmounts:
    def test_half_a_penny_is_a_penny(self) -> None:
        assert pence(Decimal("2.375")) == Decimal("2.38")
        assert pence(Decimal("2.365")) == Decimal("2.37")

    @pytest.mark.parametrize("wrong", ["-0.01", "10000000.00", "NaN", "Infinity", "-Infinity"])
    def test_what_is_no_amount_is_refused_with_a_sentence(self, wrong: str) -> None:
        with pytest.raises(NotAnAmount, match="The agreed amount must be £"):
            an_amount(Decimal(wrong), what="The agreed amount")

    def test_the_ends_are_amounts(self) -> None:
        assert an_amount(MOST, what="It") == MOST
        assert an_amount(Decimal("0"), what="It") == Decimal("0.00")

"""So many hours, days or percent: with a part, if one likes."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from whatmatters.web.forms import MoneyField, QuantityField


def refusal(field: QuantityField, typed: str) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    return str(refused.value.messages[0])


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2", "2"),
        ("2.5", "2.5"),
        ("2,5", "2.5"),
        (" 1,000 ", "1000"),
        ("14 %", "14"),
        ("0", "0"),
        ("9999.99", "9999.99"),
    ],
)
def test_a_quantity_may_have_a_part(typed: str, number: str) -> None:
    field = QuantityField(label="Hours?", most=Decimal("9999.99"), required="Enter the hours")

    assert field.clean(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["two", "1.234", "-5", "1e3", "NaN", "inf", "1.", ".5", "١٢", "169"]
)
def test_a_quantity_that_is_not_is_refused(typed: str) -> None:
    field = QuantityField(label="Hours?", subject="Hours", most=Decimal(168), required=False)

    assert refusal(field, typed) == "Hours must be a number from 0 to 168, like 2 or 2.5"


def test_a_quantity_may_have_to_be_something_and_an_empty_box_may_mean_one() -> None:
    field = QuantityField(
        label="How many?",
        most=Decimal("9999.99"),
        more_than_nothing=True,
        required=False,
        empty_value=Decimal(1),
    )

    too_little = "The number must be more than 0, up to 9,999.99, like 2 or 2.5"
    assert refusal(field, "0") == refusal(field, "10000") == too_little
    assert field.clean("") == 1
    assert MoneyField(label="Cost?", required=False, empty_value=Decimal(0)).clean(" ") == 0
    assert field.prepare_value(Decimal("5.00")) == "5"
    assert field.prepare_value(Decimal("100.50")) == "100.5"

from decimal import Decimal

from whatmatters.plans.costs import weeks_in_a_year

THOUSANDTH = Decimal("0.001")


def weeks_now() -> Decimal:
    """How many weeks a year is counted as, as the settings say; kept with what is counted by it."""
    weeks = weeks_in_a_year()
    return (Decimal(weeks.numerator) / weeks.denominator).quantize(THOUSANDTH)

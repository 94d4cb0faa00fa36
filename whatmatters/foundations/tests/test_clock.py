from datetime import UTC, date, datetime

from whatmatters.foundations import clock


def test_the_day_is_the_one_in_the_uk() -> None:
    """Half past eleven at night in UTC is already tomorrow in a London summer."""
    with clock.at(datetime(2027, 6, 30, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2027, 7, 1)


def test_a_day_begins_at_its_noon_and_the_clock_is_put_back() -> None:
    before = clock.now()

    with clock.at(date(2025, 3, 27)):
        assert clock.now() == datetime(2025, 3, 27, 12, tzinfo=UTC)

    assert clock.now() >= before

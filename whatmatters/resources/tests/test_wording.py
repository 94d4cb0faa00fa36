"""A service as one would tell somebody of it."""

from datetime import time, timedelta
from decimal import Decimal

import pytest

from whatmatters.foundations import clock
from whatmatters.resources import wording
from whatmatters.resources.models import Schedule, Service
from whatmatters.resources.selectors import told_in_full
from whatmatters.resources.tests.listing import listed

pytestmark = pytest.mark.django_db


def in_full(service: Service) -> Service:
    return told_in_full([service.pk])[service.pk]


@pytest.mark.parametrize(
    ("byday", "opens", "closes", "told"),
    [
        ("TH", time(14), time(16), "Thursdays, 2pm to 4pm"),
        ("MO,FR", time(10, 30), None, "Mondays and Fridays, from 10:30am"),
        ("MO,TU,WE,TH,FR", time(9), time(17), "Mondays to Fridays, 9am to 5pm"),
        ("MO,WE,FR", None, None, "Mondays, Wednesdays and Fridays"),
        ("MO,TU,WE,TH,FR,SA,SU", None, None, "Every day"),
        ("2MO", time(12), time(0), "Second Monday of the month, midday to midnight"),
        ("-1FR", None, None, "Last Friday of the month"),
        ("5SU", None, None, "Sundays"),
        ("", None, None, "Ring and ask"),
        ("XX, ,", None, None, "Ring and ask"),
    ],
)
def test_when(byday: str, opens: time | None, closes: time | None, told: str) -> None:
    service = listed("Choir")
    Schedule.objects.create(
        service=service, byday=byday, opens_at=opens, closes_at=closes, description="Ring and ask"
    )

    assert wording.when(in_full(service)) == (told,)


def test_what_is_over_is_not_told() -> None:
    service = listed("Choir", byday="MO")
    Schedule.objects.update(valid_to=clock.today() - timedelta(days=1))

    assert wording.when(in_full(service)) == ()


def test_what_it_costs() -> None:
    service = listed("Choir", cost="0")
    assert wording.cost(in_full(service)) == "Free"
    assert wording.is_free(in_full(service))

    service.cost_options.create(amount=Decimal("2.5"), option="with tea", place=1)
    service.cost_options.create(amount=9, valid_to=clock.today() - timedelta(days=1))
    assert wording.cost(in_full(service)) == "Free; £2.50 (with tea)"
    assert not wording.is_free(in_full(service))
    assert wording.cost(in_full(listed("Band", fees="<b>Ask</b> us"))) == "Ask us"
    assert wording.cost(in_full(listed("Talk"))) == ""


@pytest.mark.parametrize(
    ("youngest", "oldest", "told"),
    [
        (None, None, ""),
        (18, None, "People aged 18 and over"),
        (None, 25, "People aged up to 25"),
        (11, 25, "People aged 11 to 25"),
    ],
)
def test_who_it_is_for(youngest: int | None, oldest: int | None, told: str) -> None:
    service = listed("Choir", minimum_age=youngest, maximum_age=oldest)

    assert wording.who_for(in_full(service)) == told


@pytest.mark.parametrize(
    ("km", "told"),
    [
        (0, "Very near"),
        (0.8, "About half a mile away"),
        (1.6, "About a mile away"),
        (3.2, "About 2 miles away"),
        (4.0, "About 2.5 miles away"),
        (16.1, "About 10 miles away"),
    ],
)
def test_how_far(km: float, told: str) -> None:
    assert wording.away(km) == told


def test_markup_is_taken_off() -> None:
    told = wording.paragraphs("<p>One<br>two</p><script>x</script> &nbsp;")

    assert told[:2] == ("One", "two")
    assert "<" not in "".join(told)

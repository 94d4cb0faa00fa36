"""How near it feels, as the person last said: at a review, or since."""

from datetime import timedelta

import pytest

from tests.lives import live, reviewed_by
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.home.selectors.person import person_page
from whatmatters.outcomes.actions import say_how_it_went
from whatmatters.outcomes.models import Update
from whatmatters.people.models import Person


@pytest.mark.parametrize(("days_later", "shown"), [(None, 6), (0, 8), (3, 8)])
def test_it_is_what_was_said_last(
    days_later: int | None, shown: int, maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    """The review of `live` leaves it at six."""
    outcome = live(maggie, with_=priya, reviewed=True).outcomes[0]
    if days_later is not None:
        with clock.at(clock.today() + timedelta(days=days_later)):
            say_how_it_went(outcome=outcome, by=maggie_herself, nearness=8)

    assert _nearness(maggie_herself, maggie) == shown


def test_a_review_since_says_more(maggie: Person, priya: Actor, maggie_herself: Actor) -> None:
    life = live(maggie, with_=priya)
    say_how_it_went(outcome=life.outcomes[0], by=maggie_herself, nearness=2)
    with clock.at(clock.today() + timedelta(days=5)):
        reviewed_by(life.plan, list(life.outcomes), priya)

    assert _nearness(maggie_herself, maggie) == 6


def _nearness(viewer: Actor, person: Person) -> int | None:
    return person_page(viewer=viewer, person_id=person.pk).aims[0].nearness


def test_what_others_say_does_not_change_it(
    maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    outcome = live(maggie, with_=priya).outcomes[0]
    say_how_it_went(outcome=outcome, by=maggie_herself, nearness=3)
    say_how_it_went(outcome=outcome, by=priya, words="Much nearer, I think")

    assert _nearness(priya, maggie) == 3


def test_easy_read_says_the_same(
    visit: Visit, maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    outcome = live(maggie, with_=priya, reviewed=True).outcomes[0]
    where = f"/outcomes/for/{maggie.pk}/easy-read"
    assert "6 out of 10" in visit(where, by=maggie_herself).text

    say_how_it_went(outcome=outcome, by=maggie_herself, nearness=8)

    assert "8 out of 10" in visit(where, by=maggie_herself).text


def test_staff_see_at_once_what_the_person_says(
    visit: Visit, maggie: Person, priya: Actor, maggie_herself: Actor
) -> None:
    outcome = live(maggie, with_=priya).outcomes[0]
    say_how_it_went(outcome=outcome, by=maggie_herself, words="I dug a row", nearness=7)

    assert "7 out of 10" in visit(f"/people/{maggie.pk}", by=priya).text
    assert "said how it went" in visit("/my-day", by=priya).text
    assert "I dug a row" in visit(f"/people/{maggie.pk}/thread", by=priya).text
    assert Update.objects.count() == 1

"""Needs are identified, flagged on every staff page of a record, and asked about again."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from tests.proof.full_life import everything
from tests.proof.routes import ROUTES, Route
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import CommunicationNeed, Person

FLAG = "Large print"
#: Of a record, and yet no page: fragments, files, and pages about somebody else's.
NO_PAGE = {"conversations:said"}


@pytest.fixture
def need(maggie: Person, priya: Actor) -> CommunicationNeed:
    return actions.add_need(person=maggie, by=priya, kind="format", words=FLAG)


def again(need: CommunicationNeed, by: Actor, **said: Any) -> CommunicationNeed:
    done = actions.review_need(need=need, by=by, **said)
    need.refresh_from_db()
    return done


def test_it_says_when_by_whom_and_when_again(need: CommunicationNeed, priya: Actor) -> None:
    assert (need.identified_on, need.identified_by) == (clock.today(), priya.user)
    assert need.review_on == clock.today() + timedelta(days=365)
    assert need.reviewed_on is None


def test_still_right_is_asked_again_in_a_year(need: CommunicationNeed, priya: Actor) -> None:
    with clock.at(need.review_on):
        again(need, priya, still="right")

    assert need.reviewed_on == need.review_on - timedelta(days=365)
    assert need.ended_on is None


def test_changed_words_stand_beside_the_old(
    need: CommunicationNeed, maggie_herself: Actor, visit: Visit
) -> None:
    sent = {"still": "changed", "words": "Audio"}

    page = visit(f"/people/needs/{need.pk}/review", by=maggie_herself, sending=sent)

    need.refresh_from_db()
    assert (need.words, need.ended_on) == (FLAG, clock.today())
    new = CommunicationNeed.objects.current().get()
    assert (new.words, new.kind, new.identified_by) == ("Audio", "format", maggie_herself.user)
    assert "Audio" in page.text


def test_no_longer_ends_it(need: CommunicationNeed, priya: Actor) -> None:
    again(need, priya, still="no-longer")

    assert not CommunicationNeed.objects.current().exists()


@pytest.mark.parametrize(
    ("sent", "says"),
    [({}, "Choose whether it still helps"), ({"still": "changed"}, "Write what helps now")],
)
def test_a_mistake_is_answered_in_words(
    sent: dict[str, str], says: str, need: CommunicationNeed, priya: Actor, visit: Visit
) -> None:
    assert says in visit(f"/people/needs/{need.pk}/review", by=priya, sending=sent).text


@pytest.mark.parametrize(("days", "is_due"), [(14, True), (15, False)])
def test_it_stands_on_priyas_day_when_it_is_to_be_asked(
    days: int, is_due: bool, need: CommunicationNeed, priya: Actor, visit: Visit
) -> None:
    need.review_on = clock.today() + timedelta(days=days)
    need.save(update_fields=["review_on"])

    assert ("Ask if this still helps" in visit("/my-day", by=priya).text) is is_due


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_nobody_else_answers_for_her(
    who: str,
    answer: int,
    need: CommunicationNeed,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/people/needs/{need.pk}/review", by=actor, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.review_need(need=need, by=actor, still="no-longer")
    assert CommunicationNeed.objects.current().exists()


def is_of_a_record(route: Route) -> bool:
    about, _, deed = route.get.partition(":")
    return bool(deed) and about in set(DataClass) and route.name not in NO_PAGE


def test_it_is_flagged_on_every_page_of_a_record(
    maggie: Person, priya: Actor, client: Client
) -> None:
    """Whatever page of the record a practitioner opens, what helps stands there."""
    things = everything(maggie, priya)
    arrive(client, priya)
    shown: set[str] = set()
    missing: set[str] = set()
    for route in filter(is_of_a_record, ROUTES):
        if not things.keys() >= set(route.about.split()):
            continue  # of nobody's record: something that only somebody else has
        there = reverse(route.name, args=[_id(things[name]) for name in route.about.split()])
        answer = client.get(there + route.asks)
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        (shown if FLAG in answer.content.decode() else missing).add(route.name)

    assert not missing
    assert len(shown) > 30


def _id(text: str) -> UUID | str:
    try:
        return UUID(text)
    except ValueError:
        return text

"""Who has left the organisation is sent to nobody, whatever places they still have in circles."""

from datetime import time, timedelta

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.people.models import Person
from whatmatters.visits.actions import plan_ahead, plan_regular
from whatmatters.visits.selectors import workers_for
from whatmatters.visits.tests.conftest import MONDAY


def test_who_has_left_is_neither_offered_nor_sent(
    maggie: Person, brook: Organisation, bridget: Actor, sam: Actor
) -> None:
    plan_regular(
        person=maggie,
        organisation=brook,
        by=bridget,
        weekday=1,
        at=time(9),
        minutes=30,
        begins_on=MONDAY,
        worker=sam.user,
    )
    assert sam.user in workers_for(viewer=bridget, person=maggie)

    Membership.objects.filter(user=sam.user).update(ended_on=MONDAY)
    (visit,) = plan_ahead(organisation=brook, by=bridget, until=MONDAY).made

    assert sam.user not in workers_for(viewer=bridget, person=maggie)
    assert not visit.goers.exists()


def test_who_is_still_to_begin_is_sent_already(
    maggie: Person, brook: Organisation, bridget: Actor, sam: Actor
) -> None:
    plan_regular(
        person=maggie,
        organisation=brook,
        by=bridget,
        weekday=1,
        at=time(9),
        minutes=30,
        begins_on=MONDAY,
        worker=sam.user,
    )
    Membership.objects.filter(user=sam.user).update(began_on=MONDAY + timedelta(days=3))

    made = plan_ahead(organisation=brook, by=bridget, until=MONDAY + timedelta(days=7)).made

    assert [[goer.user for goer in one.goers.all()] for one in made] == [[sam.user]] * 2

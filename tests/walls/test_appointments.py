"""Meetings, being in touch and reminders are reached as talks are: also to PostgreSQL.

What a confidential service does of this is in `test_discreet.py`.
"""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import Model

from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.appointments import actions
from whatmatters.appointments.models import (
    Contact,
    DoNotContact,
    FollowUp,
    Meeting,
    Reminder,
    ReminderWish,
)
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person, Share

TABLES: Sequence[type[Model]] = (
    *(Meeting, Contact, FollowUp, ReminderWish, DoNotContact),
    Reminder,
)
ALL, NONE = [True] * len(TABLES), [False] * len(TABLES)


def _meet(person: Person, by: Actor) -> Meeting:
    starts = clock.now() + timedelta(days=1)
    return actions.plan_meeting(person=person, by=by, starts_at=starts, minutes=60)


def _be_in_touch(person: Person, by: Actor) -> FollowUp:
    actions.keep_contact(
        person=person,
        by=by,
        who="person",
        how="phone",
        what_next="Ring the bus company",
        due_on=clock.today(),
    )
    return FollowUp.objects.get()


@pytest.fixture
def kept(maggie: Person, priya: Actor, maggie_herself: Actor) -> Meeting:
    """A row of each kind."""
    meeting = _meet(maggie, priya)
    _be_in_touch(maggie, priya)
    wish = {"way": "email", "address": "maggie@example.org"}
    actions.ask_for_reminders(person=maggie, by=maggie_herself, **wish)
    actions.say_do_not_contact(person=maggie, by=maggie_herself)
    Reminder.objects.create(meeting=meeting, way="email", starts_at=meeting.starts_at)
    return meeting


def found(who: Actor | None) -> list[bool]:
    with served(who):
        return [model._default_manager.exists() for model in TABLES]


@pytest.mark.django_db
class TestWhoseMeetings:
    def test_from_the_first_word_to_the_last(
        self, maggie: Person, maggie_herself: Actor, priya: Actor
    ) -> None:
        with served(priya):
            meeting = _meet(maggie, priya)
            follow_up = _be_in_touch(maggie, priya)
            actions.finish_follow_up(follow_up=follow_up, by=priya)
        with served(maggie_herself):
            actions.say_do_not_contact(person=maggie, by=maggie_herself)
            actions.take_back_do_not_contact(person=maggie, by=maggie_herself)
            actions.call_off_meeting(meeting=meeting, by=maggie_herself)

        assert Meeting.objects.get().state == "called-off"
        assert FollowUp.objects.get().done_by == priya.user

    def test_the_person_their_practitioner_and_the_lead_reach_it(
        self, kept: Meeting, maggie_herself: Actor, priya: Actor, helen: Actor
    ) -> None:
        assert found(maggie_herself) == found(priya) == found(helen) == ALL

    def test_no_share_opens_it_to_a_relative(self, kept: Meeting, maggie: Person) -> None:
        rose = Actor(cast.account("rose", "Rose"))
        place = CircleMember.objects.create(
            person=maggie, kind="family", name="Rose", user=rose.user
        )
        covers = {"core": True, "plan": True, "visits": True, "alerts": True, "budget": True}
        Share.objects.create(person=maggie, member=place, purpose="To know", **covers)

        assert found(rose) == NONE

    @pytest.mark.parametrize("who", ["june", "owen"])
    def test_others_reach_none_of_it(
        self, who: str, kept: Meeting, request: pytest.FixtureRequest
    ) -> None:
        assert found(request.getfixturevalue(who)) == NONE
        assert found(None) == NONE

    def test_nor_do_they_write_of_it(self, kept: Meeting, owen: Actor) -> None:
        contact = Contact(person=kept.person, who="person", how="phone", recorded_by=owen.user)
        with served(owen):
            with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
                contact.save(force_insert=True)
            assert FollowUp.objects.update(due_on=clock.today() + timedelta(days=9)) == 0

        assert Contact.objects.count() == 1

"""Who comes to a group, and how it was for them, is of their life alone: also to PostgreSQL."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import Model

from tests.proof.grouped import grouped
from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.groups import actions
from whatmatters.groups.models import Attended, Group, Highlight, Lead, Member, Session
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import CircleMember, Person, Share

#: What is of somebody's life; and what says only that a group meets.
THEIRS: Sequence[type[Model]] = (Member, Attended, Highlight)
NOBODYS: Sequence[type[Model]] = (Group, Lead, Session)


@pytest.fixture
def bridget(maggie: Person, sam: Actor) -> Actor:
    """Manages the place that Sam comes from; in nobody's circle herself."""
    return cast.worker("bridget")


@pytest.fixture
def comes(maggie: Person, priya: Actor) -> Member:
    hear_outcome(person=maggie, by=priya, words="Get back to my allotment")
    return Member.objects.get(pk=grouped(maggie, priya, "Laughed a lot")["comes"])


def relative(person: Person, key: str, *, visits: bool) -> Actor:
    who = Actor(cast.account(key, key.title()))
    place = CircleMember.objects.create(person=person, kind="family", name=key, user=who.user)
    Share.objects.create(person=person, member=place, core=True, visits=visits, purpose="To know")
    return who


def found(who: Actor | None, models: Sequence[type[Model]]) -> list[int]:
    with served(who):
        return [model._default_manager.count() for model in models]


@pytest.mark.django_db
class TestWhoComes:
    def test_from_the_first_session_to_the_last(
        self, maggie: Person, maggie_herself: Actor, bridget: Actor
    ) -> None:
        with served(bridget):
            group = actions.begin_group(by=bridget, name="Tuesday garden", where="The hall")
        with served(maggie_herself):
            member = actions.join_group(person=maggie, group=group, by=maggie_herself)
        with served(bridget):
            began = clock.now() - timedelta(hours=1)
            session = actions.plan_session(group=group, by=bridget, starts_at=began, minutes=60)
            said = {member.pk: "Sowed the beans"}
            actions.keep_register(session=session, by=bridget, listed=[member.pk], highlights=said)
        with served(maggie_herself):
            assert Highlight.objects.visible_to(maggie_herself).get().words == "Sowed the beans"
            actions.leave_group(member=member, by=maggie_herself)

        assert Attended.objects.get().was_there
        assert not Member.objects.coming().exists()

    def test_those_who_may_read_of_her_visits_reach_it(
        self, maggie: Person, comes: Member, priya: Actor, maggie_herself: Actor, sam: Actor
    ) -> None:
        told = relative(maggie, "rose", visits=True)
        untold = relative(maggie, "ivy", visits=False)

        for who in (priya, maggie_herself, sam, told):
            assert found(who, THEIRS) == [1, 1, 1]
        assert found(untold, THEIRS) == [0, 0, 0]

    @pytest.mark.parametrize("who", ["owen", "june", ""])
    def test_others_reach_only_that_a_group_meets(
        self, who: str, comes: Member, request: pytest.FixtureRequest
    ) -> None:
        asks = request.getfixturevalue(who) if who else None

        assert found(asks, THEIRS) == [0, 0, 0]
        assert found(asks, NOBODYS) == [1, 1, 1]

    def test_nobody_is_put_in_a_group_from_outside_their_life(
        self, maggie: Person, owen: Actor
    ) -> None:
        with served(owen):
            group = actions.begin_group(by=owen, name="Next county")
            place = Member(person=maggie, group=group, organisation=group.organisation, called="M")
            place.agreed_by = owen.user
            with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
                place.save(force_insert=True)

    def test_a_place_that_works_with_her_no_more_reaches_none_of_it(
        self, comes: Member, sam: Actor, bridget: Actor
    ) -> None:
        assert found(bridget, THEIRS) == [1, 1, 1]
        CircleMember.objects.filter(user=sam.user).update(left_on=clock.today())

        assert found(bridget, THEIRS) == found(sam, THEIRS) == [0, 0, 0]

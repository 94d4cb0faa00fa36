"""Time is reached by whoever reads the person’s money, and by nobody else: also to PostgreSQL."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import Model

from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind, Person, Share
from whatmatters.timebank import actions
from whatmatters.timebank.models import Away, TimeBudget, TimeEntry

TABLES: Sequence[type[Model]] = (TimeBudget, TimeEntry, Away)


@pytest.fixture
def bridget(maggie: Person) -> Actor:
    bridget, brook = cast.worker("bridget"), cast.place("brook")
    CircleMember.objects.create(
        person=maggie, kind=Kind.PROVIDER, name="Bridget", user=bridget.user, organisation=brook
    )
    return bridget


@pytest.fixture
def budget(maggie: Person, priya: Actor) -> TimeBudget:
    """Six hours 45 a week: some of it planned, some used, and a holiday."""
    today = clock.today()
    budget = actions.open_time_budget(
        person=maggie,
        organisation=cast.place("brook"),
        by=priya,
        minutes_a_week=405,
        begins_on=today,
    )
    actions.use_time(budget=budget, by=priya, minutes=60, occasion=uuid4(), on=today)
    actions.pause_time(budget=budget, by=priya, from_=today, until=today, words="At my sister’s")
    return budget


def relative(person: Person, key: str, *, money: bool) -> Actor:
    who = Actor(cast.account(key, key.title()))
    place = CircleMember.objects.create(person=person, kind="family", name=key, user=who.user)
    Share.objects.create(
        person=person, member=place, core=True, visits=True, budget=money, purpose="To know"
    )
    return who


def found(who: Actor | None) -> list[bool]:
    with served(who):
        return [model._default_manager.exists() for model in TABLES]


ALL, NONE = [True, True, True], [False, False, False]


@pytest.mark.django_db
class TestWhoseTime:
    def test_from_the_first_hour_to_the_last(
        self, maggie: Person, maggie_herself: Actor, priya: Actor, bridget: Actor
    ) -> None:
        occasion, today = uuid4(), clock.today()
        with served(priya):
            budget = actions.open_time_budget(
                person=maggie,
                organisation=cast.place("brook"),
                by=priya,
                minutes_a_week=405,
                begins_on=today,
            )
        with served(bridget):
            actions.plan_time(budget=budget, by=bridget, minutes=60, occasion=occasion, on=today)
            actions.use_time(budget=budget, by=bridget, minutes=50, occasion=occasion, on=today)
        with served(maggie_herself):
            actions.give_back(budget=budget, by=maggie_herself, minutes=30, words="Enough")
        with served(priya):
            actions.close_time_budget(budget=budget, by=priya, on=today)

        assert TimeBudget.objects.get().ends_on is not None
        assert TimeEntry.objects.filter(kind="used").exists()

    def test_the_person_the_provider_and_who_helps_them_reach_it_alike(
        self, budget: TimeBudget, maggie_herself: Actor, priya: Actor, bridget: Actor
    ) -> None:
        assert found(maggie_herself) == found(priya) == found(bridget) == ALL

    def test_a_relative_only_with_a_share_of_money(
        self, budget: TimeBudget, maggie: Person
    ) -> None:
        assert found(relative(maggie, "rose", money=True)) == ALL
        assert found(relative(maggie, "fern", money=False)) == NONE

    def test_who_pays_only_with_a_share_of_money(
        self, budget: TimeBudget, maggie: Person, owen: Actor
    ) -> None:
        """Of another county than Maggie’s, so that nothing but the share opens it."""
        assert owen.membership is not None
        place, user = owen.membership.organisation, cast.account("nadia", "Nadia")
        pays = Membership.objects.create(
            user=user, organisation=place, role_key=RoleKey.COMMISSIONER
        )
        nadia = Actor(user, pays)
        assert found(nadia) == NONE

        share = Share.objects.create(
            person=maggie, organisation=place, core=True, budget=True, purpose="To pay"
        )
        assert found(nadia) == ALL
        Share.objects.filter(pk=share.pk).update(withdrawn_at=clock.now())
        assert found(nadia) == NONE

    @pytest.mark.parametrize("who", ["june", "owen"])
    def test_others_reach_none_of_it(
        self, who: str, budget: TimeBudget, request: pytest.FixtureRequest
    ) -> None:
        assert found(request.getfixturevalue(who)) == NONE
        assert found(None) == NONE

    def test_nor_do_they_write_of_it(self, budget: TimeBudget, owen: Actor) -> None:
        mine = TimeEntry.objects.filter(kind="used").get()
        entry = TimeEntry(budget=budget, kind=mine.kind, minutes=-5, on=mine.on, period=mine.period)
        entry.occasion, entry.recorded_by = uuid4(), owen.user
        with served(owen):
            with pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
                entry.save(force_insert=True)
            assert TimeBudget.objects.update(minutes_a_week=1) == 0

        budget.refresh_from_db()
        assert budget.minutes_a_week == 405

"""What nobody puts, moves or ties into a life that they do not reach."""

import pytest
from django.db import ProgrammingError, transaction

from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions
from whatmatters.people.models import (
    CircleMember,
    Identifier,
    Person,
    Registration,
    Share,
)
from whatmatters.plans.actions import start_plan
from whatmatters.plans.models import Aim

REFUSED = "row-level security policy"


@pytest.mark.django_db
class TestWhatIsWritten:
    def test_nobody_puts_anything_into_a_life_elsewhere(self, hers: Person, priya: Actor) -> None:
        with served(priya), pytest.raises(ProgrammingError, match=REFUSED), transaction.atomic():
            Identifier.objects.create(person=hers, system="x", value="1")

    def test_nobody_moves_a_row_into_a_life_elsewhere(
        self, hers: Person, maggie: Person, priya: Actor
    ) -> None:
        mine = Identifier.objects.create(person=maggie, system="x", value="1")

        with served(priya), pytest.raises(ProgrammingError, match=REFUSED), transaction.atomic():
            Identifier.objects.filter(pk=mine.pk).update(person=hers)

    def test_what_is_out_of_sight_is_neither_changed_nor_deleted(
        self, hers: Person, priya: Actor
    ) -> None:
        with served(priya):
            assert Person.objects.filter(pk=hers.pk).update(known_as="Nobody") == 0
            assert Registration.objects.filter(person=hers).delete()[0] == 0

        hers.refresh_from_db()
        assert hers.known_as == "Gwen"
        assert hers.registrations.count() == 1

    def test_nobody_ties_what_is_theirs_to_what_is_out_of_sight(
        self, hers: Person, maggie: Person, priya: Actor, owen: Actor
    ) -> None:
        """A foreign key alone takes it: PostgreSQL looks past the wall to check one."""
        foreign = hear_outcome(person=hers, by=owen, words="To see the sea")
        plan = start_plan(person=maggie, by=priya)

        with served(priya), pytest.raises(ProgrammingError, match=REFUSED), transaction.atomic():
            Aim.objects.create(plan=plan, outcome=foreign, place=9)

    def test_not_even_by_a_key_that_may_be_empty(
        self, hers: Person, maggie: Person, priya: Actor, owen: Actor
    ) -> None:
        foreign = hear_outcome(person=hers, by=owen, words="To see the sea")

        with served(priya), pytest.raises(ProgrammingError, match=REFUSED), transaction.atomic():
            Outcome.objects.create(
                person=maggie, words="Mine", written_by=priya.user, follows=foreign
            )

    def test_nobody_registers_somebody_elses_person_with_themselves(
        self, hers: Person, priya: Actor
    ) -> None:
        assert priya.membership
        place = priya.membership.organisation
        with served(priya), pytest.raises(ProgrammingError, match=REFUSED), transaction.atomic():
            Registration.objects.create(person=hers, organisation=place)

    def test_nobody_walks_into_a_circle(self, hers: Person, priya: Actor, june: Actor) -> None:
        for somebody in (priya, june):
            with (
                served(somebody),
                pytest.raises(ProgrammingError, match=REFUSED),
                transaction.atomic(),
            ):
                CircleMember.objects.create(
                    person=hers,
                    kind="practitioner",
                    name="Somebody",
                    user=somebody.user,
                    organisation_id=somebody.organisation_id,
                )

    def test_nobody_shares_somebody_elses_record_with_themselves(
        self, hers: Person, priya: Actor
    ) -> None:
        with served(priya), pytest.raises(ProgrammingError, match=REFUSED), transaction.atomic():
            Share.objects.create(
                person=hers, organisation_id=priya.organisation_id, plan=True, purpose="x"
            )

    def test_a_new_record_is_begun_behind_the_wall(self, priya: Actor) -> None:
        with served(priya):
            person = actions.begin_record(by=priya, known_as="Ada", full_name="Ada Okafor")
            assert Person.objects.visible_to(priya).contains(person)

    def test_what_is_unique_tells_nothing_of_elsewhere(self, hers: Person, priya: Actor) -> None:
        """The same number, held by another organisation, is neither refused nor shown."""
        number = {"system": Identifier.NHS_NUMBER, "value": "9434765919"}
        Identifier.objects.create(person=hers, **number)

        with served(priya):
            ours = actions.begin_record(by=priya, known_as="Ada")
            Identifier.objects.create(person=ours, **number)
            assert Identifier.objects.filter(**number).count() == 1

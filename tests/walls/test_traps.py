"""Every way in which row-level security is said to fail, tried here (reliability, 4.4)."""

import os
import subprocess
from uuid import uuid4

import pytest
from django.db import DataError, ProgrammingError, connection, transaction
from django.db.models import Model

from tests.walled import SERVES, as_role
from tests.walls.standing import served, sql
from whatmatters.access.actor import Actor
from whatmatters.access.wall import acting
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.wall import context, state
from whatmatters.foundations.wall.context import OutsideATransaction, standing_at
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions
from whatmatters.people.models import (
    Bar,
    BrokenGlass,
    CapacityRecord,
    CasePlace,
    CircleMember,
    Identifier,
    Person,
    Registration,
    Share,
)
from whatmatters.plans.actions import start_plan
from whatmatters.plans.models import Aim

REFUSED = "row-level security policy"
OWNS = "whatmatters_tests_owner"


@pytest.fixture
def hers(owen: Actor) -> Person:
    """Somebody whom only the next county knows."""
    return actions.begin_record(by=owen, known_as="Gwen", full_name="Gwen Pugh")


@pytest.fixture
def a_table(db: None) -> None:
    """A table of an owner who is no superuser, walled in against all; then it is gone again."""
    if not sql("SELECT 1 FROM pg_roles WHERE rolname = %s", OWNS):
        sql(f"CREATE ROLE {OWNS} NOLOGIN")
    sql("CREATE TABLE trap (words text)")
    sql("INSERT INTO trap VALUES ('somebody else’s')")
    sql("ALTER TABLE trap ENABLE ROW LEVEL SECURITY")
    sql("CREATE POLICY nobody ON trap USING (false)")
    sql(f"ALTER TABLE trap OWNER TO {OWNS}")
    sql(f"GRANT SELECT ON trap TO {SERVES}")


@pytest.mark.django_db
class TestWhoIsHeld:
    def test_the_role_that_serves_is_held(self, maggie: Person) -> None:
        with served(None):
            role = state.role()
            assert (role.name, role.is_superuser, role.goes_past, role.owns) == (
                SERVES,
                False,
                False,
                0,
            )

    def test_a_superuser_is_not(self, hers: Person, priya: Actor) -> None:
        with transaction.atomic(), standing_at(acting(priya)):
            assert Person.objects.filter(pk=hers.pk).exists()

    @pytest.mark.usefixtures("a_table")
    def test_an_owner_is_held_by_force_alone(self) -> None:
        with as_role(OWNS):
            assert sql("SELECT count(*) FROM trap") == [(1,)]
        sql("ALTER TABLE trap FORCE ROW LEVEL SECURITY")
        with as_role(OWNS):
            assert sql("SELECT count(*) FROM trap") == [(0,)]

    def test_every_walled_table_is_walled_by_force_and_for_each_deed(self, db: None) -> None:
        assert state.gaps(state.walled()) == []

    def test_a_wall_half_taken_down_is_found(self, db: None) -> None:
        sql("ALTER TABLE plans_plan NO FORCE ROW LEVEL SECURITY")
        sql("DROP POLICY wall_delete ON plans_aim")

        assert state.gaps(state.walled()) == ["plans_plan", "plans_aim"]


@pytest.mark.django_db
class TestInWhoseName:
    def test_in_nobodys_name_there_is_nobody(self, maggie: Person) -> None:
        with served(None):
            assert [model._meta.label for model in state.walled() if _any(model)] == []

    def test_without_a_transaction_it_is_refused_aloud(self) -> None:
        assert connection.in_atomic_block  # that of the test
        connection.in_atomic_block = False
        try:
            with pytest.raises(OutsideATransaction), standing_at(context.Acting("system")):
                pass
        finally:
            connection.in_atomic_block = True

    def test_a_savepoint_taken_back_takes_its_name_back(
        self, maggie: Person, priya: Actor, owen: Actor
    ) -> None:
        with served(priya):
            point = transaction.savepoint()
            context.tell(acting(owen))
            assert not Person.objects.exists()
            transaction.savepoint_rollback(point)
            assert Person.objects.exists()

    def test_what_is_inside_another_puts_its_name_back(
        self, maggie: Person, priya: Actor, owen: Actor
    ) -> None:
        with served(priya):
            with transaction.atomic(), standing_at(acting(owen)):
                assert not Person.objects.exists()
            assert Person.objects.exists()

    def test_asking_who_reaches_whom_leaves_no_name_behind(
        self, maggie: Person, priya: Actor
    ) -> None:
        with served(priya):
            assert sql("SELECT wm_reaches(%s, 'plan')", maggie.pk) == [(True,)]
            assert sql("SELECT current_setting('wm.acting')") == [("request",)]


@pytest.mark.django_db(transaction=True)
class TestTheSameConnectionAgain:
    def test_nothing_is_left_of_a_name_after_a_commit(
        self, maggie: Person, priya: Actor, owen: Actor
    ) -> None:
        with served(priya):
            assert Person.objects.exists()
            process = sql("SELECT pg_backend_pid()")
        with served(None):
            assert sql("SELECT pg_backend_pid()") == process
            assert sql("SELECT current_setting('wm.user', true)") == [("",)]
            assert sql("SELECT wm_user() IS NULL") == [(True,)]
            assert not Person.objects.exists()
        with served(owen):
            assert not Person.objects.exists()

    def test_nothing_is_left_after_something_broke(self, maggie: Person, priya: Actor) -> None:
        with pytest.raises(ZeroDivisionError), served(priya):
            raise ZeroDivisionError
        with served(None):
            assert not Person.objects.exists()

    def test_nothing_is_left_after_the_question_itself_broke(
        self, maggie: Person, priya: Actor
    ) -> None:
        """It asks in the name of the system; an error in there must not leave that behind."""
        with served(priya):
            with pytest.raises(DataError, match="invalid input syntax"), transaction.atomic():
                sql("SELECT set_config('wm.today', 'never', true), wm_reaches(%s, 'x')", maggie.pk)
            assert sql("SELECT current_setting('wm.acting')") == [("request",)]

    def test_a_name_set_outside_a_transaction_says_nothing(self, maggie: Person) -> None:
        sql("SELECT set_config('wm.acting', 'system', true)")

        assert sql("SELECT coalesce(current_setting('wm.acting', true), '')") == [("",)]


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


@pytest.mark.django_db
class TestWaysRound:
    def test_a_plain_view_leads_round_and_is_found(self, hers: Person, priya: Actor) -> None:
        sql("CREATE VIEW everybody AS SELECT * FROM people_person")
        sql(f"GRANT SELECT ON everybody TO {SERVES}")

        with served(priya):
            assert sql("SELECT count(*) FROM everybody") == [(1,)]
        assert state.ways_round() == ["the view everybody"]

    def test_a_view_for_whoever_asks_does_not(self, hers: Person, priya: Actor) -> None:
        sql("CREATE VIEW theirs WITH (security_invoker = true) AS SELECT * FROM people_person")
        sql(f"GRANT SELECT ON theirs TO {SERVES}")

        with served(priya):
            assert sql("SELECT count(*) FROM theirs") == [(0,)]
        assert state.ways_round() == []

    def test_a_stored_view_and_a_definers_function_are_found(self, db: None) -> None:
        sql("CREATE MATERIALIZED VIEW kept AS SELECT id FROM people_person")
        sql("CREATE FUNCTION lent() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'")

        assert state.ways_round() == ["the function lent", "the stored view kept"]

    def test_ours_are_none_of_them(self, db: None) -> None:
        assert state.ways_round() == []

    def test_the_audit_is_added_to_and_never_rewritten(self, maggie: Person, priya: Actor) -> None:
        with served(priya):
            actions.add_name(person=maggie, by=priya, name="Peggy", kind="nickname")
        for statement in ("UPDATE access_auditentry SET why = ''", "DELETE FROM access_auditlink"):
            with (
                served(priya),
                pytest.raises(ProgrammingError, match="permission denied"),
                transaction.atomic(),
            ):
                sql(statement)


@pytest.mark.django_db(transaction=True)
def test_a_copy_made_by_who_is_held_is_refused(maggie: Person) -> None:
    """`pg_dump` must be run by a role that row-level security lets past, or it leaves rows out."""
    told = connection.settings_dict
    done = subprocess.run(  # noqa: S603  # our own words
        ["pg_dump", f"--role={SERVES}", "--data-only", "--table=people_person", told["NAME"]],  # noqa: S607
        env={
            **os.environ,
            "PGHOST": told["HOST"],
            "PGPORT": str(told["PORT"]),
            "PGUSER": told["USER"],
            "PGPASSWORD": told["PASSWORD"],
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "row-level security" in done.stderr


@pytest.mark.django_db
class TestHowFar:
    """Organisation, person and class of data; each with what takes it away."""

    def test_ones_own_organisation(self, maggie: Person, priya: Actor, tomasz: Actor) -> None:
        assert _reaches(priya, maggie) == _reaches(tomasz, maggie) == EVERYTHING_OF_WORK

    def test_another_organisation(self, maggie: Person, owen: Actor) -> None:
        assert _reaches(owen, maggie) == set()

    def test_oneself(self, maggie: Person, maggie_herself: Actor) -> None:
        assert _reaches(maggie_herself, maggie) == CLASSES - {"safeguarding", "confidences"}

    def test_a_relative_by_what_is_shared(self, maggie: Person, june: Actor) -> None:
        assert _reaches(june, maggie) == {"core", "plan"}
        Share.objects.update(withdrawn_at=clock.now())
        assert _reaches(june, maggie) == set()

    def test_a_partner_by_what_is_shared(self, maggie: Person, owen: Actor) -> None:
        Share.objects.create(
            person=maggie, organisation_id=owen.organisation_id, alerts=True, purpose="x"
        )
        assert _reaches(owen, maggie) == {"alerts"}
        Share.objects.update(began_on=clock.today().replace(year=2020), until="2020-12-31")
        assert _reaches(owen, maggie) == set()

    def test_an_hour_of_emergency(self, maggie: Person, owen: Actor) -> None:
        BrokenGlass.objects.create(
            person=maggie,
            user=owen.user,
            organisation_id=owen.organisation_id,
            reason="danger",
            because="x",
        )
        assert _reaches(owen, maggie) == {"plan", "visits", "alerts"}
        BrokenGlass.objects.update(until=clock.now())
        assert _reaches(owen, maggie) == set()

    def test_a_case(self, maggie: Person, owen: Actor) -> None:
        CasePlace.objects.create(
            person=maggie, case=uuid4(), user=owen.user, organisation_id=owen.organisation_id
        )
        assert _reaches(owen, maggie) == CLASSES - {"diary-private"}

    def test_an_attorney_while_it_cannot_be_decided(self, maggie: Person, priya: Actor) -> None:
        ann = Actor(cast.account("ann", "Ann"))
        CircleMember.objects.create(
            person=maggie, kind="attorney", name="Ann", user=ann.user, proved_by="A deed"
        )
        assert _reaches(ann, maggie) == set()
        CapacityRecord.objects.create(
            person=maggie,
            decision="support",
            has_capacity=False,
            reasons="x",
            found_by=priya.user,
            found_on=clock.today().replace(year=2020),
            review_on=clock.today(),
        )
        lacking = {"core", "plan", "diary-shared", "visits", "alerts", "consent"}
        assert _reaches(ann, maggie) == lacking
        CapacityRecord.objects.update(review_on="2020-12-31")
        assert _reaches(ann, maggie) == set()

    def test_whoever_is_barred_reaches_nothing(self, maggie: Person, priya: Actor) -> None:
        Bar.objects.create(person=maggie, user=priya.user, barred_by=priya.user)
        assert _reaches(priya, maggie) == set()

    def test_death_ends_what_was_shared(self, maggie: Person, june: Actor, priya: Actor) -> None:
        Person.objects.update(died_on=clock.today())
        assert _reaches(june, maggie) == set()
        assert _reaches(priya, maggie) == EVERYTHING_OF_WORK


CLASSES = {
    "core",
    "plan",
    "talk",
    "diary-private",
    "diary-shared",
    "visits",
    "alerts",
    "safeguarding",
    "confidences",
    "budget",
    "audit",
    "consent",
}
EVERYTHING_OF_WORK = CLASSES - {"diary-private", "safeguarding"}


def _reaches(who: Actor, whom: Person) -> set[str]:
    with served(who):
        return {c for c in CLASSES if sql("SELECT wm_reaches(%s, %s)", whom.pk, c) == [(True,)]}


def _any(model: type[Model]) -> bool:
    return model._default_manager.exists()

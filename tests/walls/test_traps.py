"""Every way in which row-level security is said to fail, tried here (reliability, 4.4)."""

import os
import subprocess

import pytest
from django.db import DataError, ProgrammingError, connection, transaction

from tests.walled import SERVES, as_role
from tests.walls.standing import served, sql
from whatmatters.access.actor import Actor
from whatmatters.access.wall import acting, context, state
from whatmatters.access.wall.context import OutsideATransaction, standing_at
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import (
    Person,
    Share,
)

OWNS = SERVES.replace("serve", "own")


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
            assert not any(model._default_manager.exists() for model in state.walled())

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


@pytest.mark.django_db
class TestWhoWasReachedIsRemembered:
    def test_for_one_name_only(self, maggie: Person, priya: Actor, owen: Actor) -> None:
        with served(priya):
            assert Person.objects.contains(maggie)
            context.tell(acting(owen))
            assert not Person.objects.contains(maggie)

    def test_and_no_longer_than_the_transaction(self, maggie: Person, june: Actor) -> None:
        with served(june):
            assert Person.objects.contains(maggie)
        Share.objects.update(withdrawn_at=clock.now())
        with served(june):
            assert not Person.objects.contains(maggie)

    def test_of_the_very_class_alone(self, maggie: Person, june: Actor) -> None:
        with served(june):
            assert sql("SELECT wm_reaches(%s, 'plan')", maggie.pk) == [(True,)]
            assert sql("SELECT wm_reaches(%s, 'budget')", maggie.pk) == [(False,)]


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

"""Two roles: one that owns the tables, and one that serves people and owns nothing."""

from urllib.parse import quote

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.walled import as_role
from whatmatters.access.wall import roles, state
from whatmatters.config import environment

SERVING = "whatmatters'; tests"
SECRET = "it's a secret"  # a quotation mark, on purpose


def url(role: str, told: str = "x") -> str:
    return f"postgresql://{quote(role)}:{quote(told)}@localhost/db"


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATMATTERS_DATABASE_URL", url(SERVING, SECRET))
    monkeypatch.setenv("WHATMATTERS_OWNER_DATABASE_URL", url("owner"))


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no roles")
class TestOnPostgreSQL:
    def test_the_role_is_made_and_held(self, two: None, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("set_up_roles")
        call_command("set_up_roles")

        first, second = capsys.readouterr().out.splitlines()
        assert first.startswith(f"{SERVING} is made, and may read and write rows")
        assert second.startswith(f"{SERVING} is there, and may read and write rows")
        with as_role(SERVING):
            role = state.role()
            assert (role.is_superuser, role.goes_past, role.owns) == (False, False, 0)
            assert state.out_of_reach() == []
            assert state.may_rewrite(["access_auditentry", "access_auditlink"]) == []
            assert state.may_rewrite(["plans_plan"]) == ["plans_plan"]

    def test_it_says_what_to_type_where_it_may_not(self, two: None) -> None:
        roles.make("whatmatters_tests_small", None)
        with (
            as_role("whatmatters_tests_small"),
            pytest.raises(CommandError, match='CREATE ROLE "whatmatters\'; tests" LOGIN NOSUPER'),
        ):
            call_command("set_up_roles")

    def test_one_role_for_both_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WHATMATTERS_DATABASE_URL", url(connection.settings_dict["USER"]))
        monkeypatch.setenv("WHATMATTERS_OWNER_DATABASE_URL", url("owner"))

        with pytest.raises(CommandError, match="they must be two roles"):
            call_command("set_up_roles")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL has roles")
def test_there_are_none_to_set_up_on_sqlite() -> None:
    with pytest.raises(CommandError, match="SQLite has no roles"):
        call_command("set_up_roles")


@pytest.mark.parametrize(
    ("command", "who", "name"),
    [
        ("migrate", "owner", {"options": "-c wm.acting=system"}),
        ("set-up-roles", "owner", {"options": "-c wm.acting=system"}),
        ("demo-data", SERVING, {"options": "-c wm.acting=system"}),
        ("serve", SERVING, {}),
        ("doctor", SERVING, {}),
        ("", SERVING, {}),
    ],
)
def test_who_connects_as_whom_and_in_what_name(
    command: str, who: str, name: dict[str, str], two: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment.Running, "command", command)

    told = environment._postgresql(environment.database_url())

    assert told["USER"] == who
    assert {key: told["OPTIONS"][key] for key in told["OPTIONS"] if key == "options"} == name


def test_without_an_owner_there_is_one_role_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHATMATTERS_DATABASE_URL", url(SERVING))
    monkeypatch.delenv("WHATMATTERS_OWNER_DATABASE_URL", raising=False)
    monkeypatch.setattr(environment.Running, "command", "migrate")

    assert environment._postgresql(environment.database_url())["USER"] == SERVING

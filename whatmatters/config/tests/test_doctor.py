"""What the doctor finds, on whichever database the tests run."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.walled import SERVES, as_role
from whatmatters.access.models import Organisation
from whatmatters.config.doctor import CARE, GOOD, SEVERE, Finding, look_over, sqlite
from whatmatters.demonstration import cast

pytestmark = pytest.mark.django_db

ON_POSTGRESQL = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def _as_it_should_be(settings: Any, tmp_path: Path) -> None:
    """Settings in which there is nothing to mend."""
    anchor = tmp_path / "anchor"
    anchor.write_text("")
    settings.HTTPS = True
    settings.ALLOWED_HOSTS = ["support.example.org"]
    settings.AUDIT_ANCHOR = anchor


def found(level: str, about: str) -> list[str]:
    return [each.says for each in look_over() if (each.level, each.about) == (level, about)]


def test_nothing_is_to_be_mended_where_all_is_well() -> None:
    with as_role(SERVES):
        severe = [finding for finding in look_over() if finding.level == SEVERE]

    assert severe == []


def test_the_worst_comes_first_and_is_said_by_the_exit(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEBUG = True

    with pytest.raises(SystemExit) as ended:
        call_command("doctor")

    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert said.startswith("To mend now\n- ")
    assert (
        "- Errors are shown in the browser, with what was in them. Unset WHATMATTERS_DEBUG.\n"
        in said
    )
    assert said.index("To mend now") < said.index("As it should be")


def test_a_program_may_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    with as_role(SERVES):
        call_command("doctor", json=True)

    told = [Finding(**each) for each in json.loads(capsys.readouterr().out)]
    assert {finding.level for finding in told} <= {CARE, GOOD}
    assert all(finding.says.endswith(".") for finding in told)


@pytest.mark.parametrize(
    ("name", "value", "level", "says"),
    [
        ("DEBUG", True, SEVERE, "Errors are shown"),
        ("HTTPS", False, SEVERE, "Pages travel in the open"),
        ("ALLOWED_HOSTS", ["*"], SEVERE, "Any name is answered to"),
        ("ALLOWED_HOSTS", ["localhost"], CARE, "Only this machine"),
        ("DEMONSTRATION", True, CARE, "This is a demonstration"),
    ],
)
def test_settings(name: str, value: object, level: str, says: str, settings: Any) -> None:
    setattr(settings, name, value)

    assert any(said.startswith(says) for said in found(level, "settings"))


def test_a_password_alone_is_enough_somewhere() -> None:
    cast.place("eastbury")
    Organisation.objects.update(requires_second_factor=False)

    assert found(CARE, "sign-in") == ["In 1 organisations a password alone is enough to sign in."]


def test_a_key_that_others_can_read(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "audit-key"
    key.write_text("x")
    key.chmod(0o644)
    monkeypatch.setenv("WHATMATTERS_AUDIT_KEY_FILE", str(key))

    assert found(SEVERE, "keys") == ["The key of the audit can be read by others on this machine."]
    key.chmod(stat.S_IRUSR)
    assert found(SEVERE, "keys") == []


def test_an_anchor_that_is_old_or_not_there(settings: Any, tmp_path: Path) -> None:
    settings.AUDIT_ANCHOR = tmp_path / "never"
    assert found(CARE, "audit") == ["The audit has not been anchored since yesterday."]
    settings.AUDIT_ANCHOR = None
    [said] = found(CARE, "audit")
    assert said.startswith("The audit is anchored nowhere")


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite")
class TestOnSQLite:
    def test_that_there_is_no_second_wall_is_said_plainly(self) -> None:
        assert found(GOOD, "wall") == [sqlite.NO_SECOND_WALL]

    def test_several_organisations_in_it_are_something_to_think_about(self) -> None:
        cast.place("eastbury")
        cast.place("westbury")

        assert found(CARE, "wall") == [sqlite.NO_SECOND_WALL]

    def test_a_journal_that_may_lose_what_was_saved(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "secure_delete": 1}
        monkeypatch.setattr(sqlite, "_pragma", said.__getitem__)

        assert found(SEVERE, "journal") == [
            "The journal is wal at level 1: a power cut may lose what was saved."
        ]


@pytest.mark.skipif(not ON_POSTGRESQL, reason="about PostgreSQL")
class TestOnPostgreSQL:
    def test_a_superuser(self) -> None:
        [said] = found(SEVERE, "role")
        assert said.endswith("is a superuser: to it there is no second wall.")

    def test_nobody_in_nobodys_name(self, maggie: object) -> None:
        assert found(SEVERE, "names") == ["In nobody's name there are people to be seen."]
        with as_role(SERVES):
            assert found(SEVERE, "names") == []

    def test_a_connection_that_begins_in_a_name(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER ROLE {SERVES} SET wm.acting = 'system'")

        assert found(SEVERE, "names") == [
            "A connection begins with wm.acting: it would act in a name unasked."
        ]

    def test_a_table_without_its_wall(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE plans_plan DISABLE ROW LEVEL SECURITY")

        assert found(SEVERE, "tables") == ["There is no whole wall round plans_plan."]

    def test_a_view_that_leads_round(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("CREATE VIEW everybody AS SELECT * FROM people_person")

        [said] = found(SEVERE, "ways round")
        assert said.startswith("Whoever made the view everybody lends it their rights")

    def test_rights_that_are_too_many_or_too_few(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"GRANT DELETE ON access_auditentry TO {SERVES}")
            cursor.execute(f"REVOKE ALL ON plans_plan FROM {SERVES}")
        with as_role(SERVES):
            said = found(SEVERE, "rights")

        assert said == [
            f"{SERVES} may not read plans_plan: pages will fail.",
            f"{SERVES} may change or delete rows of access_auditentry.",
        ]

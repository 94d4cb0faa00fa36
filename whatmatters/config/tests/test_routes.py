"""`whatmatters routes`: everything there is, with its rule, to look at or for a program."""

import io
import json
from typing import Any

import pytest
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from whatmatters.access.registers import Job, Notification
from whatmatters.access.routes import every_route
from whatmatters.config import listing
from whatmatters.config.listing import KINDS, NO_RULE, Line, everything
from whatmatters.config.management.commands import routes
from whatmatters.people.models import Person


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said(*options: str, to: io.StringIO | None = None) -> str:
    out = to or io.StringIO()
    call_command("routes", *options, stdout=out)
    return out.getvalue()


def of_kind(kind: str) -> list[Line]:
    return [line for line in everything() if line.kind == kind]


def test_every_address_and_every_command_is_there() -> None:
    names = {line.name.split(":")[0] for line in everything() if line.kind in KINDS[:3]}
    addresses = {address.split(":")[0] for address, _ in every_route()}

    assert names == addresses
    assert len(of_kind("command")) == len(get_commands())
    assert all(line.rule and line.rule != NO_RULE for line in everything())


def test_files_to_download_are_exports_with_what_is_in_them() -> None:
    mend = next(line for line in of_kind("export") if "rows-to-mend" in line.name)

    assert mend.rule == "Roles with 'people.import'"
    assert mend.data == "core"


def test_what_a_program_reads_is_an_operation() -> None:
    assert "/conversations/<uuid:conversation_id>/save" in [
        line.name for line in of_kind("operation")
    ]


def test_what_a_timer_runs_is_a_job_too() -> None:
    jobs = {line.name: line.rule for line in of_kind("job")}

    assert jobs["clear-old-drafts"] == "A timer, daily"


def test_commands_are_listed_as_they_are_typed_with_what_they_touch() -> None:
    import_ = next(line for line in of_kind("command") if line.name == "import")

    assert import_.rule == "Whoever can reach the command line"
    touched = "reads core, plan, visits, budget; writes core, plan, consent, visits, budget"
    assert import_.data == touched


def test_jobs_and_notifications_are_found_where_they_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import types

    module = types.ModuleType("night")
    module.job = Job("Tidy", "Nobody", "at night")  # type: ignore[attr-defined]
    module.told = Notification("A reply", "the person", "at once")  # type: ignore[attr-defined]
    monkeypatch.setattr(listing, "sources", lambda: [("night", "Job( Notification(")])
    monkeypatch.setattr(listing, "import_module", lambda name: module)

    assert Line("job", "Tidy", "Nobody, at night", "") in everything()
    assert (
        Line("notification", "A reply", "To the person, at once", "nothing of anybody’s")
        in everything()
    )


def test_on_a_terminal_it_is_a_table_and_is_counted() -> None:
    drawn = said(to=Terminal())

    assert "Who may use what" in drawn
    assert "┃" in drawn
    assert drawn.rstrip().endswith("Without a rule: 0")


def test_elsewhere_it_is_one_line_each() -> None:
    lines = said().splitlines()

    assert len(lines) == len(everything())
    assert all(line.count("\t") == 3 for line in lines)


def test_for_a_program() -> None:
    told = json.loads(said("--json"))

    assert len(told) == len(everything())
    assert set(told[0]) == {"kind", "name", "rule", "data"}


def test_for_a_page() -> None:
    lines = said("--markdown", "--kind", "export").splitlines()

    assert lines[0] == "| Kind | Name | Rule | Data |"
    assert all(line.replace(r"\|", "").count("|") == 5 for line in lines)
    assert r"csv\|xlsx" in "".join(lines)
    assert len(lines) == 2 + len(of_kind("export"))


def test_what_has_no_rule_is_shown_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    there: dict[str, Any] = {**get_commands(), "left_open": BaseCommand()}
    monkeypatch.setattr(listing, "get_commands", lambda: there)
    monkeypatch.setattr(listing, "every_route", lambda: [("/left-open", Person)])

    found = {line.name: line.rule for line in everything()}

    assert found["left-open"] == found["/left-open"] == NO_RULE
    assert routes.counted(everything()).endswith("Without a rule: 2")


def test_what_privacy_officers_are_told_is_a_notification() -> None:
    told = {line.name: line.rule for line in of_kind("notification")}

    assert told["A record was opened in an emergency"].startswith(
        "To the privacy officers of every"
    )

"""The command line tells kinds, numbers and places; never a name."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from whatmatters.access.actor import Actor
from whatmatters.exchange.models import Upload
from whatmatters.exchange.tests.elsewhere import GOAL, IN_THE_WAY, PATIENT, PLAN, bundle, written
from whatmatters.people.models import Kind, Person

LIST = "Known as,Full name,Born\nGracie,Grace Okafor,2 March 1948\nBert,Bert Lane,never\n"
WHOLE = bundle(PATIENT, GOAL, IN_THE_WAY, PLAN)
NAMES = ("Grace", "Gracie", "Okafor", "Bert", "Lane", "bowling")


def bring(way: str, *given: str, organisation: str = "westbury") -> str:
    out = io.StringIO()
    call_command("import_", way, *given, "--organisation", organisation, stdout=out, stderr=out)
    return out.getvalue()


def test_fhir_files_come_in(tmp_path: Path, priya: Actor, capsys: Any) -> None:
    folder = tmp_path / "below" / "deeper"
    folder.mkdir(parents=True)
    written(folder, "a.json", WHOLE)
    written(tmp_path, "notes.txt", b"not this")

    said = bring("fhir", str(tmp_path), "--as", "priya@example.org")

    assert "Brought in 4 resources from 1 of 1 files" in said
    assert "CarePlan.activity.reference" in said
    assert Person.objects.visible_to(priya).count() == 1
    assert not [name for name in NAMES if name in said + capsys.readouterr().err]


def test_one_bad_file_fails_the_run_and_spares_the_others(tmp_path: Path, priya: Actor) -> None:
    written(tmp_path, "a.json", WHOLE)
    written(tmp_path, "b.json", b"<Patient/>")

    with pytest.raises(CommandError, match="from 1 of 2 files"):
        bring("fhir", str(tmp_path))

    assert Person.objects.count() == 1


def test_a_report_has_it_all(tmp_path: Path, priya: Actor) -> None:
    report = tmp_path / "report.json"

    bring("fhir", str(written(tmp_path, "a.json", WHOLE)), "--report", str(report))

    told = json.loads(report.read_text())
    assert {"kind": "Goal", "became": "outcome", "count": 1} in told["became"]
    assert report.stat().st_mode & 0o077 == 0
    assert not [name for name in NAMES if name in report.read_text()]


def test_trying_changes_nothing(tmp_path: Path, priya: Actor) -> None:
    said = bring("fhir", str(written(tmp_path, "a.json", WHOLE)), "--dry-run")

    assert "Would bring in 4 resources" in said
    assert "Nothing was changed" in said
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["nowhere.json"], "There is nothing at nowhere.json"),
        ([".", "--as", "sam@example.org"], "Give --as"),
        ([".", "--as", "owen@example.org"], "Give --as"),
        ([".", "--source", "a|b"], "at most 40 characters"),
    ],
)
def test_what_can_not_be_done_is_said(
    given: list[str], says: str, tmp_path: Path, sam: Actor, owen: Actor, monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=says):
        bring("fhir", *given)


def test_an_organisation_that_is_not_there_is_asked_for(tmp_path: Path, priya: Actor) -> None:
    with pytest.raises(CommandError, match="one of these: westbury"):
        bring("fhir", str(tmp_path), organisation="nowhere")


def test_people_come_in_from_a_list(tmp_path: Path, priya: Actor) -> None:
    file = str(written(tmp_path, "list.csv", LIST.encode()))

    with pytest.raises(CommandError, match="1 row needs mending, so nobody was brought in"):
        bring("people", file)
    said = bring("people", file, "--keep-good", "--as", "priya@example.org")

    assert "Brought in 1 person" in said
    assert Person.objects.visible_to(priya).count() == 1
    assert Person.objects.get().circle.get().kind == Kind.PRACTITIONER
    assert not [name for name in NAMES if name in said]


def test_a_list_may_be_tried(tmp_path: Path, priya: Actor) -> None:
    report = tmp_path / "report.json"
    file = str(written(tmp_path, "list.csv", LIST.encode()))

    said = bring("people", file, "--dry-run", "--report", str(report))

    assert "Would bring in 1 person" in said
    assert json.loads(report.read_text())["to mend"][0]["row"] == 3
    assert not Person.objects.exists()


@pytest.mark.parametrize(("same_name", "people"), [("leave-out", 1), ("new", 2)])
def test_the_same_name_is_decided_by_whoever_runs_it(
    same_name: str, people: int, tmp_path: Path, priya: Actor
) -> None:
    bring("people", str(written(tmp_path, "a.csv", b"Known as\nGracie\n")))

    bring(
        "people",
        str(written(tmp_path, "b.csv", b"Known as,Phone\nGracie,01632 960001\n")),
        "--same-name",
        same_name,
    )

    assert Person.objects.count() == people


def test_a_file_that_is_no_list_is_said(tmp_path: Path, priya: Actor) -> None:
    with pytest.raises(CommandError, match="headings"):
        bring("people", str(written(tmp_path, "list.csv", b"Shoe size\n43\n")))
    with pytest.raises(CommandError, match="can't be opened"):
        bring("people", str(tmp_path / "nowhere.csv"))


def test_lists_nobody_decided_on_are_cleared(db: None) -> None:
    out = io.StringIO()

    call_command("clear_uploads", stdout=out)

    assert out.getvalue() == "Let go of 0 lists and 0 files\n"
    assert not Upload.objects.exists()

"""A file of visits is looked over, row by row, before anything is written."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit as Visits
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.exchange.actions import VisitsBroughtIn, clear_uploads, keep_visits
from whatmatters.exchange.models import Upload
from whatmatters.exchange.spreadsheet.visit_columns import PLANNED
from whatmatters.exchange.tests.visiting import *  # noqa: F403  # fixtures
from whatmatters.exchange.tests.visiting import sheet
from whatmatters.foundations import clock
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.models import Status, Visit

ROWS = (
    "V-1,4471,Maggie,8 June 2026,09:00,45,,Help with breakfast\n"
    "V-2,4471,Kofi,9 June 2026,09:00,45,,\n"
)
GOOD = ROWS.splitlines(keepends=True)[0]
ADDRESS = "/exchange/visits"


def kept(by: Actor, rows: str = ROWS, kind: str = "planned") -> str:
    upload = keep_visits(by=by, kind=kind, name="ours.csv", content=sheet(kind, rows))
    return reverse("exchange:visits-preview", args=[upload.pk])


def test_a_file_is_looked_over_first(visit: Visits, bridget: Actor) -> None:
    file = SimpleUploadedFile("ours.csv", sheet("planned", ROWS))

    page = visit(ADDRESS, by=bridget, sending={"kind": "planned", "file": file})

    assert [one.text for one in page.select("h1")] == ["Look over the file of visits"]
    assert "The name does not go with the number" in page.text
    assert "Row 2. 45 minutes: nobody goes yet" in page.text
    assert "No time has been agreed for that day" in page.text
    assert "To do, for no outcome yet: Help with breakfast" in page.text
    assert not Visit.objects.exists()
    assert AuditEntry.objects.filter(to="exchange.visits-preview").exists()


def test_with_rows_to_mend_nothing_happens_until_that_is_said(
    visit: Visits, bridget: Actor
) -> None:
    address = kept(bridget)

    page = visit(address, by=bridget, sending={})

    assert "Tick to leave out the rows to mend" in page.text
    assert not Visit.objects.exists()
    page = visit(address, by=bridget, sending={"keep_good": "on"})
    assert "1 visit was brought in. Rows that changed nothing: 1 to mend." in page.text
    assert Visit.objects.count() == 1
    assert not Upload.objects.exists()


def test_what_became_of_a_visit_is_looked_over_and_told(
    visit: Visits, bridget: Actor, planned: VisitsBroughtIn
) -> None:
    with clock.at(clock.now() + timedelta(hours=4)):
        address = kept(bridget, "V-1,,,,,done,09:04,09:34,,,,\n", "actual")
        page = visit(address, by=bridget)
        assert "Row 2. done: 30 of 45 minutes" in page.text
        assert "not as verified" in page.text
        visit(address, by=bridget, sending={})

    assert Visit.objects.get().status == Status.DONE


def test_the_same_file_is_here_already(visit: Visits, bridget: Actor) -> None:
    visit(kept(bridget, GOOD), by=bridget, sending={})

    address = kept(bridget, GOOD)
    page = visit(address, by=bridget)

    assert "All that can be read is here already" in page.text
    assert "0 visits were brought in" in visit(address, by=bridget, sending={}).text
    assert Visit.objects.count() == 1


def test_a_row_that_can_not_be_written_after_all_is_said(
    visit: Visits, bridget: Actor, planned: VisitsBroughtIn, maggie_herself: Actor
) -> None:
    from whatmatters.visits.actions import ask_change

    one = Visit.objects.get()
    ask_change(
        person=one.person,
        organisation=one.organisation,
        by=maggie_herself,
        kind="move",
        visit=one,
        starts_at=one.starts_at + timedelta(days=1),
    )

    address = kept(bridget, "V-1,,,,,cancelled by provider,,,,No car,,\n", "actual")
    page = visit(address, by=bridget, sending={})

    assert "Row 2 was not brought in. Something is asked of this visit already" in page.text
    assert Visit.objects.get().status == Status.PLANNED


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b"Shoe size\n43\n", "The first row must hold headings"),
        (b"PK\x03\x04broken", "damaged"),
        (sheet("planned", ""), "There is no visit below the headings"),
    ],
)
def test_a_file_that_holds_no_visits_is_refused_in_words(
    visit: Visits, bridget: Actor, content: bytes, says: str
) -> None:
    file = SimpleUploadedFile("ours.csv", content)

    page = visit(ADDRESS, by=bridget, sending={"kind": "planned", "file": file})

    assert says in "".join(part.text for part in page.select(".govuk-error-summary"))
    assert not Upload.objects.exists()


def test_what_is_in_the_file_must_be_said(visit: Visits, bridget: Actor) -> None:
    file = SimpleUploadedFile("ours.csv", sheet("planned", GOOD))

    page = visit(ADDRESS, by=bridget, sending={"file": file})

    assert "Choose what is in the file" in page.text


def test_both_files_may_wait_and_each_is_found_again(
    visit: Visits, bridget: Actor, planned: VisitsBroughtIn
) -> None:
    both = kept(bridget), kept(bridget, "V-1,,,,,done,06:04,06:34,,,,\n", "actual")

    page = visit(ADDRESS, by=bridget)

    assert all(page.select_one(f"a[href='{address}']") for address in both)


def test_a_file_may_be_thrown_away(visit: Visits, bridget: Actor) -> None:
    address = kept(bridget)

    page = visit(f"{address}/throw-away", by=bridget, sending={})

    assert "Nothing was brought in" in page.text
    visit(address, by=bridget, expecting=404)


def test_a_file_is_let_go_after_a_day(bridget: Actor) -> None:
    kept(bridget)

    with clock.at(clock.now() + timedelta(hours=25)):
        assert clear_uploads() == 1


def test_a_file_is_nobody_elses(visit: Visits, bridget: Actor, priya: Actor) -> None:
    address = kept(bridget)

    for other, answer in ((cast.worker("nia"), 404), (priya, 403)):
        visit(address, by=other, expecting=answer)
        visit(f"{address}/rows-to-mend.csv", by=other, expecting=answer)
        visit(f"{address}/throw-away", by=other, sending={}, expecting=answer)
    people = reverse("exchange:preview", args=[Upload.objects.get().pk])
    visit(people, by=priya, expecting=404)


def test_only_a_providers_manager_may_send_one(
    visit: Visits, sam: Actor, priya: Actor, helen: Actor, maggie_herself: Actor
) -> None:
    for nobody in (sam, priya, helen, maggie_herself):
        visit(ADDRESS, by=nobody, expecting=403)


def test_a_template_has_our_headings(bridget: Actor, client: Client) -> None:
    arrive(client, bridget)

    content = client.get(f"{ADDRESS}/planned.csv").content.decode("utf-8-sig")

    assert next(csv.reader(io.StringIO(content))) == [column.title for column in PLANNED]


def test_the_rows_to_mend_can_be_taken_away_as_plain_text(bridget: Actor, client: Client) -> None:
    arrive(client, bridget)
    address = kept(bridget, "V-1,4471,Maggie,8 June 2026,=1+1,45,,\n")

    content = client.get(f"{address}/rows-to-mend.csv").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(content)))
    assert rows[1][:3] == ["2", "Start", "'=1+1"]


def test_looking_it_over_asks_no_more_for_twelve_rows_than_for_one(
    bridget: Actor, client: Client, time_of_hers: TimeBudget
) -> None:
    arrive(client, bridget)
    rows = [f"V-{n},4471,Maggie,{9 + n} June 2026,09:00,30,,\n" for n in range(12)]
    counts = []
    for some in (rows[:1], rows):
        address = kept(bridget, "".join(some))
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))

    assert counts[0] == counts[1]


def bring(file: Path, *given: str) -> str:
    out = io.StringIO()
    told = ("visits", str(file), "--organisation", "brook", *given)
    call_command("import_", *told, stdout=out, stderr=out)
    return out.getvalue()


def test_visits_come_in_from_the_command_line(tmp_path: Path, bridget: Actor) -> None:
    file = tmp_path / "visits.csv"
    file.write_bytes(sheet("planned", ROWS))
    who = ("--as", "bridget@example.org")

    with pytest.raises(CommandError, match="1 row needs mending, so no visit was brought in"):
        bring(file, *who)
    assert "Would bring in 1 visit" in bring(file, *who, "--dry-run")
    assert not Visit.objects.exists()
    said = bring(file, *who, "--keep-good", "--report", str(tmp_path / "report.json"))

    assert "Brought in 1 visit" in said
    assert "Maggie" not in said + (tmp_path / "report.json").read_text()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ((), "Give --as the e-mail address of a provider’s manager"),
        (("--as", "sam@example.org"), "and may bring visits in"),
        (("--as", "bridget@example.org", "--kind", "actual"), "The first row must hold headings"),
    ],
)
def test_what_the_command_can_not_do_is_said(
    tmp_path: Path, bridget: Actor, sam: Actor, given: tuple[str, ...], says: str
) -> None:
    file = tmp_path / "visits.csv"
    file.write_bytes(sheet("planned", ROWS))

    with pytest.raises(CommandError, match=says):
        bring(file, *given)

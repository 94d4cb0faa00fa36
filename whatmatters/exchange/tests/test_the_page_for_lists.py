"""A list is looked over before anything is written, and only by those who may send one."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.exchange import actions, forms
from whatmatters.exchange.models import Upload
from whatmatters.exchange.spreadsheet.columns import COLUMNS
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind, Person

LIST = """Known as,Full name,Born,NHS number
Ada,Ada Okafor,2 March 1948,999 054 8609
Bert,Bert Lane,31/02/1950,
Cyd,Cyd Marsh,,
"""


def sent(text: str = LIST, name: str = "ours.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def kept(by: Actor, text: str = LIST) -> str:
    upload = actions.keep_upload(by=by, name="ours.csv", content=text.encode())
    return reverse("exchange:preview", args=[upload.pk])


def test_a_list_is_looked_over_first(visit: Visit, priya: Actor) -> None:
    page = visit("/exchange/people", by=priya, sending={"file": sent()})

    assert [heading.text for heading in page.select("h1")] == ["Look over the list"]
    assert "There is no such day" in page.text
    assert "31/02/1950" in page.text
    assert not Person.objects.exists()


def test_a_file_that_is_too_large_is_not_kept(
    visit: Visit, priya: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "LARGEST", 10)

    page = visit("/exchange/people", by=priya, sending={"file": sent()})

    assert "The file is larger than 10 MB. Send the list in parts" in page.text
    assert not Upload.objects.exists()


def test_with_rows_to_mend_nothing_happens_until_that_is_said(visit: Visit, priya: Actor) -> None:
    page = visit(kept(priya), by=priya, sending={})

    assert "Tick to leave out the rows to mend" in page.text
    assert not Person.objects.exists()


def test_the_good_rows_come_in_when_asked(visit: Visit, priya: Actor) -> None:
    page = visit(kept(priya), by=priya, sending={"keep_good": "on", "into_circle": "on"})

    assert "2 people were brought in. Rows not brought in: 1 to mend." in page.text
    assert not Upload.objects.exists()
    assert Person.objects.visible_to(priya).count() == 2
    assert AuditEntry.objects.filter(did="exchange.brought-in").count() == 2


def test_nobody_joins_a_circle_unasked(visit: Visit, priya: Actor) -> None:
    visit(kept(priya), by=priya, sending={"keep_good": "on"})

    assert Person.objects.count() == 2
    assert not CircleMember.objects.filter(kind=Kind.PRACTITIONER).exists()


def test_an_imported_person_can_be_opened(visit: Visit, priya: Actor) -> None:
    visit(kept(priya), by=priya, sending={"keep_good": "on", "into_circle": "on"})
    ada = Person.objects.get(known_as="Ada")

    page = visit(reverse("home:person", args=[ada.pk]), by=priya)

    assert "Ada Okafor" in page.text


def test_a_name_that_is_here_is_asked_about(visit: Visit, priya: Actor, maggie: Person) -> None:
    address = kept(priya, "Full name,Known as\nMargaret Holt,Maggie\nNew Name,New\n")

    page = visit(address, by=priya)

    assert "Row 2: who is Margaret Holt?" in page.text
    number = maggie.registrations.get().number
    assert number in page.text
    assert [box["value"] for box in page.select("input[name=row_2][checked]")] == ["leave-out"]


@pytest.mark.parametrize(("said", "people"), [("leave-out", 2), ("same", 2), ("new", 3)])
def test_what_is_said_of_a_name_is_done(
    visit: Visit, priya: Actor, maggie: Person, said: str, people: int
) -> None:
    address = kept(priya, "Full name,Phone\nMargaret Holt,01632 960001\nNew Name,\n")

    visit(address, by=priya, sending={"row_2": said})

    assert Person.objects.count() == people
    maggie.refresh_from_db()
    assert maggie.phone == ""


def test_the_same_person_is_not_asked_about_twice(
    visit: Visit, priya: Actor, maggie: Person
) -> None:
    visit(kept(priya, "Full name\nMargaret Holt\n"), by=priya, sending={"row_2": "same"})

    page = visit(kept(priya, "Full name\nMargaret Holt\n"), by=priya)

    assert "There is nobody new to bring in" in page.text


def test_a_list_may_be_thrown_away(visit: Visit, priya: Actor) -> None:
    address = kept(priya)

    page = visit(f"{address}/throw-away", by=priya, sending={})

    assert "Nobody was brought in" in page.text
    assert not Upload.objects.exists()
    visit(address, by=priya, expecting=404)


def test_a_list_is_nobody_elses(visit: Visit, priya: Actor, tomasz: Actor, owen: Actor) -> None:
    address = kept(priya)

    for other in (tomasz, owen):
        visit(address, by=other, expecting=404)
        visit(f"{address}/rows-to-mend.csv", by=other, expecting=404)
        visit(f"{address}/throw-away", by=other, sending={}, expecting=404)
    assert Upload.objects.count() == 1


def test_only_some_roles_may_send_a_list(visit: Visit, sam: Actor, maggie_herself: Actor) -> None:
    for nobody in (sam, maggie_herself):
        visit("/exchange/people", by=nobody, expecting=403)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b"Shoe size\n43\n", "The first row must hold headings"),
        (b"Known as\n", "There is nobody on the list"),
        (b"PK\x03\x04broken", "damaged"),
        (b'Known as\n"half', "quotation marks do not match"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words(
    visit: Visit, priya: Actor, content: bytes, says: str
) -> None:
    file = SimpleUploadedFile("ours.csv", content)

    page = visit("/exchange/people", by=priya, sending={"file": file})

    assert says in "".join(part.text for part in page.select(".govuk-error-summary"))
    assert not Upload.objects.exists()


def test_a_waiting_list_is_found_again(visit: Visit, priya: Actor) -> None:
    address = kept(priya)

    page = visit("/exchange/people", by=priya)

    assert page.select_one(f"a[href='{address}']")


def test_a_list_is_let_go_after_a_day(priya: Actor) -> None:
    kept(priya)

    with clock.at(clock.now() + timedelta(hours=23)):
        assert actions.clear_uploads() == 0
    with clock.at(clock.now() + timedelta(hours=25)):
        assert actions.clear_uploads() == 1


def headings_of(content: bytes, kind: str) -> list[object]:
    if kind == "csv":
        return [*next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return [*sheet.to_python()[0]]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_template_comes_back_as_an_empty_list(
    visit: Visit, priya: Actor, client: Client, kind: str
) -> None:
    client.force_login(priya.user)
    content = client.get(f"/exchange/people/template.{kind}").content

    headings = (
        next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        if kind == "csv"
        else CalamineWorkbook.from_filelike(io.BytesIO(content))
        .get_sheet_by_index(0)
        .to_python()[0]
    )
    assert headings == [column.title for column in COLUMNS]
    file = SimpleUploadedFile(f"people.{kind}", content)
    page = visit("/exchange/people", by=priya, sending={"file": file})
    assert "There is nobody on the list" in page.text


def test_the_rows_to_mend_can_be_taken_away(priya: Actor, client: Client) -> None:
    client.force_login(priya.user)

    answer = client.get(f"{kept(priya)}/rows-to-mend.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1][:3] == ["3", "Born", "31/02/1950"]

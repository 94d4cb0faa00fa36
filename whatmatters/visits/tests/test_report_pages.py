"""The pages on which it is counted how visits went, and the files of them."""

import csv
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit as Goto
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.foundations import clock
from whatmatters.people.actions import begin_record
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.visits.periods import four_weeks
from whatmatters.visits.tests.counted import SUNDAY, Puts, every_case, put_for

ALL = "/visits/how-they-went"


@pytest.fixture(autouse=True)
def that_sunday(that_morning: None) -> Iterator[None]:
    with clock.at(SUNDAY):
        yield


@pytest.fixture
def put(maggie: Person, brook: Organisation, sam: Actor) -> Puts:
    return put_for(maggie, brook, sam.user)


def of(person: Person) -> str:
    return f"/visits/of/{person.pk}/how-they-went"


def test_a_manager_looks_at_how_visits_went(
    visit: Goto, put: Puts, bridget: Actor, sam: Actor, maggie: Person
) -> None:
    every_case(put, sam.user)

    page = visit(ALL, by=bridget)

    assert "From 18 May 2026 to 14 June 2026" in page.text
    behind = {link.text: str(link["href"]) for link in page.select("main td a")}
    assert "2 of 11 (Cut short)" in behind
    lines = visit(behind["2 of 11 (Cut short)"], by=bridget)
    assert "15 minutes less than planned" in lines.text
    assert len(lines.select(".wm-lines__item")) == 2
    assert AuditEntry.objects.filter(did="listed", about=str(maggie.pk)).count() == 2


def test_she_looks_at_how_her_own_went(
    visit: Goto, put: Puts, maggie: Person, maggie_herself: Actor, sam: Actor
) -> None:
    page = visit(f"/visits/of/{maggie.pk}", by=maggie_herself)
    (link,) = (one for one in page.select("main a") if one.text == "How my visits went")
    every_case(put, sam.user)

    page = visit(str(link["href"]), by=maggie_herself)

    assert page.select("h1")[0].text == "How my visits went"
    assert "1 of 11 (Began late)" in page.text
    assert "2 different people came" in page.text
    assert "%" not in page.select("main")[0].text
    late = visit(f"{of(maggie)}/visits?what=late&period=4-weeks", by=maggie_herself)
    assert "15 minutes late" in late.text
    assert AuditEntry.objects.filter(did="looked", about=str(maggie.pk)).count() == 3


def test_where_nothing_was_there_is_nothing_to_count(
    visit: Goto, maggie: Person, maggie_herself: Actor, bridget: Actor
) -> None:
    assert "none to count" in visit(of(maggie), by=maggie_herself).text
    assert "Nothing to count yet" in visit(f"{ALL}?period=quarter", by=bridget).text
    assert "There was none" in visit(f"{ALL}/visits?what=late", by=bridget).text


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("1 6 2026", "31 5 2026", "must not be before the first"),
        ("1 6 2024", "1 6 2026", "Choose a year at most"),
        ("1 6 2026", "15 6 2026", "must be today or in the past"),
        ("", "1 6 2026", "Enter the first day"),
    ],
)
def test_days_that_can_not_be(
    first: str, last: str, says: str, visit: Goto, maggie: Person, maggie_herself: Actor
) -> None:
    asks = "&".join(
        f"{name}_{part}={value}"
        for name, day in (("first", first), ("last", last))
        for part, value in zip(("day", "month", "year"), day.split(), strict=False)
    )
    page = visit(f"{of(maggie)}?period=days&{asks}", by=maggie_herself)
    assert says in page.text
    assert "From 18 May 2026" in page.text


def test_other_days(visit: Goto, put: Puts, bridget: Actor, sam: Actor) -> None:
    put(sam.user)
    days = "period=days&first_day=8&first_month=6&first_year=2026"
    page = visit(f"{ALL}?{days}&last_day=8&last_month=june&last_year=2026", by=bridget)
    assert "From 8 June 2026 to 8 June 2026" in page.text
    assert "1 of 1 (The visit took place)" in page.text


def test_who_may_not_look(
    visit: Goto, maggie: Person, owen: Actor, sam: Actor, bridget: Actor, maggie_herself: Actor
) -> None:
    visit(of(maggie), by=owen, expecting=404)
    visit(f"{of(maggie)}/file", by=owen, expecting=404)
    visit(f"{of(maggie)}/visits?what=late", by=owen, expecting=404)
    visit(ALL, by=sam, expecting=403)
    visit(f"{ALL}/file", by=maggie_herself, expecting=403)
    visit(f"{ALL}/visits?what=rubbish", by=bridget, expecting=404)
    assert "Maggie" not in visit(f"{ALL}", by=owen).text


def test_a_file_in_which_nothing_is_worked_out(
    client: Client, put: Puts, bridget: Actor, sam: Actor, maggie: Person
) -> None:
    Person.objects.filter(pk=maggie.pk).update(full_name='=HYPERLINK("evil")')
    every_case(put, sam.user)
    arrive(client, bridget)

    sent = client.get(f"{ALL}/file?period=4-weeks")

    assert sent.headers["Content-Disposition"] == 'attachment; filename="visits.csv"'
    rows = list(csv.reader(sent.content.decode("utf-8-sig").splitlines()))
    assert rows[0][:5] == ["Who", "What", "What it means", "How many", "Out of"]
    short = next(row for row in rows if row[1] == "Cut short")
    assert (short[0], *short[3:]) == ("Everybody", "2", "11", "2026-05-18", "2026-06-14")
    theirs = [row for row in rows[1:] if row[0] != "Everybody"]
    assert {row[0] for row in theirs} == {'\'=HYPERLINK("evil") (Maggie)'}
    assert [row[3:5] for row in theirs] == [["2", ""], ["11", "11"]]
    assert AuditEntry.objects.filter(did="exported", about=str(maggie.pk)).count() == 1


def test_her_own_file(
    client: Client, put: Puts, maggie: Person, maggie_herself: Actor, sam: Actor
) -> None:
    every_case(put, sam.user)
    arrive(client, maggie_herself)
    sent = client.get(f"{of(maggie)}/file?{four_weeks().query}")
    rows = list(csv.reader(sent.content.decode("utf-8-sig").splitlines()))
    assert ["Rushed", "1", "20"] in [[row[1], *row[3:5]] for row in rows]
    assert AuditEntry.objects.filter(did="exported", about=str(maggie.pk)).count() == 1


def test_more_visits_and_more_people_ask_no_more(
    client: Client, priya: Actor, brook: Organisation, bridget: Actor, sam: Actor
) -> None:
    arrive(client, bridget)
    counts = []
    for more in (1, 11):
        for number in range(more):
            person = begin_record(by=priya, known_as="P", full_name=f"Person {number}")
            CircleMember.objects.create(
                person=person, kind=Kind.PROVIDER, name="B", user=bridget.user, organisation=brook
            )
            starts = SUNDAY - timedelta(days=2, hours=number)
            put_for(person, brook, sam.user)(sam.user, starts=starts, late=20)
        counts.append([_asked(client, url) for url in (ALL, f"{ALL}/visits?what=late")])
    assert counts[0] == counts[1]


def test_more_visits_of_one_ask_no_more(
    client: Client, put: Puts, maggie: Person, maggie_herself: Actor, sam: Actor
) -> None:
    arrive(client, maggie_herself)
    counts = []
    for more in (1, 11):
        for number in range(more):
            put(sam.user, starts=SUNDAY - timedelta(days=2, hours=number), late=20)
        urls = (of(maggie), f"{of(maggie)}/visits?what=late", f"{of(maggie)}/file")
        counts.append([_asked(client, url) for url in urls])
    assert counts[0] == counts[1]


def _asked(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)

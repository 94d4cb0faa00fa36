"""What a provider is to be paid for, as a page and as a file: for their eyes alone."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit as Visits
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.exchange.actions import VisitsBroughtIn
from whatmatters.exchange.selectors import Asked, remittance_of
from whatmatters.exchange.tests.paying import LATER, made, priced, went
from whatmatters.exchange.tests.visiting import *  # noqa: F403  # fixtures
from whatmatters.exchange.tests.visiting import MONDAY, tell
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget


def file_of(client: Client, by: Actor, **asks: str) -> list[list[str]]:
    provider = str(cast.place("brook").pk)
    with clock.at(LATER):
        arrive(client, by)
        answer = client.get(
            "/exchange/remittance.csv",
            {"provider": provider, "first": "2026-06-08", "weeks": "1"} | asks,
        )
    assert answer.status_code == 200
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_file_names_nobody_unless_that_is_asked(
    client: Client, bridget: Actor, maggie: Person, planned: VisitsBroughtIn
) -> None:
    went(bridget)

    rows = file_of(client, bridget)

    assert "Maggie" not in str(rows)
    assert "Margaret" not in str(rows)
    assert rows[4][1:] == [
        *("V-1", "4471", "08/06/2026", "45", "34", "Done", "34"),
        *("Not verified: the provider’s file", "", "", "To be confirmed by 22/06/2026"),
    ]
    assert ["4471", "1", "45", "34", "34", "0.00", "0.00", "1", "1"] in rows
    assert "Margaret Holt" in str(file_of(client, bridget, names="yes"))
    taken = AuditEntry.objects.filter(did="exported", to="exchange.remittance")
    assert {one.about for one in taken} == {str(maggie.pk)}
    assert taken.count() == 2


def test_nothing_in_the_file_is_worked_out(
    client: Client, bridget: Actor, time_of_hers: TimeBudget
) -> None:
    tell("planned", "=1+1,4471,Maggie,8 June 2026,09:00,45,,\n", by=bridget)

    assert file_of(client, bridget)[4][1] == "'=1+1"


def test_who_pays_sees_the_same_under_their_own_number(
    client: Client, bridget: Actor, helen: Actor, priya: Actor, planned: VisitsBroughtIn
) -> None:
    visit = went(bridget)

    rows = file_of(client, helen)

    number = visit.person.registrations.get(organisation=helen.organisation_id).number
    assert rows[4][:4] == [str(visit.pk)[:8], number, "08/06/2026", "45"]
    assert "V-1" not in str(rows)


@pytest.mark.parametrize(
    "asks",
    [{"first": "soon"}, {"weeks": "52"}, {"provider": "nobody"}, {"first": "2030-01-01"}],
)
def test_what_an_address_can_not_mean_is_not_there(
    client: Client, bridget: Actor, asks: dict[str, str]
) -> None:
    arrive(client, bridget)
    said = {"provider": str(cast.place("brook").pk), "first": "2026-06-08", "weeks": "1"}

    assert client.get("/exchange/remittance.csv", said | asks).status_code == 404
    assert client.get("/exchange/remittance", said | asks).status_code == 200


def test_another_provider_and_another_council_see_nothing(
    client: Client, bridget: Actor, helen: Actor, planned: VisitsBroughtIn, brook: Organisation
) -> None:
    nia, stranger = cast.worker("nia"), cast.worker("owen")
    arrive(client, nia)
    said = {"provider": str(brook.pk), "first": "2026-06-08", "weeks": "1"}

    assert client.get("/exchange/remittance.csv", said).status_code == 404
    arrive(client, stranger)
    assert client.get("/exchange/remittance.csv", said).status_code == 403
    assert not remittance_of(viewer=nia, asked=Asked(brook, MONDAY, 1)).lines


def test_the_weeks_are_chosen_on_the_page(
    visit: Visits, bridget: Actor, planned: VisitsBroughtIn
) -> None:
    with clock.at(LATER):
        page = visit(
            "/exchange/remittance",
            by=bridget,
            sending={
                "first_day": "8",
                "first_month": "6",
                "first_year": "2026",
                "weeks": "1",
            },
        )

    assert "Brook Home Care, 8 June 2026 to 14 June 2026" in page.text
    assert page.select_one("a[href*='names=yes']")
    assert page.select_one("a[href='/exchange/visits']")


def test_a_day_to_come_is_refused(visit: Visits, bridget: Actor) -> None:
    sent = {"first_day": "8", "first_month": "6", "first_year": "2030", "weeks": "1"}

    page = visit("/exchange/remittance", by=bridget, sending=sent)

    assert "The first day must be today or" in page.text


def test_only_who_is_paid_and_who_pays_may_look(
    visit: Visits, sam: Actor, priya: Actor, maggie_herself: Actor
) -> None:
    for nobody in (sam, priya, maggie_herself):
        visit("/exchange/remittance", by=nobody, expecting=403)


def test_it_asks_no_more_for_twelve_visits_than_for_one(
    bridget: Actor, maggie: Person, priya: Actor, allotment: Outcome, time_of_hers: TimeBudget
) -> None:
    priced(maggie, priya, "24.00")
    counts = []
    for hours in (range(9, 10), range(10, 21)):
        rows = [f"V-{hour},4471,Maggie,8 June 2026,{hour}:00,30,,\n" for hour in hours]
        tell("planned", "".join(rows), by=bridget)
        with clock.at(LATER):
            told = [f"V-{hour},,,,,done,{hour}:00,{hour}:15,,,,\n" for hour in hours]
            tell("actual", "".join(told), by=bridget)
        with CaptureQueriesContext(connection) as asked:
            found = made(bridget)
            assert found.together.waiting
        counts.append(len(asked))

    assert len(found.lines) == 12
    assert counts[0] == counts[1]

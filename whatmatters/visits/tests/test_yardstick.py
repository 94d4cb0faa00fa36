"""From when on a visit is late, short or rushed: an organisation’s own numbers, and why."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.visit import Visit as Goto
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person
from whatmatters.visits.actions import set_yardstick
from whatmatters.visits.models import VisitNotReady, Yardstick
from whatmatters.visits.periods import DAYS, Period
from whatmatters.visits.selectors import behind_page, report_page, went_page
from whatmatters.visits.tests.conftest import MONDAY
from whatmatters.visits.tests.counted import SUNDAY, Puts, every_case, put_for

PAGE = "/visits/how-they-went/counted-by"
WEEK = Period(DAYS, MONDAY, MONDAY + timedelta(days=6))
NUMBERS: dict[str, Any] = {"late": 14, "short": 30, "part": 10, "rushed": 25, "because": "Ours"}


@pytest.fixture(autouse=True)
def that_sunday(that_morning: None) -> Iterator[None]:
    with clock.at(SUNDAY):
        yield


@pytest.fixture
def put(maggie: Person, brook: Organisation, sam: Actor) -> Puts:
    return put_for(maggie, brook, sam.user)


def counts(page: Any) -> dict[str, int]:
    keys = {"late", "short", "rushed", "brief"}
    figures = [one for part in page.parts for one in part.figures]
    return {one.kind.key: one.n for one in figures if one.kind.key in keys}


def test_what_is_counted_follows_the_numbers_of_the_organisation(
    put: Puts, bridget: Actor, priya: Actor, maggie: Person, maggie_herself: Actor, sam: Actor
) -> None:
    every_case(put, sam.user)
    begun_with = {"late": 1, "short": 2, "rushed": 1, "brief": 1}
    assert counts(report_page(viewer=bridget, period=WEEK)) == begun_with

    set_yardstick(by=bridget, **NUMBERS)

    theirs = {"late": 2, "short": 4, "rushed": 0, "brief": 1}
    assert counts(report_page(viewer=bridget, period=WEEK)) == theirs
    of: dict[str, Any] = {"person_id": maggie.pk, "period": WEEK}
    assert counts(went_page(viewer=maggie_herself, **of)) == theirs
    assert counts(went_page(viewer=priya, **of)) == begun_with
    late = behind_page(viewer=bridget, key="late", period=WEEK)
    assert sorted(one.late for one in late.lines) == ["14 minutes", "15 minutes"]


def test_every_report_says_what_it_was_counted_by(
    visit: Goto, client: Client, put: Puts, bridget: Actor, maggie: Person, maggie_herself: Actor
) -> None:
    put()
    ours = visit("/visits/how-they-went", by=bridget).text
    assert "late from 15 minutes" in ours
    assert "they are ours" in ours

    set_yardstick(by=bridget, **{**NUMBERS, "because": "Agreed with our people in May"})

    for page in ("/visits/how-they-went", f"/visits/of/{maggie.pk}/how-they-went"):
        who = maggie_herself if "/of/" in page else bridget
        told = visit(page, by=who).text
        assert "late from 14 minutes" in told
        assert "one tenth less" in told
        assert "Agreed with our people in May" in told
    arrive(client, bridget)
    file = client.get("/visits/how-they-went/file").content.decode("utf-8-sig")
    assert "14 minutes or more after the time that was planned" in file
    assert "Planned for less than 25 minutes" in file


def test_the_manager_and_the_administrator_set_them_and_nothing_typed_is_lost(
    visit: Goto, bridget: Actor, brook: Organisation, tomasz: Actor
) -> None:
    shown = visit(PAGE, by=bridget)
    assert "everybody begins with" in shown.text
    assert shown.select('input[name="late"][value="15"]')
    sent = {**NUMBERS, "read": "0", "because": ""}
    refused = visit(PAGE, by=bridget, sending=sent)
    assert "Say why, so that whoever reads the numbers knows" in refused.text
    assert refused.select('input[name="late"][value="14"]')
    visit(PAGE, by=bridget, sending={**sent, "because": "We ring first"})
    assert AuditEntry.objects.filter(did="visits.yardstick-set").count() == 1

    ada = cast.account("ada-min", "Ada")
    works = Membership.objects.create(user=ada, organisation=brook, role_key=RoleKey.ADMINISTRATOR)
    stale = visit(PAGE, by=Actor(ada, works), sending={**sent, "because": "Mine"})
    assert "changed this while you had it open" in stale.text
    assert stale.select('input[name="because"][value="Mine"]')
    assert "How visits are counted" in visit(PAGE, by=Actor(ada, works)).text


def test_who_may_not_and_what_can_not_be(
    priya: Actor, sam: Actor, helen: Actor, bridget: Actor, maggie_herself: Actor
) -> None:
    for who in (priya, sam, helen, maggie_herself):
        with pytest.raises(PermissionDenied):
            set_yardstick(by=who, **NUMBERS)
    for wrong in ({"late": 0}, {"short": 121}, {"rushed": 31}):
        with pytest.raises(VisitNotReady, match="from 5 to"):
            set_yardstick(by=bridget, **{**NUMBERS, **wrong})
    with pytest.raises(VisitNotReady, match="Say why"):
        set_yardstick(by=bridget, **{**NUMBERS, "because": " "})
    assert not Yardstick.objects.exists()

    set_yardstick(by=bridget, **NUMBERS, read=0)
    set_yardstick(by=bridget, **NUMBERS, read=1)
    with pytest.raises(Stale):
        set_yardstick(by=bridget, **NUMBERS, read=1)

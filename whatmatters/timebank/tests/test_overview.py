"""Time over all one may see; what rooms above put on the page; and how much pages ask."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person, Share
from whatmatters.timebank import above
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.tests.addresses import at, of
from whatmatters.timebank.tests.conftest import BEGINS, opened, planned, used

SOON = BEGINS + timedelta(days=20)


class TestOverview:
    def test_whose_time_runs_out_soon_and_how_much_is_used(
        self, lapsing: TimeBudget, bridget: Actor, visit: Visit
    ) -> None:
        used(lapsing, bridget, 405, BEGINS)
        url = reverse("timebank:overview")
        assert "Nobody’s time runs out" in visit(url, by=bridget).text
        with clock.at(SOON):
            page = visit(url, by=bridget).text
        assert "Maggie" in page
        assert "6 hours 45 minutes (25%)" in page
        assert AuditEntry.objects.filter(did="listed").exists()

    def test_only_of_those_one_may_see(
        self, lapsing: TimeBudget, owen: Actor, sam: Actor, visit: Visit
    ) -> None:
        with clock.at(SOON):
            assert "Maggie" not in visit(reverse("timebank:overview"), by=owen).text
            visit(reverse("timebank:overview"), by=sam, expecting=403)

    def test_a_broker_who_may_not_know_who_it_is_is_told_no_name(
        self, lapsing: TimeBudget, maggie: Person, visit: Visit
    ) -> None:
        place, user = lapsing.organisation, cast.account("bill", "Bill")
        works = Membership.objects.create(user=user, organisation=place, role_key=RoleKey.BROKER)
        CircleMember.objects.create(
            person=maggie, user=user, organisation=place, kind="broker", name="Bill"
        )
        bill = Actor(user, works)
        assert TimeBudget.objects.visible_to(bill).exists()
        with clock.at(SOON):
            visit(reverse("timebank:overview"), by=bill, expecting=403)

    @pytest.mark.parametrize("who", ["priya", "bridget"])
    def test_a_link_leads_there_from_every_page(
        self, who: str, visit: Visit, request: pytest.FixtureRequest
    ) -> None:
        page = visit(reverse("home:day"), by=request.getfixturevalue(who))
        assert page.select(f'nav a[href="{reverse("timebank:overview")}"]')

    def test_who_pays_sees_those_who_share_their_money_and_nobody_else(
        self, lapsing: TimeBudget, maggie: Person, priya: Actor, visit: Visit
    ) -> None:
        assert priya.membership is not None
        place = priya.membership.organisation
        user = cast.account("nadia", "Nadia")
        pays = Membership.objects.create(
            user=user, organisation=place, role_key=RoleKey.COMMISSIONER
        )
        with clock.at(SOON):
            page = visit(reverse("timebank:overview"), by=Actor(user, pays))
            assert "Maggie" not in page.text
            Share.objects.create(
                person=maggie, organisation=place, core=True, budget=True, purpose="To pay"
            )
            page = visit(reverse("timebank:overview"), by=Actor(user, pays))
        assert "Maggie" in page.text


def test_rooms_above_put_their_parts_on_the_page(
    budget: TimeBudget,
    maggie: Person,
    maggie_herself: Actor,
    visit: Visit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = above.Coming("Sam, in the morning", minutes=30, note="Planned", href="/my-page")
    part = above.Part("The next two weeks", [said], doors=[("Ask for a change", "/find")])
    monkeypatch.setattr(above, "ON_MY_TIME", [lambda viewer, person: [part]])
    monkeypatch.setattr("whatmatters.timebank.selectors.time.ON_MY_TIME", above.ON_MY_TIME)

    page = visit(of(maggie), by=maggie_herself)

    assert "Sam, in the morning" in page.text
    assert page.select('a[href="/find"]')


def test_the_queries_of_a_page_do_not_grow(
    maggie: Person, priya: Actor, visit: Visit, client: Client
) -> None:
    budget = opened(maggie, priya)
    filled(budget, priya, 1)
    urls = (of(maggie), at("account", budget), reverse("timebank:overview"))
    few = [asked(client, priya, url) for url in urls]

    filled(budget, priya, 12)
    for number in range(12):
        other = Organisation.objects.create(name=f"Other {number}", address_name=f"o{number}")
        more = TimeBudget(person=maggie, organisation=other, begins_on=BEGINS, minutes_a_week=60)
        more.recorded_by = priya.user
        more.save(force_insert=True)

    assert [asked(client, priya, url) for url in urls] == few


def filled(budget: TimeBudget, by: Actor, number: int) -> None:
    for _ in range(number):
        used(budget, by, 5, BEGINS, uuid4())
        planned(budget, by, 5, BEGINS, uuid4())


def asked(client: Client, by: Actor, url: str) -> int:
    """How many queries a page takes, once it has been compiled."""
    arrive(client, by)
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)

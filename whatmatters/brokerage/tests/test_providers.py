from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.brokerage.actions import add_change, say_of_provider, settle_change
from whatmatters.brokerage.models import ChangeStep, ProviderProfile
from whatmatters.brokerage.tests.asking import manager
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale

SAYS: dict[str, Any] = {
    "areas": ["WB1", "WB4"],
    "capacity": "Two mornings",
    "hours_free": 6,
    "skills": "Dementia",
    "worries": "Short calls",
    "staff": 23,
    "left_in_a_year": 5,
}


@pytest.fixture
def profile(bridget: Actor) -> ProviderProfile:
    return say_of_provider(organisation=cast.place("brook"), by=bridget, **SAYS)


def test_its_manager_says_how_things_stand(profile: ProviderProfile) -> None:
    assert set(profile.areas.values_list("outward", flat=True)) == {"WB1", "WB4"}
    assert profile.capacity_said_on == clock.today()
    assert profile.turnover == 22


@pytest.mark.parametrize("who", ["priya", "helen", "sam", "rival", "maggie_herself"])
def test_nobody_else_does(
    who: str, profile: ProviderProfile, request: pytest.FixtureRequest, visit: Visit
) -> None:
    other = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        say_of_provider(organisation=profile.organisation, by=other, **SAYS)
    with pytest.raises(PermissionDenied):
        add_change(profile=profile, by=other, kind="offer", words="Hm")
    address = f"/brokerage/providers/{profile.organisation_id}/change"
    visit(address, by=other, expecting=404 if who == "rival" else 403)


@pytest.mark.parametrize("who", ["priya", "helen", "bridget", "ines"])
def test_those_who_look_for_help_read_it(
    who: str, profile: ProviderProfile, visit: Visit, request: pytest.FixtureRequest
) -> None:
    viewer = cast.worker("ines") if who == "ines" else request.getfixturevalue(who)

    assert "Brook Home Care" in visit("/brokerage/providers", by=viewer).text
    page = visit(f"/brokerage/providers/{profile.organisation_id}", by=viewer)
    assert "Short calls" in page.text
    assert "5 left in a year (22%)" in page.text


def test_other_providers_and_people_do_not(
    profile: ProviderProfile, rival: Actor, maggie_herself: Actor, sam: Actor, visit: Visit
) -> None:
    assert "Brook" not in visit("/brokerage/providers", by=rival).select("main")[0].text
    address = f"/brokerage/providers/{profile.organisation_id}"
    visit(address, by=rival, expecting=404)
    for other in (maggie_herself, sam):
        visit(address, by=other, expecting=403)
    visit("/brokerage/providers", by=maggie_herself, expecting=403)


def test_an_area_narrows_the_list(profile: ProviderProfile, priya: Actor, visit: Visit) -> None:
    for near in ("wb4", "WB4%202QT", "wb42qt"):
        assert "Brook" in visit(f"/brokerage/providers?near={near}", by=priya).text
    page = visit("/brokerage/providers?near=zz9", by=priya)
    assert "No provider has said that it comes there" in page.text
    assert visit("/brokerage/providers?near=%00%F0%9F%98%80" + "x" * 300, by=priya)


def test_what_was_said_weeks_ago_may_have_changed(
    profile: ProviderProfile, bridget: Actor, priya: Actor, visit: Visit
) -> None:
    assert "May have changed" not in visit("/brokerage/providers", by=priya).text
    ProviderProfile.objects.update(capacity_said_on=clock.today() - timedelta(days=43))
    assert "May have changed" in visit("/brokerage/providers", by=priya).text

    again = say_of_provider(organisation=cast.place("brook"), by=bridget, **SAYS)
    assert not again.is_old


def test_of_two_who_change_it_the_second_is_told(
    profile: ProviderProfile, bridget: Actor, visit: Visit
) -> None:
    say_of_provider(organisation=profile.organisation, by=bridget, read=1, **SAYS)
    with pytest.raises(Stale):
        say_of_provider(organisation=profile.organisation, by=bridget, read=1, **SAYS)

    page = visit(
        f"/brokerage/providers/{profile.organisation_id}/change",
        by=bridget,
        sending={"capacity": "Mine", "read": "1"},
    )
    assert "Someone else changed this" in page.text
    assert "Mine" in page.text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"areas": "Westbury"}, "is not the first half of a postcode"),
        ({"areas": " ".join(f"A{n}" for n in range(10)) + " SW1A1"}, "is not the first half"),
        ({"hours_free": "-1"}, "The hours must be a whole number from 0"),
        ({"left_in_a_year": "3"}, "Say how many staff there are"),
        ({"staff": "0"}, "The number of staff must be a whole number from 1"),
        ({"capacity": "x" * 200_000}, "This has 200,000 characters"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    typed: dict[str, str], says: str, bridget: Actor, visit: Visit
) -> None:
    brook = cast.place("brook")
    page = visit(
        f"/brokerage/providers/{brook.pk}/change",
        by=bridget,
        sending={"skills": "Kept all the same"} | typed,
    )

    assert says in page.text
    assert "Kept all the same" in page.text
    assert not ProviderProfile.objects.exists()


def test_before_it_says_anything_there_is_nothing_to_read(
    bridget: Actor, priya: Actor, visit: Visit
) -> None:
    brook = cast.place("brook")

    visit(f"/brokerage/providers/{brook.pk}", by=priya, expecting=404)
    assert "Nothing is said yet" in visit(f"/brokerage/providers/{brook.pk}", by=bridget).text


class TestHowItChanges:
    def test_a_line_is_added_kept_and_settled(
        self, profile: ProviderProfile, bridget: Actor, priya: Actor, visit: Visit
    ) -> None:
        address = f"/brokerage/providers/{profile.organisation_id}"
        sending = {"kind": "help", "words": "A day together", "agreed_with": "Helen"}
        page = visit(f"{address}/plan", by=bridget, sending=sending)
        assert "A day together" in page.text
        step = ChangeStep.objects.get()
        with pytest.raises(IntegrityError), transaction.atomic():
            ChangeStep.objects.update(words="Two days")

        visit(f"/brokerage/providers/changes/{step.pk}/settle", by=bridget, sending={})
        assert "Settled" in visit(address, by=priya).text
        assert settle_change(step=step, by=bridget).settled_on == clock.today()

    def test_help_is_agreed_with_somebody(
        self, profile: ProviderProfile, bridget: Actor, visit: Visit
    ) -> None:
        address = f"/brokerage/providers/{profile.organisation_id}/plan"
        page = visit(address, by=bridget, sending={"kind": "help", "words": "A day"})

        assert "Say who agreed to help" in page.text
        assert not ChangeStep.objects.exists()

    def test_another_provider_settles_nothing(
        self, profile: ProviderProfile, bridget: Actor, rival: Actor, visit: Visit
    ) -> None:
        step = add_change(profile=profile, by=bridget, kind="offer", words="Hm")

        visit(f"/brokerage/providers/changes/{step.pk}/settle", by=rival, sending={}, expecting=404)


def test_one_or_twelve_are_shown_alike(
    profile: ProviderProfile, priya: Actor, visit: Visit
) -> None:
    visit("/brokerage/providers", by=priya)
    asked = []
    for more in (0, 11):
        for number in range(more):
            other = manager(f"Provider {number}", f"manager-{number}")
            assert other.membership
            say_of_provider(organisation=other.membership.organisation, by=other, **SAYS)
        with CaptureQueriesContext(connection) as queries:
            visit("/brokerage/providers", by=priya)
        asked.append(len(queries))

    assert asked[0] == asked[1]

"""June looks after Maggie: a record of her own, tied to Maggie's and confidential from it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import Caring, CircleMember, Person
from whatmatters.people.selectors.caring import looks_after


@pytest.fixture
def junes_place(june: Actor) -> CircleMember:
    return CircleMember.objects.get(user=june.user)


@pytest.fixture
def junes_own(junes_place: CircleMember, priya: Actor) -> Person:
    """June's own record, begun from Maggie's circle."""
    return actions.begin_carers_record(
        by=priya, known_as="June", full_name="June Holt", whom="my mum", member=junes_place
    )


def test_priya_begins_it_from_maggies_circle(
    junes_place: CircleMember, maggie: Person, priya: Actor, visit: Visit
) -> None:
    details = visit(f"/people/{maggie.pk}/details", by=priya)
    assert "Start a carer’s own record" in details.text

    sent = {"known_as": "June", "full_name": "June Holt", "whom": "my mum", "home": "apart"}
    visit(f"/people/circle/{junes_place.pk}/own-record", by=priya, sending=sent)

    caring = Caring.objects.get()
    assert (caring.whom, caring.cared_for, caring.home) == ("my mum", maggie, "apart")
    assert caring.carer != maggie
    own = visit(f"/people/{caring.carer_id}/details", by=priya)
    assert "Looks after my mum" in own.text


def test_nothing_is_copied_from_the_one_to_the_other(
    maggie: Person, junes_place: CircleMember, priya: Actor
) -> None:
    actions.change_details(person=maggie, by=priya, address="4 Mill Street", phone="01632 960001")

    june = actions.begin_carers_record(by=priya, known_as="June", whom="Mum", member=junes_place)

    assert (june.address, june.phone, june.user, june.how_to_reach) == ("", "", None, "")
    assert [place.user for place in june.circle.all()] == [priya.user]


def test_maggies_pages_do_not_say_that_june_has_a_record(
    maggie: Person, junes_place: CircleMember, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    def seen(by: Actor) -> str:
        return "".join(
            visit(f"/people/{maggie.pk}/{page}", by=by).select("main")[0].text
            for page in ("details", "sharing")
        )

    before = [seen(by) for by in (priya, maggie_herself)]
    actions.begin_carers_record(by=priya, known_as="June", whom="Mum", member=junes_place)

    assert [seen(by) for by in (priya, maggie_herself)] == before


def test_who_sees_maggie_does_not_see_junes_own(
    junes_own: Person, maggie_herself: Actor, sam: Actor, june: Actor, visit: Visit
) -> None:
    for actor in (maggie_herself, sam, june):
        visit(f"/people/{junes_own.pk}/details", by=actor, expecting=404)
        assert not Caring.objects.visible_to(actor).exists()
        assert looks_after(viewer=actor, person_id=junes_own.pk) == ()


def test_who_sees_june_alone_learns_nothing_of_maggie(
    junes_own: Person, maggie: Person, visit: Visit
) -> None:
    actor = cast.worker("tomasz")
    CircleMember.objects.create(
        person=junes_own,
        kind="practitioner",
        name=actor.name,
        user=actor.user,
        organisation_id=actor.organisation_id,
    )

    said = visit(f"/people/{junes_own.pk}/details", by=actor).text

    assert "Looks after my mum" in said
    assert "Maggie" not in said
    assert str(maggie.pk) not in str(visit(f"/people/{junes_own.pk}/details", by=actor))


def test_the_same_surname_or_address_ties_nobody(maggie: Person, priya: Actor) -> None:
    actions.change_details(person=maggie, by=priya, address="4 Mill Street")
    other = actions.begin_record(
        by=cast.worker("tomasz"), known_as="John", full_name="John Holt", address="4 Mill Street"
    )

    assert not Person.objects.visible_to(priya).filter(pk=other.pk).exists()
    assert not Caring.objects.exists()


@pytest.mark.parametrize(
    ("who", "answer"),
    [("sam", 404), ("june", 403), ("maggie_herself", 403), ("tomasz", 404), ("owen", 404)],
)
def test_nobody_else_begins_it_from_there(
    who: str,
    answer: int,
    junes_place: CircleMember,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/people/circle/{junes_place.pk}/own-record", by=actor, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.begin_carers_record(by=actor, known_as="J", whom="Mum", member=junes_place)

    assert not Caring.objects.exists()


def test_a_carer_asks_for_herself_and_names_nobody_we_know(farah: Actor) -> None:
    carer = actions.begin_carers_record(by=farah, known_as="Ada", whom="my brother")

    (found,) = looks_after(viewer=farah, person_id=carer.pk)
    assert (found.whom, found.person) == ("my brother", None)


def test_a_mistake_is_answered_in_words_and_loses_none(
    junes_place: CircleMember, priya: Actor, visit: Visit
) -> None:
    sent = {"known_as": "June", "full_name": "June Margaret Holt"}

    page = visit(f"/people/circle/{junes_place.pk}/own-record", by=priya, sending=sent)

    assert "Say whom they look after" in page.text
    assert page.select("[name=full_name]")[0]["value"] == "June Margaret Holt"
    assert "Care Act 2014, section 10" in page.text


def test_june_writes_down_herself_whom_she_looks_after(
    maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    page = f"/people/{maggie.pk}/looks-after"

    refused = visit(page, by=maggie_herself, sending={"whom": "", "home": "same"})
    assert "Say whom" in refused.text
    visit(page, by=maggie_herself, sending={"whom": "my sister", "home": "same"})

    told = [visit(f"/people/{maggie.pk}/details", by=by).text for by in (maggie_herself, priya)]
    assert "I look after my sister" in told[0]
    assert "Looks after my sister" in told[1]


def test_looking_after_comes_to_an_end_and_the_record_stays(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    since = clock.today() - timedelta(days=3)
    caring = actions.look_after(carer=maggie, by=maggie_herself, whom="my sister", since=since)
    page = f"/people/caring/{caring.pk}/end"

    assert "Enter the day it ended" in visit(page, by=maggie_herself, sending={}).text
    ended = clock.today()
    day = {"until_day": ended.day, "until_month": ended.month, "until_year": ended.year}
    visit(page, by=maggie_herself, sending=day)

    details = visit(f"/people/{maggie.pk}/details", by=maggie_herself)
    assert "I look after my sister" not in details.text
    assert Caring.objects.get().whom == "my sister"
    visit(page, by=maggie_herself, expecting=404)


def test_it_ends_no_earlier_than_it_began(maggie: Person, maggie_herself: Actor) -> None:
    today = clock.today()
    caring = actions.look_after(carer=maggie, by=maggie_herself, whom="my sister", since=today)

    over = actions.stop_looking_after(
        caring=caring, by=maggie_herself, until=today - timedelta(days=9)
    )

    assert over.until == today


def test_nobody_else_writes_or_ends_it(maggie: Person, sam: Actor, priya: Actor) -> None:
    caring = actions.look_after(carer=maggie, by=priya, whom="my sister")

    with pytest.raises(PermissionDenied):
        actions.look_after(carer=maggie, by=sam, whom="my brother")
    with pytest.raises(PermissionDenied):
        actions.stop_looking_after(caring=caring, by=sam, until=clock.today())

"""What a privacy officer is shown, and what becomes of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client

from tests.clearing import forget_audit
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, Watched, WatchNote
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.actions import watching
from whatmatters.people.models import Person, Registration
from whatmatters.people.selectors import monthly_rates
from whatmatters.people.selectors.watching import NOBODY_HERE, queue, waiting
from whatmatters.web.addresses import address

QUEUE = "/privacy"
Flag = Watched.Flag


@pytest.fixture(autouse=True)
def _nothing_yet(maggie: Person) -> None:
    forget_audit()


@pytest.fixture
def odd(maggie: Person, tomasz: Actor) -> Watched:
    """Tomasz opened Maggie's record in an emergency."""
    actions.break_glass(person=maggie, by=tomasz, reason="danger", because="She has fallen")
    return Watched.objects.get(flag=Flag.GLASS)


def test_the_queue_says_who_whom_and_why(
    visit: Visit, odd: Watched, maggie: Person, ruth: Actor
) -> None:
    (row,) = visit(QUEUE, by=ruth).select("main tbody tr")
    number = Registration.objects.get(person=maggie).number

    said = " ".join(row.get_text(" ").split())
    for part in ("Tomasz Zielinski", "Westbury Council", "Margaret Holt", number, "emergency"):
        assert part in said


def test_the_bar_says_how_many(visit: Visit, odd: Watched, ruth: Actor, priya: Actor) -> None:
    assert "Privacy (1)" in visit(QUEUE, by=ruth).get_text()
    assert "Privacy" not in visit("/my-day", by=priya).select(".wm-nav__bar")[0].get_text()


def test_a_privacy_officer_begins_there(visit: Visit, odd: Watched, ruth: Actor) -> None:
    visit("/", by=ruth, expecting=302)


def test_a_note_that_does_not_settle_it_leaves_it_there(
    visit: Visit, odd: Watched, ruth: Actor
) -> None:
    at = address("privacy:look-into", odd.pk)
    assert "She has fallen" in visit(at, by=ruth).get_text()
    visit(at, by=ruth, sending={"words": "I rang Tomasz.", "settled": "no"})

    assert waiting(ruth) == 1
    assert "I rang Tomasz." in visit(at, by=ruth).get_text()


def test_what_is_settled_is_kept_apart(visit: Visit, odd: Watched, ruth: Actor) -> None:
    at = address("privacy:look-into", odd.pk)
    page = visit(at, by=ruth, sending={"words": "The ambulance came.", "settled": "yes"})

    assert "There is nothing to look into" in page.get_text()
    assert waiting(ruth) == 0
    assert "Tomasz" in visit(f"{QUEUE}?settled=1", by=ruth).get_text()
    assert not visit(at, by=ruth).select("main form[method=post]")
    entry = AuditEntry.objects.get(did="privacy.settled")
    assert (entry.by, entry.about) == (str(ruth.user.pk), odd.person)


def test_it_says_how_often_they_did_so_in_a_month(
    visit: Visit, odd: Watched, maggie: Person, tomasz: Actor, ruth: Actor
) -> None:
    for days in (10, 40):
        with clock.at(odd.first_at - timedelta(days=days)):
            watching.notify_glass(person=maggie, by=tomasz)

    page = visit(address("privacy:look-into", odd.pk), by=ruth)
    assert "2 records opened in an emergency by Tomasz" in page.get_text()


def test_a_note_says_something(visit: Visit, odd: Watched, ruth: Actor) -> None:
    page = visit(address("privacy:look-into", odd.pk), by=ruth, sending={"words": "Kept"})

    assert "Choose whether it is settled" in page.get_text()
    assert "Kept" in page.get_text()
    assert not WatchNote.objects.exists()


@pytest.mark.parametrize("who", ["priya", "helen", "tomasz", "dev", "ines", "ngozi", "sam"])
def test_nobody_else_has_the_queue(who: str, visit: Visit, odd: Watched) -> None:
    visit(QUEUE, by=cast.worker(who), expecting=403)
    visit(address("privacy:look-into", odd.pk), by=cast.worker(who), expecting=403)


def test_nobody_else_writes_beside_it(odd: Watched, priya: Actor) -> None:
    with pytest.raises(PermissionDenied):
        watching.look_into(watched=odd, by=priya, words="Fine", settles=True)


def test_another_organisations_queue_is_not_theirs(visit: Visit, odd: Watched, ruth: Actor) -> None:
    assert ruth.membership is not None
    ruth.membership.organisation = cast.place("eastbury")
    ruth.membership.save()

    assert queue(viewer=ruth).items == ()
    visit(address("privacy:look-into", odd.pk), by=ruth, expecting=404)
    visit(address("privacy:look-into", uuid4()), by=ruth, expecting=404)


def test_somebody_the_organisation_does_not_know_has_no_name_there(
    odd: Watched, maggie: Person, ruth: Actor
) -> None:
    Registration.objects.filter(person=maggie).delete()

    (item,) = queue(viewer=ruth).items
    assert (item.person, item.number) == (NOBODY_HERE, "")


def test_whom_the_queue_showed_is_written_down(
    visit: Visit, odd: Watched, maggie: Person, ruth: Actor
) -> None:
    visit(QUEUE, by=ruth)

    entry = AuditEntry.objects.get(to="privacy.queue")
    assert (entry.about, entry.classes) == (str(maggie.pk), "audit")


def test_what_a_confidential_service_did_is_told_to_itself_alone(
    visit: Visit, maggie: Person, ruth: Actor, farah: Actor
) -> None:
    """Even where it was told before the service became one."""
    assert farah.membership is not None
    service = farah.membership.organisation
    Registration.objects.get_or_create(person=maggie, organisation=service)
    actions.break_glass(person=maggie, by=farah, reason="danger", because="She has fallen")
    mine, theirs = (
        Watched.objects.get(organisation=str(place.pk))
        for place in (cast.place("westbury"), service)
    )
    assert [item.viewer for item in queue(viewer=ruth).items] == [farah.name]
    assert [rate.name for rate in monthly_rates(viewer=ruth)] == [farah.name]
    service.is_confidential = True
    service.save()

    assert queue(viewer=ruth).items == ()
    assert waiting(ruth) == 0
    assert not monthly_rates(viewer=ruth)
    visit(f"{QUEUE}/{mine.pk}", by=ruth, expecting=404)
    officer = Membership.objects.create(
        user=cast.account("noor", "Noor"), organisation=service, role_key=RoleKey.PRIVACY_OFFICER
    )
    own = queue(viewer=Actor(officer.user, officer)).items
    assert [item.watched for item in own] == [theirs]


def test_the_queue_asks_no_more_for_more(
    odd: Watched, maggie: Person, ruth: Actor, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(ruth.user)
    client.get(QUEUE)
    with django_assert_max_num_queries(40) as few:
        client.get(QUEUE)
    for number in range(12):
        tomasz = str(cast.account(f"worker-{number}", f"Worker {number}").pk)
        Watched.objects.create(
            flag=Flag.NIGHT,
            organisation=odd.organisation,
            viewer=tomasz,
            acting_in=odd.acting_in,
            person=str(maggie.pk),
            day=odd.day,
            first_at=odd.first_at,
        )
    with django_assert_max_num_queries(40) as many:
        client.get(QUEUE)

    assert len(many) <= len(few)


@pytest.mark.parametrize("field", ["words", "by", "settles"])
def test_a_note_is_never_rewritten(field: str, odd: Watched, ruth: Actor) -> None:
    watching.look_into(watched=odd, by=ruth, words="I rang.", settles=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        WatchNote.objects.update(**{field: True if field == "settles" else "x"})
    with pytest.raises(IntegrityError), transaction.atomic():
        WatchNote.objects.all().delete()

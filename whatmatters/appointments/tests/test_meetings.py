"""Meetings, being in touch, and what is next: who may, and what is refused with a sentence."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.appointments import actions
from whatmatters.appointments.models import Contact, FollowUp, Meeting, NotSo
from whatmatters.appointments.tests.deeds import plan
from whatmatters.foundations import clock
from whatmatters.people.models import Person


def at(name: str, *about: object) -> str:
    return reverse(f"appointments:{name}", args=[getattr(one, "pk", one) for one in about])


def test_priya_plans_moves_and_says_what_became_of_it(
    maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    day = clock.today() + timedelta(days=3)
    typed = {**boxes("on", day), "at": "2pm", "minutes": "45", "where": "Her kitchen"}
    assert "Enter the time" in visit(at("plan", maggie), by=priya, sending={**typed, "at": ""}).text
    assert "It is planned" in visit(at("plan", maggie), by=priya, sending=typed).text
    meeting = Meeting.objects.get()
    assert "Her kitchen" in visit(at("show", meeting), by=maggie_herself).text

    stale = visit(at("move", meeting), by=priya, sending={**typed, "at": "3pm", "read": "9"})
    assert "changed this while you had it open" in stale.text
    moved = visit(at("move", meeting), by=priya, sending={**typed, "at": "3pm", "read": "1"})
    assert "15:00" in moved.text
    early = visit(at("became", meeting), by=priya, sending={"state": "held"})
    assert "has not begun yet" in early.text

    Meeting.objects.update(starts_at=clock.now() - timedelta(hours=2))
    assert "We met" in visit(at("became", meeting), by=priya, sending={"state": "held"}).text


def test_she_calls_it_off_and_need_not_say_why(
    maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    meeting = plan(maggie, priya)

    page = visit(at("call-off", meeting), by=maggie_herself, sending={"read": "1"})

    assert "Called off" in page.text
    with pytest.raises(NotSo):
        actions.call_off_meeting(meeting=meeting, by=priya)


def test_being_in_touch_takes_two_clicks(
    maggie: Person, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(at("of", maggie), by=priya)
    already = page.select_one("input[name=who][checked]")
    assert already is not None
    assert already["value"] == "person"
    assert page.select("input[name=how]")

    assert "Choose how" in visit(at("in-touch", maggie), by=priya, sending={"who": "person"}).text
    told = {"who": "person", "how": "phone", "words": "Her hip is better"}
    assert "It is written down" in visit(at("in-touch", maggie), by=priya, sending=told).text

    assert "Her hip is better" in visit(at("of", maggie), by=maggie_herself).text
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.update(words="Something else")


def test_a_double_press_keeps_it_once(maggie: Person, priya: Actor, visit: Visit) -> None:
    name = visit(at("in-touch", maggie), by=priya).select_one("input[name=sent_as]")
    assert name is not None
    by_day = boxes("due_on", clock.today())
    told = {"who": "person", "how": "phone", "words": "Hip", "what_next": "Ring", **by_day}
    for _ in range(2):
        visit(at("in-touch", maggie), by=priya, sending={**told, "sent_as": str(name["value"])})

    assert (Contact.objects.count(), FollowUp.objects.count()) == (1, 1)
    gone_back = {**told, "words": "And her knee", "sent_as": str(name["value"])}
    for _ in range(2):
        visit(at("in-touch", maggie), by=priya, sending=gone_back)
    assert Contact.objects.count() == 2


def test_what_is_next_has_a_day_and_is_done_once(
    maggie: Person, priya: Actor, visit: Visit
) -> None:
    told = {"who": "person", "how": "phone", "what_next": "Ring the bus company"}
    refused = visit(at("in-touch", maggie), by=priya, sending=told)
    assert "by which day" in refused.text
    assert refused.select_one('input[value="Ring the bus company"]')

    by_day = boxes("due_on", clock.today() - timedelta(days=1))
    visit(at("in-touch", maggie), by=priya, sending={**told, **by_day})
    assert "The day has passed" in visit(at("next"), by=priya).text

    follow_up = FollowUp.objects.get()
    page = visit(at("done", follow_up), by=priya, sending={"from": "next"})
    assert "Ring the bus company" not in page.text
    first = FollowUp.objects.get().done_at
    actions.finish_follow_up(follow_up=follow_up, by=priya)
    assert FollowUp.objects.get().done_at == first


def test_nobody_else_reads_or_writes_it(
    maggie: Person,
    priya: Actor,
    helen: Actor,
    june: Actor,
    sam: Actor,
    owen: Actor,
    maggie_herself: Actor,
    visit: Visit,
) -> None:
    meeting = plan(maggie, priya)
    for who in (june, sam):
        visit(at("of", maggie), by=who, expecting=403)
        visit(at("show", meeting), by=who, expecting=404)
    visit(at("of", maggie), by=owen, expecting=404)
    assert "Nothing is written down yet" in visit(at("of", maggie), by=helen).text
    for who in (helen, maggie_herself):
        visit(at("plan", maggie), by=who, expecting=403)
        visit(at("move", meeting), by=who, expecting=403)
        with pytest.raises(PermissionDenied):
            actions.keep_contact(person=maggie, by=who, who="person", how="phone")
    visit(at("call-off", meeting), by=helen, expecting=403)


def test_a_list_of_twelve_asks_as_much_as_of_one(
    maggie: Person, priya: Actor, client: Client
) -> None:
    arrive(client, priya)
    _more(maggie, priya, 1)
    pages = (at("of", maggie), at("next"))
    for page in pages:
        client.get(page)
    before = [_asked(client, page) for page in pages]
    _more(maggie, priya, 11)

    assert [_asked(client, page) for page in pages] == before


def _more(person: Person, by: Actor, number: int) -> None:
    for one in range(number):
        plan(person, by, in_days=one + 1)
        actions.keep_contact(
            person=person,
            by=by,
            who="person",
            how="phone",
            what_next="Ring",
            due_on=clock.today(),
        )


def _asked(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len([one for one in asked if "access_audit" not in one["sql"]])

"""The pages of groups: what each shows, and what is refused with a sentence."""

from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.groups.models import Attended, Group, Highlight, Lead, Member, Session
from whatmatters.groups.tests.test_register import another
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


def at(name: str, *about: object) -> str:
    return reverse(f"groups:{name}", args=[getattr(one, "pk", one) for one in about])


def test_a_group_is_begun_led_and_planned(bridget: Actor, sam: Actor, visit: Visit) -> None:
    assert "You lead no group yet" in visit(at("list"), by=bridget).text
    assert "Enter what the group is called" in visit(at("begin"), by=bridget, sending={}).text
    assert "You lead it" in visit(at("begin"), by=bridget, sending={"name": "Choir"}).text
    group = Group.objects.get()

    assert (
        "They lead it now"
        in visit(at("lead", group), by=bridget, sending={"user": str(sam.user.pk)}).text
    )
    later = boxes("on", clock.today() + timedelta(days=7))
    wrong = visit(at("plan", group), by=bridget, sending={**later, "at": "soon", "minutes": "60"})
    assert "Enter a time, like 10:30" in wrong.text
    assert wrong.select_one("input[value=soon]")
    visit(at("plan", group), by=bridget, sending={**later, "at": "9.30", "minutes": "60"})

    assert Session.objects.get().starts_here.strftime("%H:%M") == "09:30"
    assert "09:30" in visit(at("show", group), by=sam).text


def test_maggie_joins_changes_what_is_told_and_leaves(
    known: Person, garden: Group, allotment: Outcome, maggie_herself: Actor, visit: Visit
) -> None:
    asked = {"called": "Mags", "outcome": str(allotment.pk), "tells_needs": "on"}
    assert "Choose a group" in visit(at("join", known), by=maggie_herself, sending=asked).text
    page = visit(at("join", known), by=maggie_herself, sending={**asked, "group": str(garden.pk)})
    assert "Tuesday garden" in page.text
    assert "Get back to my allotment" in page.text
    assert "Told there: the name, and what helps." in page.text

    member = Member.objects.get()
    stale = visit(at("agree", member), by=maggie_herself, sending={"called": "M", "read": "7"})
    assert "changed this while you had it open" in stale.text
    anew = {"called": "Maggie", "read": "1"}
    assert "and nothing else" in visit(at("agree", member), by=maggie_herself, sending=anew).text
    assert "Groups before" in visit(at("leave", member), by=maggie_herself, sending={}).text


def test_the_register_shows_what_the_session_needs(
    member: Member, session: Session, bridget: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(at("session", session), by=bridget)
    assert "Large print, please" in page.text
    assert "Falls on wet ground" not in page.text
    assert "Holt" not in page.text
    assert page.select_one("input[type=checkbox][checked]")
    looked = AuditEntry.objects.filter(about=member.person_id, by=bridget.user.pk)
    assert looked.exists()

    key = member.pk.hex
    sent = {"read": "1", "listed": str(member.pk), f"words_{key}": "Sowed the beans"}
    kept = visit(at("session", session), by=bridget, sending={**sent, f"here_{key}": "on"})
    assert "1 came" in kept.text
    assert "Sowed the beans" in visit(at("of", member.person), by=maggie_herself).text

    stale = visit(at("session", session), by=bridget, sending={**sent, f"words_{key}": "Twice"})
    assert "changed this while you had it open" in stale.text
    assert stale.select_one("input[value=Twice]")
    assert "It says now: was there" in stale.text
    assert Attended.objects.get().was_there
    assert Highlight.objects.count() == 1


def test_who_may_open_what(
    member: Member,
    session: Session,
    garden: Group,
    sam: Actor,
    june: Actor,
    owen: Actor,
    ruth: Actor,
    visit: Visit,
) -> None:
    visit(at("show", garden), by=sam, expecting=403)
    visit(at("session", session), by=sam, expecting=403)
    visit(at("show", garden), by=owen, expecting=404)
    visit(at("list"), by=ruth, expecting=403)
    visit(at("of", member.person), by=june, expecting=403)
    visit(at("of", member.person), by=owen, expecting=404)
    visit(at("agree", member), by=june, expecting=404)
    assert "Tuesday garden" in visit(at("of", member.person), by=sam).text


def test_the_last_who_leads_it_stays(garden: Group, bridget: Actor, visit: Visit) -> None:
    lead = Lead.objects.get()

    assert "Somebody must lead" in visit(at("end-lead", lead), by=bridget, sending={}).text
    assert "has ended" in visit(at("end", garden), by=bridget, sending={}).text


def test_a_session_asks_as_much_of_twelve_as_of_one(
    member: Member,
    session: Session,
    garden: Group,
    bridget: Actor,
    priya: Actor,
    sam: Actor,
    client: Client,
) -> None:
    arrive(client, bridget)
    pages = (at("session", session), at("show", garden))
    for page in pages:
        client.get(page)
    before = [_asked(client, page) for page in pages]
    for number in range(11):
        another(garden, priya, sam, f"Person {number}")

    assert [_asked(client, page) for page in pages] == before


def _asked(client: Client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(page).status_code == 200
    return len([one for one in asked if "access_audit" not in one["sql"]])

"""Whoever asks for what they may not have is written down; what is not written is not shown."""

import re
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from tests.clearing import forget_audit
from tests.visit import arrive
from whatmatters.access import asked, audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.policy import DataClass, Facts
from whatmatters.people.models import Person
from whatmatters.web.addresses import address

Shown = dict[str, object]


def told(entry: AuditEntry) -> Shown:
    names = ("by", "acting_as", "did", "to", "about", "rule", "permitted")
    return {name: getattr(entry, name) for name in names}


def ask(client: Client, by: Actor | None, address: str, *, expecting: int) -> AuditEntry:
    """The one entry that asking for this leaves."""
    arrive(client, by)
    forget_audit()
    assert client.get(address).status_code == expecting
    return AuditEntry.objects.get()


def page_of(person: UUID) -> str:
    return reverse("home:person", args=[person])


def test_a_record_that_is_not_theirs(client: Client, maggie: Person, owen: Actor) -> None:
    entry = ask(client, owen, page_of(maggie.pk), expecting=404)

    assert told(entry) == {
        "by": str(owen.user.pk),
        "acting_as": "practitioner",
        "did": "denied",
        "to": "home:person",
        "about": str(maggie.pk),
        "rule": "denied:not-theirs",
        "permitted": False,
    }


def test_a_record_that_does_not_exist_leaves_the_same(
    client: Client, maggie: Person, owen: Actor
) -> None:
    theirs = told(ask(client, owen, page_of(maggie.pk), expecting=404))
    nobody = uuid4()
    nobodys = told(ask(client, owen, page_of(nobody), expecting=404))

    assert theirs | {"about": ""} == nobodys | {"about": ""}
    assert nobodys["about"] == str(nobody)


def test_what_belongs_to_a_record(client: Client, db: None, owen: Actor) -> None:
    plan = uuid4()
    entry = ask(client, owen, reverse("plans:show", args=[plan]), expecting=404)

    assert (entry.to, entry.about, entry.permitted) == (f"plans:show {plan}", "", False)


def test_a_door_that_is_not_for_their_role(client: Client, maggie: Person, sam: Actor) -> None:
    entry = ask(client, sam, reverse("home:search"), expecting=403)

    assert (entry.did, entry.to, entry.rule) == ("denied", "home:search", "denied:people.search")


def test_a_page_of_theirs_that_they_may_not_change(
    client: Client, maggie: Person, june: Actor
) -> None:
    entry = ask(client, june, reverse("people:change-details", args=[maggie.pk]), expecting=403)

    assert (entry.about, entry.rule) == (str(maggie.pk), "denied:not-allowed")


def test_sending_without_having_signed_in(client: Client, maggie: Person) -> None:
    forget_audit()
    address = reverse("people:change-details", args=[maggie.pk])

    assert client.post(address, {}).status_code == 403
    entry = AuditEntry.objects.get()
    assert (entry.by, entry.did, entry.about) == ("public", "denied", str(maggie.pk))


@pytest.mark.parametrize("lost", ["/no/such/page", "/enquiries/nowhere"])
def test_a_lost_address_is_no_denial(lost: str, client: Client, db: None) -> None:
    client.get(lost)

    assert not AuditEntry.objects.exists()


def test_the_entries_of_a_request_belong_together(
    client: Client, maggie: Person, priya: Actor
) -> None:
    arrive(client, priya)
    forget_audit()
    for _ in range(2):
        client.post(address("home:search"), {"name_or_number": "Maggie"})
        client.get(page_of(maggie.pk))

    requests = list(AuditEntry.objects.order_by("pk").values_list("request", flat=True))
    assert len(requests) == len(set(requests)) == 4
    assert all(re.fullmatch("[0-9a-f]{32}", request) for request in requests)


def test_an_entry_says_which_classes_and_by_which_rule(
    client: Client, maggie: Person, priya: Actor
) -> None:
    entry = ask(client, priya, page_of(maggie.pk), expecting=200)

    assert (entry.classes, entry.rule) == ("core,plan", "practitioner:plan:read")
    assert entry.permitted


def test_a_write_says_by_which_permission(client: Client, maggie: Person, priya: Actor) -> None:
    arrive(client, priya)
    forget_audit()
    client.post(reverse("people:add-name", args=[maggie.pk]), {"kind": "former", "name": "Peggy"})

    entry = AuditEntry.objects.get(did="people.name-added")
    assert entry.rule == "people.change"
    assert entry.classes == "core"


@pytest.fixture
def full(db: None) -> None:
    """A database that takes no entry any more."""
    before = "CREATE TRIGGER full_up BEFORE INSERT ON access_auditentry"
    refuse = {
        "sqlite": "BEGIN SELECT RAISE(ABORT, 'full'); END",
        "postgresql": "FOR EACH ROW EXECUTE FUNCTION kept_for_ever()",
    }
    with connection.cursor() as cursor:
        cursor.execute(f"{before} {refuse[connection.vendor]}")


SHOWS = ["home:person", "home:thread", "people:details"]


@pytest.mark.parametrize("name", SHOWS)
def test_what_cannot_be_written_down_is_not_shown(
    name: str, client: Client, maggie: Person, priya: Actor, full: None
) -> None:
    arrive(client, priya)
    client.raise_request_exception = False
    answer = client.get(reverse(name, args=[maggie.pk]))

    assert answer.status_code == 500
    assert b"Maggie" not in answer.content


def test_a_list_that_cannot_be_written_down_is_not_shown(
    client: Client, maggie: Person, priya: Actor, full: None
) -> None:
    arrive(client, priya)
    client.raise_request_exception = False
    answer = client.post(reverse("home:search"), {"name_or_number": "Maggie"})

    assert answer.status_code == 500
    assert b"Margaret" not in answer.content


def test_what_cannot_be_written_down_is_not_done(maggie: Person, priya: Actor, full: None) -> None:
    with pytest.raises(DatabaseError):
        audit.exported(by=priya, at="exchange.file", about=[maggie.pk])


def test_whom_a_file_holds_is_written_down(maggie: Person, priya: Actor) -> None:
    forget_audit()
    audit.exported(by=priya, at="exchange.file", about=[maggie.pk], why="asked")

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.to, entry.why) == ("exported", "exchange.file", "asked")
    assert entry.classes == "core,plan,talk"


ATTORNEY = Facts(ways=frozenset({"relative", "attorney"}), lacks_capacity=True)
ON_HER_OWN = Facts(ways=frozenset({"relative", "attorney"}), shared=frozenset({DataClass.PLAN}))


@pytest.mark.parametrize(("facts", "for_her"), [(ATTORNEY, True), (ON_HER_OWN, False)])
def test_whoever_acts_as_an_attorney_does_so_on_her_behalf(
    facts: Facts, for_her: bool, maggie: Person, june: Actor
) -> None:
    forget_audit()
    with asked.request():
        asked.note_facts(maggie.pk, facts)
        audit.looked(by=june, at="plans.plan", about=maggie.pk)
        audit.record(by=june, did="plans.agreed", to=maggie, about=maggie.pk)

    behalf = set(AuditEntry.objects.values_list("on_behalf_of", flat=True))
    assert behalf == {str(maggie.pk) if for_her else ""}


def test_an_attorney_looks_on_somebodys_behalf(maggie: Person, june: Actor) -> None:
    forget_audit()
    audit.looked(by=june, at="home.person", about=maggie.pk, on_behalf_of=maggie.pk)

    assert AuditEntry.objects.get().on_behalf_of == str(maggie.pk)

"""Twelve rules against somebody who controls another, and has been let see their page.

Rob is Maggie's nephew. He signs in with an account of his own, he is in her circle, and she
has been made to share all that can be shared. He uses the pages as anybody does.
"""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.lives import live
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import export_of
from whatmatters.access.routes import every_route
from whatmatters.conversations.actions import ask_alone
from whatmatters.demonstration import cast
from whatmatters.diary.actions import keep_entry, share_entry
from whatmatters.diary.models import Entry
from whatmatters.letters.actions import ask_for_weekly, send_message
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Person, Share
from whatmatters.safeguarding.actions import keep_confidence, raise_concern

CHANGING = re.compile(r'name="csrfmiddlewaretoken"[^>]*>|(?:value|id)="[0-9a-f-]{36}"')
SECRET = "Kestrel"


@pytest.fixture
def rob(maggie: Person, priya: Actor) -> Actor:
    live(maggie, with_=priya, outcomes=2, reviewed=True)
    rob = Actor(cast.account("rob", "Rob Holt"))
    place = CircleMember.objects.create(person=maggie, kind="family", name=rob.name, user=rob.user)
    everything = ("core", "plan", "diary", "visits", "alerts", "budget")
    Share.objects.create(
        person=maggie, member=place, purpose="He wants to know", **dict.fromkeys(everything, True)
    )
    return rob


@pytest.fixture
def robs(rob: Actor) -> CircleMember:
    return CircleMember.objects.get(user=rob.user)


@pytest.fixture
def his_pages(maggie: Person, rob: Actor, client: Client) -> Callable[[], dict[str, str]]:
    """Everything he can reach by pressing links, as it is sent to him."""

    def fetch() -> dict[str, str]:
        arrive(client, rob)
        found: dict[str, str] = {}
        waiting = ["/my-page", f"/people/{maggie.pk}", "/messages", f"/people/{maggie.pk}/diary"]
        while waiting:
            address = waiting.pop()
            if address in found or address.startswith(("/account", "/static", "/acting")):
                continue
            answer = client.get(address)
            is_page = str(answer.headers.get("Content-Type", "")).startswith("text/html")
            text = answer.content.decode("utf-8", "replace") if is_page else ""
            found[address] = f"{answer.status_code} {CHANGING.sub('', text)}"
            links = BeautifulSoup(text, "html.parser").select('a[href^="/"]')
            waiting += [str(link["href"]).partition("#")[0] for link in links]
        return found

    return fetch


def test_1_he_has_a_sign_in_of_his_own_and_never_acts_as_her(
    maggie: Person, maggie_herself: Actor, rob: Actor, visit: Visit
) -> None:
    visit(f"/people/{maggie.pk}", by=rob)

    assert rob.user != maggie.user
    looked = AuditEntry.objects.filter(did="looked", to="home.person").latest("at")
    assert looked.by == str(rob.user.pk)
    assert "Rob Holt" in visit(f"/people/{maggie.pk}/who-looked", by=maggie_herself).text


def test_2_her_diary_is_hers_until_she_shares_an_entry_with_him_by_name(
    maggie: Person, maggie_herself: Actor, rob: Actor, robs: CircleMember, visit: Visit
) -> None:
    hers = keep_entry(person=maggie, by=maggie_herself, words=f"{SECRET}, for me")
    other = keep_entry(person=maggie, by=maggie_herself, words="For Rob")
    assert not Entry.objects.visible_to(rob).exists()

    share_entry(entry=other, member=robs, by=maggie_herself)

    assert list(Entry.objects.visible_to(rob)) == [other]
    visit(f"/diary/{hers.pk}", by=rob, expecting=404)


def test_3_what_is_hidden_is_absent_to_the_letter(
    maggie: Person,
    maggie_herself: Actor,
    priya: Actor,
    june: Actor,
    his_pages: Callable[[], dict[str, str]],
) -> None:
    before = his_pages()
    assert len(before) > 5

    keep_entry(person=maggie, by=maggie_herself, words=SECRET)
    ask_alone(person=maggie, by=maggie_herself, words=SECRET, how_to_reach=SECRET)
    raise_concern(by=priya, person=maggie, words=SECRET, kinds=["financial"], danger="now")
    keep_confidence(person=maggie, by=priya, said_by=SECRET, words=SECRET)
    junes = CircleMember.objects.get(user=june.user)
    send_message(member=junes, by=maggie_herself, words=SECRET)
    people.share(
        person=maggie, by=maggie_herself, member=junes, covers=[DataClass.VISITS], purpose=SECRET
    )
    people.bar(person=maggie, by=priya, user=cast.account("ex", SECRET), because=SECRET)

    assert his_pages() == before


def test_4_he_finds_no_list_of_who_looked_who_sees_what_or_who_else_there_is(
    maggie: Person, rob: Actor, june: Actor, priya: Actor, visit: Visit
) -> None:
    about = f"/people/{maggie.pk}"
    for page, status in (("who-looked", 404), ("sharing", 403), ("capacity", 403), ("bars", 403)):
        visit(f"{about}/{page}", by=rob, expecting=status)
    visit(reverse("safeguarding:confidences", args=[maggie.pk]), by=rob, expecting=404)
    visit(reverse("safeguarding:cases"), by=rob, expecting=404)
    for page in (about, f"{about}/details"):
        assert "June" not in visit(page, by=rob).text
    assert "Maggie" not in visit("/account", by=rob).text


def test_5_he_changes_nothing_about_how_she_signs_in_is_reached_or_consents(
    maggie: Person, rob: Actor, robs: CircleMember, client: Client
) -> None:
    assert maggie.user
    before = _kept_of(maggie)
    arrive(client, rob)
    for name, ids in (
        ("people:change-details", [maggie.pk]),
        ("people:share", [maggie.pk]),
        ("people:add-to-circle", [maggie.pk]),
        ("people:change-sight", [robs.pk]),
        ("people:end-place", [robs.pk]),
        ("people:bar", [maggie.pk]),
        ("people:record-capacity", [maggie.pk]),
        ("people:add-need", [maggie.pk]),
    ):
        sent = {"email": "his@example.org", "phone": "1", "known_as": "M", "language": "cy"}
        assert client.post(reverse(name, args=ids), sent).status_code in {403, 404}, name
    client.post("/account/reading", {"language": "cy"})

    assert _kept_of(maggie) == before


def _kept_of(person: Person) -> dict[str, Any]:
    fresh = Person.objects.select_related("user").get(pk=person.pk)
    assert fresh.user
    hers = {name: getattr(fresh, name) for name in ("email", "phone", "address", "language")}
    account = {name: getattr(fresh.user, name) for name in ("email", "password", "language")}
    shares = list(Share.objects.filter(person=person).order_by("pk").values())
    return {"hers": hers, "account": account, "shares": shares}


def test_6_a_change_is_told_to_her_where_she_was_reached_before_and_says_nothing(
    maggie: Person, priya: Actor, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.SENDS_EMAIL, settings.DEFAULT_FROM_EMAIL = True, "letters@example.org"
    assert maggie.user
    with django_capture_on_commit_callbacks(execute=True):
        people.change_details(person=maggie, by=priya, email=f"{SECRET}@example.org")

    (sent,) = mail.outbox
    assert sent.to == [maggie.user.email]
    assert SECRET not in f"{sent.subject} {sent.body}"
    assert "Maggie" not in f"{sent.subject} {sent.body}"


@pytest.mark.parametrize("who", ["maggie_herself", "priya"])
def test_7_she_or_whoever_works_with_her_stops_it_at_once_and_he_is_told_nothing(
    who: str,
    maggie: Person,
    rob: Actor,
    client: Client,
    settings: Any,
    request: pytest.FixtureRequest,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.SENDS_EMAIL, settings.DEFAULT_FROM_EMAIL = True, "letters@example.org"
    arrive(client, rob)
    assert client.get(f"/people/{maggie.pk}").status_code == 200
    share = Share.objects.get(member__user=rob.user)

    with django_capture_on_commit_callbacks(execute=True):
        people.withdraw_share(share=share, by=request.getfixturevalue(who))

    gone = client.get(f"/people/{maggie.pk}")
    nobody = client.get(f"/people/{uuid4()}")
    assert gone.status_code == nobody.status_code == 404
    assert _text(gone) == _text(nobody)
    assert not [sent for sent in mail.outbox if rob.user.email in sent.to]


def _text(answer: Any) -> str:
    return BeautifulSoup(answer.content, "html.parser").get_text()


def test_8_no_title_address_or_letter_says_anything(
    maggie: Person,
    maggie_herself: Actor,
    rob: Actor,
    robs: CircleMember,
    settings: Any,
    his_pages: Callable[[], dict[str, str]],
) -> None:
    settings.SENDS_EMAIL, settings.DEFAULT_FROM_EMAIL = True, "letters@example.org"
    ask_for_weekly(by=rob)
    send_message(member=robs, by=maggie_herself, words=SECRET)
    call_command("send_weekly_summaries")

    said = [f"{sent.subject} {sent.body}" for sent in mail.outbox]
    titles = [_title(text) for text in his_pages().values()]
    addresses = list(his_pages())
    assert said
    assert not [
        each
        for each in (*said, *titles, *addresses)
        for word in ("Maggie", "Holt", "Rob", SECRET, "allotment")
        if word in each
    ]


def _title(text: str) -> str:
    title = BeautifulSoup(text, "html.parser").title
    return title.get_text() if title else ""


def test_9_every_page_of_hers_can_be_left_at_once(
    maggie: Person, maggie_herself: Actor, robs: CircleMember, client: Client, visit: Visit
) -> None:
    """What the browser then shows is held by `test_leaving_in_a_hurry`."""
    about = f"/people/{maggie.pk}"
    pages = (about, f"{about}/sharing", f"{about}/as/{robs.pk}", "/messages", "/diary")
    for page in (*pages, f"/messages/with/{robs.pk}", "/account/weekly-email"):
        found = visit(page, by=maggie_herself)
        assert found.find("button", string=re.compile("Leave this page")), page

    client.post(reverse("access:leave"))
    assert client.get(about).status_code == 302


def test_10_asking_to_talk_alone_looks_like_any_page_and_leaves_no_trace(
    maggie: Person, maggie_herself: Actor, rob: Actor, visit: Visit
) -> None:
    address = reverse("conversations:get-in-touch", args=[maggie.pk])
    page = visit(address, by=maggie_herself)
    assert _title(str(page)).startswith("Get in touch")

    ask_alone(person=maggie, by=maggie_herself, words=SECRET, how_to_reach=SECRET)

    for again in (address, f"/people/{maggie.pk}", f"/people/{maggie.pk}/who-looked"):
        assert SECRET not in visit(again, by=maggie_herself).text
    visit(address, by=rob, expecting=403)
    visit(reverse("conversations:next-time", args=[maggie.pk]), by=rob, expecting=404)


def test_11_no_file_of_hers_holds_more_than_he_may_open_and_none_is_sent(
    maggie: Person, rob: Actor, robs: CircleMember, client: Client
) -> None:
    """A copy is given in the session of whoever asks: nothing sends one, to her or to anybody."""
    Share.objects.filter(member=robs).update(plan=False, diary=False, budget=False, visits=False)
    arrive(client, rob)
    files = [route for route, view in every_route() if export_of(view) and "person_id" in route]
    assert files
    for route in files:
        address = re.sub(r"<uuid:person_id>", str(maggie.pk), route)
        assert client.get(address).status_code in {403, 404}, address
    assert not mail.outbox


def test_12_she_sees_who_sees_what_and_her_page_as_he_sees_it(
    maggie: Person, maggie_herself: Actor, rob: Actor, robs: CircleMember, visit: Visit
) -> None:
    listed = visit(f"/people/{maggie.pk}/sharing", by=maggie_herself)
    assert "Rob Holt" in listed.text
    assert listed.select_one(f'a[href="/people/{maggie.pk}/as/{robs.pk}"]')

    seen = visit(f"/people/{maggie.pk}/as/{robs.pk}", by=maggie_herself).select_one("main")
    his = visit(f"/people/{maggie.pk}", by=rob).select_one("main")
    assert seen
    assert his
    assert seen.get_text() == his.get_text()

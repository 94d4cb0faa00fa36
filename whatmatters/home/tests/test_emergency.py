"""What is open for an hour: what keeps somebody safe, and their plan, under a banner."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.lives import live
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.conversations.actions import keep_statement, open_conversation
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import Bar, BrokenGlass, Person, SafetyFlag
from whatmatters.plans.models import Plan

TOLD = "CANARY-in-a-conversation"
HELPS = "CANARY-what-helps-her"
STREET = "CANARY-street"
FLAG = "Chokes on dry bread"
CONTINGENCY = "Ring her neighbour at number nine"


@pytest.fixture
def known(maggie: Person, priya: Actor) -> Person:
    """Maggie, with a running plan, a flag, and all that stays shut."""
    live(maggie, with_=priya, outcomes=2)
    Plan.objects.running().update(if_things_go_wrong=CONTINGENCY)
    SafetyFlag.objects.create(
        person=maggie, kind=SafetyFlag.Kind.CHOKING, words=FLAG, raised_by=priya.user
    )
    actions.add_need(person=maggie, by=priya, kind="format", words=HELPS)
    Person.objects.filter(pk=maggie.pk).update(address=STREET, phone="07700 900123")
    talk = open_conversation(person=maggie, by=priya, held_on=clock.today())
    keep_statement(conversation=talk, by=priya, words=TOLD)
    return maggie


def address(person: Person) -> str:
    return f"/people/{person.pk}/emergency"


def broken(person: Person, by: Actor) -> BrokenGlass:
    return actions.break_glass(person=person, by=by, reason="danger", because="No answer")


def test_it_shows_flags_plan_and_contingency(visit: Visit, known: Person, tomasz: Actor) -> None:
    broken(known, tomasz)

    page = visit(address(known), by=tomasz).text

    plan = Plan.objects.running().get()
    shown = [aim.outcome.words for aim in plan.aims.all()]
    shown += [action.what for aim in plan.aims.all() for action in aim.actions.all()]
    assert len(shown) >= 3
    for words in (FLAG, CONTINGENCY, "Margaret Holt", *shown):
        assert words in page


def test_and_nothing_else_of_the_record(visit: Visit, known: Person, tomasz: Actor) -> None:
    broken(known, tomasz)

    page = str(visit(address(known), by=tomasz))

    for kept in (TOLD, HELPS, STREET, "07700 900123", "No answer", "June"):
        assert kept not in page


def test_a_flag_that_was_lowered_is_not_shown(visit: Visit, known: Person, tomasz: Actor) -> None:
    SafetyFlag.objects.update(
        lowering_asked_by=cast.worker("priya").user,
        lowered_by=cast.worker("helen").user,
        lowered_at=clock.now(),
    )
    broken(known, tomasz)

    page = visit(address(known), by=tomasz).text

    assert FLAG not in page
    assert "Nothing has been written here" in page


def test_without_a_running_plan_it_says_so(visit: Visit, maggie: Person, tomasz: Actor) -> None:
    broken(maggie, tomasz)

    assert "There is no plan running now" in visit(address(maggie), by=tomasz).text


def test_the_banner_counts_down_and_the_page_goes_by_itself(
    client: Client, known: Person, tomasz: Actor
) -> None:
    began = clock.now()
    with clock.at(began):
        broken(known, tomasz)
    for minutes, said in ((0, "60 minutes left"), (59, "1 minute left"), (58.5, "2 minutes left")):
        with clock.at(began + timedelta(minutes=minutes)):
            arrive(client, tomasz)
            answer = client.get(address(known))
            assert said in answer.content.decode()
            assert answer["Refresh"] == str(round(3600 - minutes * 60))
            assert "Close it now" in answer.content.decode()

    with clock.at(began + timedelta(minutes=60)):
        arrive(client, tomasz)
        answer = client.get(address(known))

    assert answer["location"] == f"{address(known)}/open"
    assert not answer.content


def test_the_banner_stands_over_every_page_that_the_glass_opens(
    visit: Visit, known: Person, tomasz: Actor, priya: Actor
) -> None:
    plan = Plan.objects.running().get()
    outcome = plan.aims.order_by("pk")[0].outcome
    pages = [f"/plans/{plan.pk}", f"/outcomes/{outcome.pk}", f"/people/{known.pk}/flags"]
    for page in pages:
        visit(page, by=tomasz, expecting=404)
    broken(known, tomasz)

    for page in pages:
        shown = visit(page, by=tomasz)
        assert "60 minutes left" in shown.text
        assert shown.select(f"form[action='{address(known)}/close']")
        assert shown.select(f"main .wm-record a[href='{address(known)}']"), "the way back"
        assert not shown.select(f"a[href='/people/{known.pk}']"), "that page stays shut"
        assert "minutes left" not in visit(page, by=priya).text


def test_who_may_see_the_record_anyway_is_shown_no_banner(
    visit: Visit, known: Person, tomasz: Actor, priya: Actor
) -> None:
    broken(known, tomasz)
    actions.add_worker(person=known, by=priya, email=tomasz.user.email)

    assert "minutes left" not in visit(f"/plans/{Plan.objects.running().get().pk}", by=tomasz).text


def test_closed_or_never_opened_it_asks_why_first(
    visit: Visit, client: Client, known: Person, tomasz: Actor
) -> None:
    visit(address(known), by=tomasz, expecting=302)
    actions.close_glass(glass=broken(known, tomasz), by=tomasz)

    visit(address(known), by=tomasz, expecting=302)


@pytest.mark.parametrize(("who", "answer"), [("owen", 404), ("priya", 403), ("june", 404)])
def test_it_is_for_whoever_opened_it(
    who: str, answer: int, visit: Visit, known: Person, request: pytest.FixtureRequest
) -> None:
    broken(known, request.getfixturevalue("tomasz"))

    visit(address(known), by=request.getfixturevalue(who), expecting=answer)


def test_a_bar_shuts_it_at_once(visit: Visit, known: Person, tomasz: Actor, priya: Actor) -> None:
    broken(known, tomasz)
    Bar.objects.create(person=known, user=tomasz.user, barred_by=priya.user)

    visit(address(known), by=tomasz, expecting=404)


def test_the_rest_of_the_record_stays_shut(visit: Visit, known: Person, tomasz: Actor) -> None:
    broken(known, tomasz)

    for page in ("", "/thread", "/details", "/circle"):
        visit(f"/people/{known.pk}{page}", by=tomasz, expecting=404)


def test_each_look_is_written_down(visit: Visit, known: Person, tomasz: Actor) -> None:
    broken(known, tomasz)

    visit(address(known), by=tomasz)

    looked = AuditEntry.objects.filter(did="looked", to="home.emergency", about=str(known.pk))
    assert looked.count() == 1


def test_its_queries_do_not_grow(
    visit: Visit,
    maggie: Person,
    tomasz: Actor,
    priya: Actor,
    django_assert_max_num_queries: object,
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(person: Person) -> int:
        broken(person, tomasz)
        visit(address(person), by=tomasz)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            visit(address(person), by=tomasz)
        return len(queries)

    live(maggie, with_=priya, outcomes=1)
    other = actions.begin_record(by=priya, known_as="Ada")
    live(other, with_=priya, outcomes=5)
    for words in range(12):
        SafetyFlag.objects.create(person=other, kind="home", words=f"{words}", raised_by=priya.user)

    assert asked(maggie) == asked(other)


@pytest.mark.parametrize(("who", "offered"), [("tomasz", True), ("priya", False), ("helen", False)])
def test_a_search_offers_it_to_those_who_may_not_open_the_record(
    who: str, offered: bool, visit: Visit, known: Person, request: pytest.FixtureRequest
) -> None:
    found = visit("/find", by=request.getfixturevalue(who), sending={"name_or_number": "Holt"})

    assert bool(found.select(f'a[href="{address(known)}/open"]')) == offered


def test_a_search_offers_it_to_nobody_whose_role_cannot(visit: Visit, known: Person) -> None:
    from whatmatters.home.selectors.finding import BREAK_GLASS

    assert {"practitioner", "team-lead", "support-worker", "provider-manager"} == BREAK_GLASS

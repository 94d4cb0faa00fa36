"""The picker: it opens where there is an outcome, and shows what is nearest first."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.conversations.actions import keep_statement, open_conversation
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Category, Outcome
from whatmatters.people.actions import add_to_circle
from whatmatters.people.models import Person
from whatmatters.plans import actions, selectors
from whatmatters.plans.early import Thought, thoughts
from whatmatters.plans.models import Action, Aim, Doer, Plan
from whatmatters.plans.tests.conftest import PERSON, PRACTITIONER, days_ago
from whatmatters.resources.models import Service
from whatmatters.resources.tests.listing import FAR, WESTBURY, listed

HOME = "3 Mill Lane\nWestbury BA13 1AA"


@pytest.fixture
def garden(db: None) -> Service:
    return listed(
        "Westbury Allotment Society",
        at=WESTBURY,
        postcode="BA13 1AB",
        byday="SA",
        cost="0",
        phone="01632 960001",
        terms=("Gardening club",),
        checked=clock.today(),
    )


@pytest.fixture
def nearby(garden: Service) -> None:
    listed("Allotment lifts", at=WESTBURY, terms=("Volunteering",))
    listed("Allotment at home", at=WESTBURY, terms=("Home care",))
    listed("Allotments of Edinburgh", at=FAR, town="Edinburgh", postcode="EH1 1AA")


@pytest.fixture
def at_home(maggie: Person) -> Person:
    Person.objects.filter(pk=maggie.pk).update(address=HOME)
    return maggie


def chosen(aim: Aim) -> str:
    return f"/plans/aims/{aim.pk}/choose"


def headings(page: object) -> list[str]:
    return [one.get_text(strip=True) for one in page.select("h2")]  # type: ignore[attr-defined]


def test_what_is_nearest_comes_first(
    aim: Aim, at_home: Person, priya: Actor, june: Actor, nearby: None, visit: Visit
) -> None:
    talk = open_conversation(person=at_home, by=priya, held_on=clock.today())
    keep_statement(conversation=talk, by=priya, words="I know every bean", about="strength")
    add_to_circle(person=at_home, by=priya, kind="neighbour", name="Stan")

    page = visit(chosen(aim), by=priya)

    assert headings(page)[:6] == [
        "What Maggie can do",
        "Family, friends and neighbours",
        "Open to everyone",
        "From volunteers",
        "Paid support",
        "Look for something",
    ]
    assert "I know every bean" in page.text
    names = [link.text for link in page.select("main a bdi")]
    assert names[:2] == ["June Holt", "Stan"]
    assert "Allotments of Edinburgh" not in page.text
    assert page.select_one("input[name=place]")["value"] == "BA13 1AA"  # type: ignore[index]  # it is there


def test_where_words_say_nothing_the_part_of_life_does(
    aim: Aim, allotment: Outcome, priya: Actor, visit: Visit
) -> None:
    listed("Voices together", terms=("Choir",))
    assert "Voices together" not in visit(chosen(aim), by=priya).text

    Category.objects.create(outcome=allotment, framework="talking-points", code="seeing-people")

    page = visit(chosen(aim), by=priya)
    assert "In the community" in headings(page)
    assert "Voices together" in page.text


def test_what_is_looked_for_is_found_and_stays_in_its_box(
    aim: Aim, priya: Actor, nearby: None, visit: Visit
) -> None:
    listed("Chess club", at=WESTBURY)

    page = visit(chosen(aim), by=priya, sending={"q": "chess", "place": "Westbury", "miles": ""})

    assert "Chess club" in page.text
    assert "Allotment Society" not in page.text
    assert page.select_one("input[name=q]")["value"] == "chess"  # type: ignore[index]  # it is there
    lost = visit(chosen(aim), by=priya, sending={"q": "chess", "place": "Atlantis"})
    assert "We can’t find that place" in lost.text
    assert lost.select_one("input[name=q]")["value"] == "chess"  # type: ignore[index]  # it is there


def test_choosing_one_fills_in_the_form_and_keeps_where_it_is_from(
    aim: Aim, at_home: Person, priya: Actor, garden: Service, visit: Visit
) -> None:
    page = visit(chosen(aim), by=priya)
    link = next(a for a in page.select("main a") if a.text.startswith("Choose this"))
    form = visit(str(link["href"]), by=priya)

    assert form.select_one("input[name=who]")["value"] == garden.name  # type: ignore[index]
    assert form.select_one("input[name=how_often]")["value"] == "Saturdays, 10am to midday"  # type: ignore[index]
    assert form.select_one("input[name=doer][checked]")["value"] == "universal"  # type: ignore[index]
    sending = {
        "doer": "community",
        "who": garden.name,
        "what": "Go to the work mornings",
        "how_often": "Saturdays",
        "resource": str(garden.pk),
    }
    plan = visit(str(link["href"]), by=priya, sending=sending)

    action = Action.objects.get(what="Go to the work mornings")
    assert action.resource == garden
    assert "When, where and whom to ask" in plan.text


def test_somebody_in_the_circle_is_chosen(
    aim: Aim, priya: Actor, june: Actor, visit: Visit
) -> None:
    page = visit(chosen(aim), by=priya)
    link = next(a for a in page.select("main a") if a.text.startswith("June"))

    form = visit(str(link["href"]), by=priya)

    assert form.select_one("input[name=doer][checked]")["value"] == "family"  # type: ignore[index]
    assert "June Holt" in form.select_one("select[name=member] option[selected]").text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "asked",
    [
        "?doer=nobody",
        "?member=x&service=y",
        "?service=6f0a3a3e-0000-4000-8000-000000000000",
        "?doer=%00",
        "?doer=family&doer=myself",
    ],
)
def test_a_choice_that_is_not_there_leaves_the_form_empty(
    asked: str, aim: Aim, priya: Actor, visit: Visit
) -> None:
    page = visit(f"/plans/aims/{aim.pk}/add{asked}", by=priya)

    assert page.select_one("input[name=who]")["value"] == ""  # type: ignore[index]  # it is there
    assert not page.select("select[name=resource]")


def test_what_is_no_longer_listed_stays_in_the_plan_without_a_link(
    aim: Aim, draft: Plan, priya: Actor, garden: Service, visit: Visit
) -> None:
    actions.add_action(
        aim=aim, by=priya, doer=Doer.COMMUNITY, who=garden.name, what="Go", resource=garden
    )
    Service.objects.update(status="defunct")
    assert "When, where" not in visit(f"/plans/{draft.pk}", by=priya).text

    garden.delete()
    assert garden.name in visit(f"/plans/{draft.pk}", by=priya).text


def test_the_next_version_knows_it_too(
    draft: Plan, aim: Aim, priya: Actor, garden: Service
) -> None:
    actions.add_action(aim=aim, by=priya, doer=Doer.COMMUNITY, what="Go", resource=garden)
    for party in (PERSON, PRACTITIONER):
        plan = actions.agree_plan(plan=draft, by=priya, party=party, agreed_on=days_ago(0))

    following = actions.open_next_version(plan=plan, by=priya)

    assert Action.objects.get(aim__plan=following, what="Go").resource == garden


def test_two_services_of_one_provider_are_one_provider(draft: Plan, aim: Aim, priya: Actor) -> None:
    morning, evening = (listed(name, by="Brook") for name in ("Mornings", "Evenings"))
    Service.objects.update(organization=morning.organization)
    evening.refresh_from_db()
    three = [
        actions.add_action(
            aim=aim, by=priya, doer=Doer.PROVIDER, who=one.name, what="Help", resource=one
        )
        for one in (morning, evening, morning)
    ]

    assert thoughts(three) == (Thought.ONE_PROVIDER,)


@pytest.mark.parametrize("who", ["sam", "owen", "june", "tomasz"])
def test_only_those_who_write_the_plan_look(
    who: str, aim: Aim, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    sees = who in {"june"}

    visit(chosen(aim), by=actor, expecting=403 if sees or who == "sam" else 404)


def test_maggie_reads_it_as_hers(aim: Aim, maggie_herself: Actor, visit: Visit) -> None:
    assert "What I can do" in visit(chosen(aim), by=maggie_herself).text


def test_an_agreed_plan_leads_back(running: Plan, priya: Actor, visit: Visit) -> None:
    visit(chosen(running.aims.get()), by=priya, expecting=302)


def test_a_longer_list_takes_no_more_queries(
    aim: Aim,
    allotment: Outcome,
    priya: Actor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(12):
        listed(f"Allotment {number}", terms=("Choir",), phone="1", byday="MO")
    Category.objects.create(outcome=allotment, framework="talking-points", code="seeing-people")

    with django_assert_max_num_queries(45):
        selectors.pick_page(viewer=priya, aim_id=aim.pk)

"""Every copy, in every form and language, of a life told in difficult words."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.clearing import forget_audit
from tests.lives import Life, live
from tests.paper import Inside, faults, letters_only, words
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.people.models import CommunicationNeed, Person
from whatmatters.plans.actions import (
    add_action,
    add_cost_line,
    agree_plan,
    open_next_version,
    write_plan,
)
from whatmatters.plans.models import Plan
from whatmatters.reviews.actions import open_review, say
from whatmatters.web.documents import Form

NEED = "Large letters, #panic() and time"
WRONG = 'If Sam can’t come, ring June. $x$ \\ #read("/etc/passwd") ŵŷ'
HOSTILE = "*Dŵr* #import $ \\ 🙂 أمشي"
KINDS = ("plan", "outcomes", "review")


@dataclass(frozen=True, slots=True)
class Copies:
    """Where the copies of somebody's things are."""

    life: Life
    plan: Plan

    def address(self, kind: str, page: str) -> str:
        rooms = {
            "plan": ("plans", self.plan.pk),
            "outcomes": ("outcomes", self.life.person.pk),
            "review": ("reviews", self.life.review and self.life.review.pk),
        }
        room, about = rooms[kind]
        return reverse(f"{room}:{page}", args=[about])


@pytest.fixture
def copies(maggie: Person, priya: Actor, june: Actor, sam: Actor) -> Copies:
    """A reviewed plan, and the next: with costs, a plan for trouble, and hostile words."""
    CommunicationNeed.objects.create(person=maggie, kind="format", words=NEED)
    life = live(maggie, with_=priya, outcomes=2, reviewed=True)
    plan = Plan.objects.filter(person=maggie).newest_first()[0]
    if not plan.is_draft:
        plan = open_next_version(plan=plan, by=priya)
    action = add_action(
        aim=plan.aims.as_ranked()[0],
        by=priya,
        doer="provider",
        who=HOSTILE,
        what=HOSTILE,
        how_often="Thursdays",
    )
    add_cost_line(action=action, by=priya, unit_price=Decimal(24), often="week")
    write_plan(plan=plan, by=priya, if_things_go_wrong=WRONG, review_on=None)
    for party in ("practitioner", "person"):
        plan = agree_plan(plan=plan, by=priya, party=party, agreed_on=clock.today())
    forget_audit()
    return Copies(life, plan)


def taken(client: Client, by: Actor, address: str, language: str = "en-gb") -> HttpResponse:
    arrive(client, by)
    by.user.language = language
    by.user.save(update_fields=["language"])
    answer = client.get(address)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize("language", ["en-gb", "cy"])
@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("kind", KINDS)
def test_every_copy_is_one_that_everybody_can_read(
    copies: Copies, maggie_herself: Actor, client: Client, kind: str, form: Form, language: str
) -> None:
    address = f"{copies.address(kind, 'paper')}?form={form}"
    pdf = taken(client, maggie_herself, address, language).content

    inside = Inside(pdf)
    assert faults(pdf) == []
    assert inside.language == {"en-gb": "en-GB", "cy": "cy"}[language]
    assert inside.shows_its_title
    assert inside.headings.count("H1") == 1
    assert NEED in words(pdf)
    assert "Maggie" not in inside.title


@pytest.mark.parametrize("form", Form)
def test_the_plan_says_who_does_what_what_it_costs_and_what_if(
    copies: Copies, maggie_herself: Actor, client: Client, form: Form
) -> None:
    address = f"{copies.address('plan', 'paper')}?form={form}"
    said = letters_only(words(taken(client, maggie_herself, address).content))

    parts = ["My plan", NEED, "I want to get back to my allotment", "Sow the beans in trays"]
    parts += ["What it costs", "Altogether", "£24.00 a week (£1,248.00 a year)"]
    parts += ["If things go wrong", WRONG, "Who has agreed", "When we look back together"]
    places = [said.index(letters_only(part)) for part in parts]
    assert places == sorted(places)


def test_what_is_wanted_says_how_near_it_is_and_what_is_next(
    copies: Copies, maggie_herself: Actor, client: Client
) -> None:
    pdf = taken(client, maggie_herself, copies.address("outcomes", "paper")).content

    assert "How near it feels 6 out of 10" in words(pdf)
    assert "Next step Ring Jean about the key" in words(pdf)


def test_a_review_says_whether_it_happened_and_what_now(
    copies: Copies, maggie_herself: Actor, client: Client
) -> None:
    said = words(taken(client, maggie_herself, copies.address("review", "paper")).content)

    assert "Did it happen? Me: Partly" in said
    assert "How near it feels: 6 out of 10" in said
    assert "Priya Nair: Partly" in said
    assert "What now? Change what we do Go by taxi" in said


def test_she_answers_before_paper_tells_her_what_another_thinks(
    copies: Copies, maggie_herself: Actor, priya: Actor, june: Actor, client: Client
) -> None:
    review = open_review(plan=copies.plan, by=priya, present="Maggie and Priya")
    outcome = copies.life.outcomes[0]
    say(review=review, outcome=outcome, by=priya, party="practitioner", says="not", words=WRONG)
    address = reverse("reviews:paper", args=[review.pk])

    before = words(taken(client, maggie_herself, address).content)
    assert "You have not said yet." in before
    assert "Priya Nair" not in before
    assert WRONG in words(taken(client, june, address).content)

    say(review=review, outcome=outcome, by=maggie_herself, party="person", says="partly")
    assert "Priya Nair: Not yet" in words(taken(client, maggie_herself, address).content)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["maggie_herself", "june", "sam", "priya"])
def test_whoever_may_see_the_page_may_take_it(
    copies: Copies, client: Client, kind: str, who: str, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)
    answer = taken(client, by, copies.address(kind, "paper"))

    assert answer.status_code == 200
    entry = AuditEntry.objects.get()
    room = {"plan": "plans", "outcomes": "outcomes", "review": "reviews"}[kind]
    assert (entry.did, entry.to, entry.about, entry.by) == (
        "exported",
        f"{room}.paper",
        str(copies.life.person.pk),
        str(by.user.pk),
    )
    assert entry.rule


@pytest.mark.parametrize("page", ["paper", "easy-read"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["owen", "tomasz", "ngozi", "ruth"])
def test_to_anybody_else_there_is_none(
    copies: Copies, client: Client, kind: str, page: str, who: str, request: pytest.FixtureRequest
) -> None:
    answer = taken(client, request.getfixturevalue(who), copies.address(kind, page))

    assert answer.status_code == 404
    assert not AuditEntry.objects.filter(did="exported").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_is_named_for_nobody_and_kept_by_nobody(
    copies: Copies, maggie_herself: Actor, client: Client, kind: str
) -> None:
    answer = taken(client, maggie_herself, copies.address(kind, "paper"))

    names = {"plan": "plan.pdf", "outcomes": "outcomes.pdf", "review": "review.pdf"}
    assert answer["Content-Disposition"] == f'inline; filename="{names[kind]}"'
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("kind", KINDS)
def test_the_easy_page_is_looked_at_and_leads_to_paper(
    copies: Copies, maggie_herself: Actor, visit: Visit, kind: str
) -> None:
    page = visit(copies.address(kind, "easy-read"), by=maggie_herself)

    ways = {link.text: link["href"] for link in page.select(".wm-copies a")}
    assert set(ways) == {
        "Print or save (PDF)",
        "Print or save easy read (PDF)",
        "Large print (PDF)",
    }
    assert page.select_one(".wm-aloud[hidden] button")
    assert AuditEntry.objects.get().did == "looked"
    assert "You can ask for help with this" in page.text


@pytest.mark.parametrize(
    ("route", "kind"), [("plans:show", "plan"), ("outcomes:order", "outcomes")]
)
def test_the_page_itself_leads_to_each_form_and_reads_itself_to_its_person(
    copies: Copies, maggie_herself: Actor, priya: Actor, visit: Visit, route: str, kind: str
) -> None:
    about = copies.plan.pk if kind == "plan" else copies.life.person.pk
    own = visit(reverse(route, args=[about]), by=maggie_herself)
    theirs = visit(reverse(route, args=[about]), by=priya)

    for page in (own, theirs):
        assert [link.text for link in page.select(".wm-copies a")] == [
            "Easy read",
            "Print or save (PDF)",
            "Large print (PDF)",
        ]
    assert own.select_one(".wm-aloud")
    assert theirs.select_one(".wm-aloud") is None


def test_somebody_reads_in_the_list_of_who_looked_that_a_copy_was_taken(
    copies: Copies, maggie_herself: Actor, priya: Actor, client: Client, visit: Visit
) -> None:
    taken(client, priya, copies.address("plan", "paper"))
    page = visit(reverse("people:who-looked", args=[copies.life.person.pk]), by=maggie_herself)

    assert "took a copy of your plan" in " ".join(page.text.split())

"""“See it as my brother sees it”: the very page that they get, for the person alone."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.clearing import forget_audit
from tests.lives import live
from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import Bar, CircleMember, Person, Share
from whatmatters.web.components.still import lead_nowhere


@pytest.fixture
def hers(maggie: Person, priya: Actor, june: Actor) -> Person:
    live(maggie, with_=priya, outcomes=2, reviewed=True)
    return maggie


def at(member: CircleMember) -> str:
    return f"/people/{member.person_id}/as/{member.pk}"


def main_of(client: Client, url: str, by: Actor) -> str:
    arrive(client, by)
    page = client.get(url).content.decode()
    return page.partition("<main")[2].partition(">")[2].partition("</main>")[0]


@pytest.mark.parametrize("who", ["june", "priya", "sam"])
def test_it_is_what_they_get_to_the_letter(
    who: str, hers: Person, maggie_herself: Actor, client: Client, request: pytest.FixtureRequest
) -> None:
    actor = request.getfixturevalue(who)
    member = CircleMember.objects.get(person=hers, user=actor.user)

    theirs = main_of(client, f"/people/{hers.pk}", actor)
    seen = main_of(client, at(member), maggie_herself)

    assert seen == lead_nowhere(theirs)  # type: ignore[arg-type]  # it is safe: we drew it
    plain = BeautifulSoup(theirs, "html.parser").get_text()
    assert BeautifulSoup(seen, "html.parser").get_text() == plain


def test_nothing_on_it_leads_anywhere(
    hers: Person, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    member = CircleMember.objects.get(person=hers, user=priya.user)
    main = visit(at(member), by=maggie_herself).main

    assert main
    assert main.select("span.govuk-link")
    assert not main.select("a, [href], form, button:not([disabled])")


def test_it_says_whose_eyes_these_are_and_leads_back(
    hers: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    member = CircleMember.objects.get(user=june.user)
    page = visit(at(member), by=maggie_herself)

    assert "This is your page as June Holt sees it" in page.text
    assert page.select_one(f'a[href="/people/{hers.pk}/sharing"]')
    listed = visit(f"/people/{hers.pk}/sharing", by=maggie_herself)
    assert listed.select_one(f'a[href="{at(member)}"]')


def test_what_june_may_not_see_is_not_on_it(
    hers: Person, maggie_herself: Actor, priya: Actor, june: Actor, visit: Visit
) -> None:
    people.raise_flag(person=hers, by=priya, kind="choking", words="Cut up her food")
    member = CircleMember.objects.get(user=june.user)

    assert "Cut up her food" not in visit(at(member), by=maggie_herself).text


def _stop(member: CircleMember) -> None:
    Share.objects.update(withdrawn_at=clock.now())


def _bar(member: CircleMember) -> None:
    assert member.user
    Bar.objects.create(person=member.person, user=member.user, barred_by=member.user)


@pytest.mark.parametrize("stops", [_stop, _bar])
def test_where_they_see_nothing_it_says_so(
    stops: object, hers: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    member = CircleMember.objects.get(user=june.user)
    stops(member)  # type: ignore[operator]

    assert "They see nothing of your page" in visit(at(member), by=maggie_herself).text


def test_of_somebody_without_an_account_it_says_what_they_would_see(
    hers: Person, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    rob = people.add_to_circle(
        person=hers, by=priya, kind="family", name="Rob", may_see_from=clock.today()
    )
    text = visit(at(rob), by=maggie_herself).text

    assert "They do not sign in here" in text
    assert "What they want from their life" in text


@pytest.mark.parametrize(
    ("who", "status"), [("june", 403), ("priya", 403), ("helen", 403), ("owen", 404)]
)
def test_nobody_else_has_such_a_page(
    who: str,
    status: int,
    hers: Person,
    june: Actor,
    visit: Visit,
    request: pytest.FixtureRequest,
) -> None:
    member = CircleMember.objects.get(user=june.user)

    visit(at(member), by=request.getfixturevalue(who), expecting=status)


def test_it_is_the_person_who_looked(
    hers: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    forget_audit()
    visit(at(CircleMember.objects.get(user=june.user)), by=maggie_herself)

    (entry,) = AuditEntry.objects.filter(did="looked")
    assert (entry.by, entry.to) == (str(maggie_herself.user.pk), "home.as-member")
    assert entry.rule.startswith("self:")
    assert not AuditEntry.objects.filter(by=str(june.user.pk)).exists()

"""Who has looked: for the person and a privacy officer, in plain words, and nobody else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.clearing import forget_audit
from tests.visit import Visit
from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.policy import DataClass
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import BrokenGlass, CircleMember, Person
from whatmatters.people.selectors.looking import A_PAGE
from whatmatters.web.addresses import address

PRIYA = "Priya Nair, practitioner at Westbury Council:"
THIRD_OF_MARCH = datetime(2026, 3, 3, 14, 10, tzinfo=UTC)


def page_of(person: Person) -> str:
    return address("people:who-looked", person.pk)


def opened(by: Actor, person: Person, at: str = "plans.plan", **more: Any) -> None:
    with clock.at(THIRD_OF_MARCH):
        audit.looked(by=by, at=at, about=person.pk, **more)


def lines(visit: Visit, person: Person, by: Actor) -> list[str]:
    page = visit(page_of(person), by=by)
    return [" ".join(item.get_text().split()) for item in page.select("main .wm-lines__item")]


def test_it_says_who_as_what_what_and_when(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    opened(priya, maggie)

    page = visit(page_of(maggie), by=maggie_herself)
    assert page.select_one("h2.wm-card__heading").get_text() == "3 March 2026"  # type: ignore[union-attr]
    assert lines(visit, maggie, maggie_herself) == [
        "Priya Nair, practitioner at Westbury Council: opened your plan at 2:10pm."
    ]


def test_the_same_on_a_day_is_said_once(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    for _ in range(3):
        opened(priya, maggie)
    opened(priya, maggie, at="home.person")

    assert lines(visit, maggie, maggie_herself) == [
        f"{PRIYA} opened your page at 2:10pm.",
        f"{PRIYA} opened your plan at 2:10pm and 2 times more that day.",
    ]


def test_somebody_of_the_circle_is_who_they_are_to_the_person(
    visit: Visit, maggie: Person, maggie_herself: Actor, june: Actor
) -> None:
    opened(june, maggie)

    assert lines(visit, maggie, maggie_herself) == [
        "June Holt, my daughter: opened your plan at 2:10pm."
    ]


@pytest.mark.parametrize(
    ("did", "says"),
    [
        ("plans.agreed", "agreed your plan"),
        ("plans.action-ticked", "wrote in your plan"),
        ("outcomes.heard", "wrote in what matters in your life"),
        ("people.taken-on", "began to work with you"),
        ("people.glass-broken", "opened your record in an emergency"),
    ],
)
def test_what_was_done_is_said_in_words(
    did: str, says: str, visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    audit.record(by=priya, did=did, to=maggie, about=maggie.pk)

    (line,) = lines(visit, maggie, maggie_herself)
    assert says in line


def test_what_was_opened_in_an_emergency_is_marked(
    visit: Visit, maggie: Person, maggie_herself: Actor, tomasz: Actor
) -> None:
    opened(tomasz, maggie, rule="colleague:plan:read")

    (line,) = lines(visit, maggie, maggie_herself)
    assert line.endswith("In an emergency")


def test_ones_own_looking_is_not_shown(visit: Visit, maggie: Person, maggie_herself: Actor) -> None:
    visit(address("home:person", maggie.pk), by=maggie_herself)

    assert lines(visit, maggie, maggie_herself) == []


def test_what_is_done_about_safeguarding_is_on_nobodys_page(
    visit: Visit, maggie: Person, maggie_herself: Actor, ruth: Actor, priya: Actor
) -> None:
    before = {who: lines(visit, maggie, who) for who in (maggie_herself, ruth)}
    opened(cast.worker("ngozi"), maggie)
    opened(priya, maggie, classes=(DataClass.SAFEGUARDING,))
    audit.record(by=priya, did="safeguarding.raised", to=maggie, about=maggie.pk)
    audit.denied(by=priya, at="safeguarding:case", about=maggie.pk)

    assert before == {maggie_herself: [], ruth: []}
    for who in before:
        assert all("Ruth Osei" in line for line in lines(visit, maggie, who))


def test_who_was_not_let_in_is_told_to_a_privacy_officer_alone(
    visit: Visit, maggie: Person, maggie_herself: Actor, ruth: Actor, owen: Actor
) -> None:
    audit.denied(by=owen, at="home:person", about=maggie.pk)

    assert lines(visit, maggie, maggie_herself) == []
    (line,) = [each for each in lines(visit, maggie, ruth) if "Ruth" not in each]
    assert "Owen Hughes" in line
    assert "was not let into their page" in line
    assert line.endswith("Refused")


def test_a_confidential_service_is_told_to_no_other_privacy_officer(
    visit: Visit, maggie: Person, maggie_herself: Actor, ruth: Actor, farah: Actor
) -> None:
    opened(farah, maggie)
    assert farah.membership is not None
    assert len(lines(visit, maggie, ruth)) == 1
    farah.membership.organisation.is_confidential = True
    farah.membership.organisation.save()

    assert not [line for line in lines(visit, maggie, ruth) if "Farah" in line]
    assert [line for line in lines(visit, maggie, maggie_herself) if "Farah" in line]


def test_whoever_decides_for_them_reads_what_they_did_themself_and_no_more(
    visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    opened(priya, maggie)
    opened(june, maggie, at="home.person")
    place = maggie.circle.get(user=june.user)
    CircleMember.objects.filter(pk=place.pk).update(
        kind="attorney", proved_by="A registered power of attorney"
    )
    visit(page_of(maggie), by=june, expecting=404)
    maggie.capacity.create(
        decision="support", has_capacity=False, reasons="x", found_by=priya.user,
        review_on=clock.today() + timedelta(days=9),
    )  # fmt: skip

    assert lines(visit, maggie, june) == ["June Holt: opened their page at 2:10pm."]
    page = visit(f"/people/{maggie.pk}/details", by=june)
    assert page.select(f"a[href='{page_of(maggie)}']")
    actions.break_glass(
        person=maggie, by=cast.worker("tomasz"), reason="danger", because="No answer"
    )
    assert not BrokenGlass.objects.visible_to(june).exists()


@pytest.mark.parametrize(("page", "refused"), [("sharing", 403), ("capacity", 404)])
def test_a_privacy_officer_reads_who_may_see_and_changes_nothing(
    page: str, refused: int, visit: Visit, maggie: Person, ruth: Actor, priya: Actor
) -> None:
    address = f"/people/{maggie.pk}/{page}"
    actions.add_need(person=maggie, by=priya, kind="format", words="CANARY-what-helps-her")

    shown = visit(address, by=ruth)

    assert not shown.select("main form")
    assert not shown.select(f"a[href='/people/{maggie.pk}']")
    assert not shown.select(f"a[href='/people/{maggie.pk}/details']")
    assert "CANARY" not in shown.text
    assert visit(page_of(maggie), by=ruth).select(f"a[href='/people/{maggie.pk}/sharing']")
    visit(f"{address}/new", by=ruth, expecting=refused)
    membership = ruth.membership
    assert membership is not None
    membership.organisation = cast.place("eastbury")
    membership.save()
    visit(address, by=ruth, expecting=404)


@pytest.mark.parametrize("who", ["priya", "june", "sam", "helen", "owen", "dev", "ines"])
def test_nobody_else_sees_it(
    who: str, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    known = {"priya", "june", "sam", "helen", "owen"}
    by = request.getfixturevalue(who) if who in known else cast.worker(who)

    visit(page_of(maggie), by=by, expecting=404)


def test_the_officer_of_an_organisation_that_does_not_know_them_does_not(
    visit: Visit, maggie: Person, ruth: Actor
) -> None:
    assert ruth.membership is not None
    ruth.membership.organisation = cast.place("eastbury")
    ruth.membership.save()

    visit(page_of(maggie), by=ruth, expecting=404)


def test_looking_at_it_is_written_down_too(visit: Visit, maggie: Person, ruth: Actor) -> None:
    forget_audit()
    visit(page_of(maggie), by=ruth)

    entry = AuditEntry.objects.get()
    assert (entry.to, entry.classes, entry.rule) == (
        "people.who-looked",
        "audit",
        "privacy-officer:audit:read",
    )


def test_a_long_list_has_pages_and_the_same_questions(
    visit: Visit,
    maggie: Person,
    maggie_herself: Actor,
    priya: Actor,
    june: Actor,
    django_assert_max_num_queries: Any,
    client: Any,
) -> None:
    opened(priya, maggie)
    visit(page_of(maggie), by=maggie_herself)
    with django_assert_max_num_queries(30) as few:
        client.get(page_of(maggie))
    for number in range(A_PAGE + 1):
        opened(june if number % 2 else priya, maggie)
    with django_assert_max_num_queries(30) as many:
        client.get(page_of(maggie))

    assert len(many) == len(few)
    second = visit(page_of(maggie) + "?page=2", by=maggie_herself)
    assert "Page 2 of 2" in second.get_text()


def test_a_page_that_is_none_is_the_first(
    visit: Visit, maggie: Person, maggie_herself: Actor
) -> None:
    visit(page_of(maggie) + "?page=elephant", by=maggie_herself)


def test_somebody_who_left_the_circle_is_still_named(
    visit: Visit, maggie: Person, maggie_herself: Actor, june: Actor
) -> None:
    opened(june, maggie)
    CircleMember.objects.filter(user=june.user).update(left_on=maggie.recorded_at.date())

    (line,) = lines(visit, maggie, maggie_herself)
    assert line.startswith("June Holt")

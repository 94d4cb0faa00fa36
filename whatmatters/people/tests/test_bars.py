"""A named person is kept out before any role is looked at, and cannot be told."""

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, User
from whatmatters.access.policy import DataClass, Deed
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.enquiries.models import Enquiry
from whatmatters.home.selectors.day import my_day
from whatmatters.home.selectors.finding import search_page
from whatmatters.home.selectors.mine import mine
from whatmatters.home.selectors.team import team_page
from whatmatters.people import actions
from whatmatters.people.models import Bar, Person
from whatmatters.people.selectors import alike, bar_form
from whatmatters.people.standing import standing_of


def new(person: Person) -> str:
    return f"/people/{person.pk}/bars/new"


def keep_out(maggie: Person, who: Actor, by: Actor) -> Bar:
    return actions.bar(person=maggie, by=by, user=who.user, because="She is afraid of them")


@pytest.mark.parametrize("by", ["maggie_herself", "priya"])
def test_somebody_is_kept_out_from_the_next_page(
    by: str, visit: Visit, maggie: Person, sam: Actor, request: pytest.FixtureRequest
) -> None:
    visit(f"/people/{maggie.pk}", by=sam)

    page = visit(new(maggie), by=request.getfixturevalue(by), sending={"who": str(sam.user.pk)})

    assert "They see nothing of this record from now on" in page.text
    assert "Sam Adeyemi" in page.text
    for address in ("", "/details", "/thread", "/sharing", "/flags", "/bars"):
        visit(f"/people/{maggie.pk}{address}", by=sam, expecting=404)
    assert AuditEntry.objects.filter(did="people.barred", about=str(maggie.pk)).exists()


def test_by_the_address_they_sign_in_with(
    visit: Visit, maggie: Person, priya: Actor, owen: Actor
) -> None:
    visit(new(maggie), by=priya, sending={"email": "OWEN@example.org", "because": "A cousin"})

    bar = Bar.objects.get()
    assert (bar.user, bar.because) == (owen.user, "A cousin")


@pytest.mark.parametrize("role", [role for role in RoleKey if role != RoleKey.THEMSELF])
def test_whatever_role_they_act_in(role: RoleKey, maggie: Person, priya: Actor) -> None:
    member = Membership.objects.create(
        user=priya.user, organisation=cast.place("westbury"), role_key=role
    )
    keep_out(maggie, priya, by=priya)

    acting = Actor(priya.user, member)
    for about in DataClass:
        for deed in Deed:
            assert not Person.objects.open_to(acting, about, deed).exists()
            assert not standing_of(acting, maggie).may(about, deed)


def test_in_no_list_search_or_count(
    maggie: Person, priya: Actor, helen: Actor, june: Actor, tomasz: Actor
) -> None:
    assert my_day(viewer=priya).people
    assert team_page(viewer=helen).rows
    assert search_page(viewer=tomasz, typed="Maggie").strips
    assert alike(viewer=tomasz, names=["Maggie"])
    for who in (priya, helen, june, tomasz):
        Bar.objects.create(person=maggie, user=who.user, barred_by=helen.user)

    assert not my_day(viewer=priya).people
    page = team_page(viewer=helen)
    assert (page.rows, page.page.paginator.count) == ((), 0)
    for who in (priya, helen, tomasz):
        assert not search_page(viewer=who, typed="Maggie").strips
        assert not alike(viewer=who, names=["Maggie"])
        assert not Person.objects.registered_with(who).exists()
        assert not Enquiry.objects.visible_to(who).filter(person=maggie).exists()
    assert not mine(viewer=june).others


def test_their_pages_are_as_if_nobody_were_there(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    keep_out(maggie, priya, by=priya)

    for address in ("/my-day", "/find"):
        page = visit(address, by=priya)
        assert "Maggie" not in page.text
        assert "kept out" not in page.text


@pytest.mark.parametrize("by", ["maggie_herself", "priya"])
def test_let_in_again_all_is_as_before(
    by: str, visit: Visit, maggie: Person, sam: Actor, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(by)
    before = standing_of(sam, maggie).facts
    bar = keep_out(maggie, sam, by=actor)

    page = visit(f"/people/bars/{bar.pk}/lift", by=actor, sending={})

    assert "Kept out before" in page.text
    assert standing_of(sam, maggie).facts == before
    visit(f"/people/bars/{bar.pk}/lift", by=actor, expecting=404)


def test_kept_out_twice_they_are_kept_out_once(
    visit: Visit, maggie: Person, priya: Actor, sam: Actor
) -> None:
    for _ in range(2):
        visit(new(maggie), by=priya, sending={"email": "sam@example.org"})

    assert Bar.objects.count() == 1


def test_whoever_keeps_themself_out_is_led_out(visit: Visit, maggie: Person, priya: Actor) -> None:
    visit(new(maggie), by=priya, sending={"who": str(priya.user.pk)}, expecting=302)

    visit(f"/people/{maggie.pk}", by=priya, expecting=404)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose somebody from the list, or enter one e-mail address"),
        ({"email": "nobody@example.org"}, "Nobody signs in with that e-mail address"),
        ({"email": "not an address"}, "Enter an email address in the correct format"),
        ({"who": "x"}, "Choose one of the answers on the page"),
        ({"email": "maggie@example.org"}, "Nobody can be kept out of their own record"),
        ({"email": "sam@example.org", "because": "\x00"}, "can’t be kept"),
    ],
)
def test_what_is_refused_and_in_which_words(
    typed: dict[str, str], sentence: str, visit: Visit, maggie: Person, priya: Actor, sam: Actor
) -> None:
    page = visit(new(maggie), by=priya, sending=typed)

    assert sentence in page.text
    assert not Bar.objects.exists()


@pytest.mark.parametrize(
    ("who", "code"),
    [("helen", 403), ("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)],
)
def test_nobody_else_may_or_is_told(
    who: str,
    code: int,
    visit: Visit,
    maggie: Person,
    priya: Actor,
    farah: Actor,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)
    bar = keep_out(maggie, farah, by=priya)

    visit(f"/people/{maggie.pk}/bars", by=actor, expecting=code)
    visit(new(maggie), by=actor, sending={"email": "sam@example.org"}, expecting=code)
    visit(f"/people/bars/{bar.pk}/lift", by=actor, sending={}, expecting=404)
    with pytest.raises(PermissionDenied):
        actions.bar(person=maggie, by=actor, user=farah.user)
    with pytest.raises(PermissionDenied):
        actions.lift_bar(bar=bar, by=actor)

    assert list(Bar.objects.current()) == [bar]


def test_one_chooses_among_those_who_could_see(
    maggie: Person, priya: Actor, june: Actor, sam: Actor, tomasz: Actor, owen: Actor
) -> None:
    told = [words for _, words in bar_form(viewer=priya, person_id=maggie.pk).could_see]

    assert "June Holt, my daughter" in told
    assert "Sam Adeyemi, Support worker, Brook Home Care" in told
    assert "Tomasz Zielinski, Westbury Council" in told
    assert not [words for words in told if "Owen" in words or "Maggie" in words]


def test_many_workers_take_no_more_questions(
    maggie: Person, priya: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def asked() -> int:
        return len(bar_form(viewer=priya, person_id=maggie.pk).could_see)

    asked()
    with django_assert_num_queries(6):
        assert asked() == 1
    for number in range(12):
        user = User.objects.create_user(f"n{number}@example.org", name=f"N {number}")
        Membership.objects.create(
            user=user, organisation=cast.place("westbury"), role_key="practitioner"
        )
    with django_assert_num_queries(6):
        assert asked() == 13

"""A support worker, who has no search, finds somebody in an emergency; exactly, or not at all."""

from datetime import date

import pytest

from tests.visit import Visit
from whatmatters.access import tries
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.people import actions
from whatmatters.people.forms.glass import NOBODY_FOUND
from whatmatters.people.models import Identifier, Person, Registration

PAGE = "/people/emergency"
BORN = date(1948, 3, 31)
BIRTHDAY = {"born_on_day": "31", "born_on_month": "3", "born_on_year": "1948"}
WHOLE = {"name": "margaret  HOLT", **BIRTHDAY}


@pytest.fixture
def fallen(maggie: Person, sam: Actor) -> Person:
    """Maggie, whom Brook knows and Sam does not work with now."""
    Person.objects.filter(pk=maggie.pk).update(born_on=BORN)
    maggie.circle.filter(user=sam.user).delete()
    here = Registration.objects.filter(person=maggie, organisation=cast.place("brook"))
    if not here.exists():
        actions.register(person=maggie, organisation=cast.place("brook"))
    Identifier.objects.create(person=maggie, system=Identifier.NHS_NUMBER, value="9434765919")
    actions.index(maggie)
    return maggie


@pytest.mark.parametrize("how", ["name", "number", "nhs"])
def test_whoever_is_named_exactly_is_found(
    how: str, visit: Visit, fallen: Person, sam: Actor
) -> None:
    number = fallen.registrations.get(organisation=sam.organisation_id).number
    typed = {
        "name": WHOLE,
        "number": {"number": number.lower().replace("-", " ")},
        "nhs": {"number": "943 476 5919"},
    }[how]

    visit(PAGE, by=sam, sending=typed, expecting=302)

    looked = AuditEntry.objects.filter(to="people.find-in-need", about=str(fallen.pk))
    assert looked.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        {**WHOLE, "name": "Margaret"},
        {**WHOLE, "born_on_year": "1949"},
        {**WHOLE, "name": "Marg Holt"},
        {"number": "943 476 591"},
        {"number": "5919"},
    ],
)
def test_a_part_or_something_else_finds_nobody(
    typed: dict[str, str], visit: Visit, fallen: Person, sam: Actor
) -> None:
    assert NOBODY_FOUND in visit(PAGE, by=sam, sending=typed).text
    assert not AuditEntry.objects.filter(to="people.find-in-need").exists()


def test_nor_does_whoever_the_organisation_does_not_know_or_is_kept_out(
    visit: Visit, fallen: Person, sam: Actor, priya: Actor
) -> None:
    actions.bar(person=fallen, by=priya, user=sam.user)
    assert NOBODY_FOUND in visit(PAGE, by=sam, sending=WHOLE).text
    fallen.bars.all().delete()
    fallen.registrations.filter(organisation=sam.organisation_id).delete()
    assert NOBODY_FOUND in visit(PAGE, by=sam, sending=WHOLE).text


def test_after_ten_tries_even_the_right_one_is_not_found(
    visit: Visit, fallen: Person, sam: Actor
) -> None:
    for _ in range(tries.WRONG_ONES):
        visit(PAGE, by=sam, sending={"number": "1"})

    assert NOBODY_FOUND in visit(PAGE, by=sam, sending=WHOLE).text


@pytest.mark.parametrize("typed", [{}, {"name": "Margaret Holt"}, {"born_on_day": "31"}])
def test_what_is_missing_is_said(typed: dict[str, str], visit: Visit, sam: Actor) -> None:
    assert "Error" in str(visit(PAGE, by=sam, sending=typed).title)


@pytest.mark.parametrize("who", ["priya", "june", "owen"])
def test_who_has_a_search_or_no_work_here_has_no_such_page(
    who: str, visit: Visit, request: pytest.FixtureRequest
) -> None:
    visit(PAGE, by=request.getfixturevalue(who), expecting=403)


def test_the_bar_leads_there(visit: Visit, sam: Actor, priya: Actor) -> None:
    assert visit("/my-day", by=sam).select(f"a[href='{PAGE}']")
    assert not visit("/my-day", by=priya).select(f"a[href='{PAGE}']")

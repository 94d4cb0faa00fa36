"""What there is nearby is often all that is wanted: it is found, given, and written down."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.enquiries import actions, selectors
from whatmatters.enquiries.giving import given_to_asker
from whatmatters.enquiries.models import Enquiry, Given
from whatmatters.enquiries.tests.enquiring import FROM_A_DAUGHTER, sent
from whatmatters.resources.models import Service
from whatmatters.resources.tests.listing import WESTBURY, listed

FOUND = "/enquiries/found"


@pytest.fixture
def choir(db: None) -> Service:
    return listed(
        "Westbury Choir",
        at=WESTBURY,
        postcode="BA13 1AA",
        byday="TH",
        hours=(19, 21),
        cost="0",
        phone="01632 960001",
        checked=date(2026, 1, 1),
    )


def test_it_is_found_given_and_shown(visit: Visit, priya: Actor, choir: Service) -> None:
    enquiry = sent()

    page = visit(f"/enquiries/{enquiry.pk}/find?q=choirs", by=priya)
    assert "Westbury Choir" in page.text
    assert "Free" in page.text
    visit(f"/enquiries/{enquiry.pk}/give/{choir.pk}", by=priya, sending={})

    enquiry.refresh_from_db()
    assert enquiry.status == Enquiry.Status.ANSWERED
    shown = visit(f"/enquiries/{enquiry.pk}", by=priya)
    for told in ("Westbury Choir", "Thursdays, 7pm to 9pm", "BA13 1AA", "01632 960001", "Priya"):
        assert told in shown.text
    again = visit(f"/enquiries/{enquiry.pk}/find?q=choir", by=priya)
    assert "Given" in again.text
    assert not again.select("main form[method=post]")
    assert "1 thing of the directory given" in visit("/enquiries/dealt-with", by=priya).text


def test_given_twice_it_is_once(priya: Actor, tomasz: Actor, choir: Service) -> None:
    enquiry = sent()

    first = actions.give_service(enquiry=enquiry, by=priya, service=choir)
    second = actions.give_service(enquiry=enquiry, by=tomasz, service=choir)

    assert first == second
    assert AuditEntry.objects.filter(did="enquiries.service-given").count() == 1


def test_what_was_told_stays_when_the_directory_changes(priya: Actor, choir: Service) -> None:
    given = actions.give_service(enquiry=sent(), by=priya, service=choir)

    choir.delete()

    given = Given.objects.get(pk=given.pk)
    assert (given.service, given.name) == (None, "Westbury Choir")
    with pytest.raises(IntegrityError, match="kept_as_written"), transaction.atomic():
        Given.objects.filter(pk=given.pk).update(name="Another")


@pytest.mark.parametrize("who", ["sam", "owen", "june", "maggie_herself"])
def test_nobody_else_may(who: str, choir: Service, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        actions.give_service(enquiry=sent(), by=request.getfixturevalue(who), service=choir)

    assert not Given.objects.exists()


def test_what_is_not_listed_is_not_given(visit: Visit, priya: Actor, choir: Service) -> None:
    Service.objects.update(status="defunct")

    visit(f"/enquiries/{sent().pk}/give/{choir.pk}", by=priya, sending={}, expecting=404)


def test_the_asker_sees_it_with_their_reference_and_how_to_reach_them(
    visit: Visit, priya: Actor, choir: Service
) -> None:
    enquiry = sent({**FROM_A_DAUGHTER, "reach": "01632 960 123"})
    actions.give_service(enquiry=enquiry, by=priya, service=choir)
    both = {"reference": enquiry.reference.lower().replace("-", " "), "reach": "01632-960123"}

    page = visit(FOUND, sending=both)

    assert "Westbury Choir" in page.text
    assert "Thursdays, 7pm to 9pm" in page.text
    assert "01632 960001" in page.text
    assert enquiry.words not in page.text


@pytest.mark.parametrize(
    "wrong",
    [{"reference": "AAAA-AAAA"}, {"reach": "somebody else"}, {"reach": "-"}, {"reach": ""}],
)
def test_one_without_the_other_shows_nothing(
    wrong: dict[str, str], visit: Visit, priya: Actor, choir: Service
) -> None:
    enquiry = sent({**FROM_A_DAUGHTER, "reach": "01632 960 123"})
    actions.give_service(enquiry=enquiry, by=priya, service=choir)

    page = visit(FOUND, sending={"reference": enquiry.reference, "reach": enquiry.reach} | wrong)

    assert "Westbury Choir" not in page.text
    assert page.select(".govuk-error-summary")


def test_guessing_is_slowed_down(db: None, visit: Visit) -> None:
    enquiry = sent({**FROM_A_DAUGHTER, "reach": "01632 960 123"})
    for _ in range(10):
        visit(FOUND, sending={"reference": "AAAA-AAAA", "reach": "x"})

    page = visit(FOUND, sending={"reference": enquiry.reference, "reach": enquiry.reach})

    assert "Wait 15 minutes" in page.text


def test_what_has_become_a_record_is_shown_there_alone(priya: Actor, choir: Service) -> None:
    enquiry = sent({**FROM_A_DAUGHTER, "reach": "01632 960 123"})
    actions.give_service(enquiry=enquiry, by=priya, service=choir)
    actions.start_record(enquiry=enquiry, by=priya)

    asked = given_to_asker(reference=enquiry.reference, reach=enquiry.reach)

    assert asked is None


def test_more_of_it_takes_no_more_queries(
    priya: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    enquiry = sent()
    for number in range(12):
        actions.give_service(enquiry=enquiry, by=priya, service=listed(f"Choir {number}"))

    with django_assert_max_num_queries(5):
        page = selectors.enquiry_page(viewer=priya, enquiry_id=enquiry.pk)
        assert len([given.given_by.name for given in page.given]) == 12

"""Each page about who somebody is, and of an enquiry: on a narrow screen, by every rule of axe."""

import pytest

from tests.browser import CHROMIUM, axe_violations, too_wide
from tests.journeys.conftest import Sits
from whatmatters.access.actor import Actor
from whatmatters.enquiries import actions as enquiries
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, sent
from whatmatters.people import actions
from whatmatters.people.models import Person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium here"),
    pytest.mark.django_db(transaction=True),
]


def addresses(maggie: Person, priya: Actor) -> list[str]:
    place = actions.add_to_circle(person=maggie, by=priya, kind="family", name="June" * 40)
    need = actions.add_need(person=maggie, by=priya, kind="format", words="Large print" * 20)
    name = actions.add_name(person=maggie, by=priya, name="Peggy", kind="nickname")
    enquiry = sent(FOR_MYSELF | {"name": "Margaret Holt", "words": "Long" * 500})
    enquiries.answer_enquiry(enquiry=enquiry, by=priya, words="Answer" * 200)
    sent()
    about, knock = f"/people/{maggie.pk}", f"/enquiries/{enquiry.pk}"
    return [
        *(f"{about}/{page}" for page in ("details", "details/change", "names", "circle", "needs")),
        *(f"/people/circle/{place.pk}/{page}" for page in ("sees", "end")),
        f"{about}/circle/worker",
        f"/people/needs/{need.pk}/end",
        f"/people/names/{name.pk}/remove",
        "/people/begin",
        *(knock, f"{knock}/answer", f"{knock}/start"),
        *("/enquiries/waiting", "/enquiries/dealt-with"),
    ]


def test_every_page_is_for_everybody(sits_down: Sits, maggie: Person, priya: Actor) -> None:
    page = sits_down(priya, at="/people/begin")

    faults = []
    for address in addresses(maggie, priya):
        page.goto(address)
        found = (*axe_violations(page), *too_wide(page))
        faults += [f"{address}: {fault}" for fault in found]
    assert faults == []

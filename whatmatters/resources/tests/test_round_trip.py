"""Whatever a service says, as far as the standard allows it, comes out as it came in."""

import json
from io import BytesIO
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from whatmatters.resources.intake.taking import Intake
from whatmatters.resources.models import Service
from whatmatters.resources.selectors import api
from whatmatters.resources.standard.documents import items
from whatmatters.resources.tests.making import faults

Maker = st.SearchStrategy[Any]
#: Letters of any script; NUL and halves of letters, which no database keeps, are tried elsewhere.
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)
ID = st.uuids(version=4).map(str)
LINK = st.sampled_from(["https://example.org/ä?x=1", "http://example.org", "www.example.org", "/a"])
NUMBER = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_nan=False)
DAY = st.dates().map(str) | st.sampled_from(["2028-02-29", "2027-02-30", "soon"])
HOUR = st.times().map(lambda t: t.isoformat("minutes")) | st.sampled_from(
    ["24:00", "9:30Z", "dusk"]
)
MOMENT = st.datetimes().map(lambda t: t.isoformat() + "Z") | st.sampled_from(["2027-01-01", "now"])


def thing(**properties: Maker) -> Maker:
    """An object with an id and any of these properties."""
    return st.fixed_dictionaries({"id": ID}, optional=properties)


def several(one: Maker) -> Maker:
    return st.lists(one, min_size=1, max_size=3, unique_by=lambda each: each["id"])


def whole(needed: dict[str, Maker], **properties: Maker) -> Maker:
    return st.fixed_dictionaries({"id": ID, **needed}, optional=properties)


TERM = whole({"name": TEXT, "description": TEXT}, parent_id=ID, taxonomy=TEXT, term=TEXT)
ATTRIBUTES = several(thing(link_type=TEXT, taxonomy_term=TERM))
TYPE = st.sampled_from(["physical", "postal", "virtual"])
ADDRESS = whole(
    dict.fromkeys(("address_1", "city", "state_province", "postal_code", "country"), TEXT)
    | {"address_type": TYPE},
    attention=TEXT,
    region=TEXT,
)
LOCATION = whole(
    {"location_type": TYPE},
    name=TEXT,
    latitude=NUMBER,
    longitude=NUMBER,
    external_identifier=TEXT,
    addresses=several(ADDRESS),
    accessibility=several(thing(description=TEXT, url=LINK, attributes=ATTRIBUTES)),
    attributes=ATTRIBUTES,
)
SCHEDULE = thing(
    valid_from=DAY,
    valid_to=DAY,
    dtstart=DAY,
    freq=st.sampled_from(["WEEKLY", "MONTHLY"]),
    interval=NUMBER,
    byday=st.sampled_from(["TH,FR", "2MO", "-1FR", "mo, tu", "Monday"]) | TEXT,
    bymonthday=st.sampled_from(["1", "-5,2", "31"]) | TEXT,
    opens_at=HOUR,
    closes_at=HOUR,
    schedule_link=LINK,
    notes=TEXT,
)
ORGANIZATION = whole(
    {"name": TEXT.filter(str.strip), "description": TEXT},
    website=LINK,
    parent_organization_id=ID,
    organization_identifiers=several(
        whole({"identifier_type": TEXT, "identifier": TEXT}, identifier_scheme=TEXT)
    ),
    attributes=ATTRIBUTES,
)
PHONE = whole({"number": TEXT}, description=TEXT, languages=several(thing(name=TEXT)))
SERVICE = whole(
    {
        "name": TEXT.filter(lambda name: name.strip()),
        "status": st.sampled_from(["active", "inactive", "defunct", "temporarily closed"]),
    },
    organization=ORGANIZATION,
    description=TEXT,
    url=LINK,
    email=TEXT,
    fees=TEXT,
    minimum_age=NUMBER,
    maximum_age=NUMBER,
    assured_date=DAY,
    last_modified=MOMENT,
    schedules=several(SCHEDULE),
    service_areas=several(thing(name=TEXT, extent=TEXT, uri=LINK)),
    service_at_locations=several(thing(location=LOCATION)),
    languages=several(thing(name=TEXT, code=TEXT)),
    funding=several(thing(source=TEXT)),
    cost_options=several(
        thing(valid_from=DAY, valid_to=DAY, option=TEXT, amount=NUMBER, amount_description=TEXT)
    ),
    contacts=several(thing(name=TEXT, title=TEXT, phones=several(PHONE))),
    attributes=ATTRIBUTES,
    of_no_standard=st.dictionaries(TEXT, TEXT | NUMBER, max_size=2),
)


def ids(said: object) -> list[str]:
    """Every id in an object: where one is there twice, it means two things at once."""
    if isinstance(said, dict):
        own = [said["id"]] if "id" in said else []
        return own + [one for each in said.values() for one in ids(each)]
    return [one for each in said for one in ids(each)] if isinstance(said, list) else []


class RoundTrip(TestCase):
    """In one transaction for each example, which is then taken back."""

    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(raw=SERVICE)
    def test_any_service_comes_out_as_it_came_in(self, raw: dict[str, Any]) -> None:
        if len(set(ids(raw))) < len(ids(raw)):
            return
        for _ in range(2):
            intake = Intake()
            intake.take(items(BytesIO(json.dumps([raw]).encode())))
        assert (intake.tally.new, intake.tally.same, Service.objects.count()) == (0, 1, 1)
        assert api.service(service_id=UUID(raw["id"])) == raw
        assert faults("service", raw) == []

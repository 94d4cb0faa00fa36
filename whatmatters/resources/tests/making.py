"""Services to bring in, and what the standard has against an object."""

import io
import json
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from whatmatters.resources.intake.taking import Intake
from whatmatters.resources.standard.documents import items
from whatmatters.resources.tests.published import schema

WORDS = """
    accessibility address attribute contact cost_option funding language location organization
    organization_identifier phone schedule service service_area service_at_location taxonomy
    taxonomy_term
"""
OBJECTS = WORDS.split()


@cache
def registry() -> Registry[Any]:
    found = [(f"{name}.json", _resource(name)) for name in OBJECTS]
    return Registry().with_resources(found)


def _resource(name: str) -> Resource[Any]:
    return Resource.from_contents(schema(name), default_specification=DRAFT202012)


def faults(name: str, said: object) -> list[str]:
    """What the standard has against an object."""
    validator = Draft202012Validator({"$ref": f"{name}.json"}, registry=registry())
    return [f"{list(fault.path)}: {fault.message}" for fault in validator.iter_errors(said)]


def bring_in(*raws: object) -> Intake:
    intake = Intake()
    intake.take(items(io.BytesIO(json.dumps(list(raws)).encode())))
    return intake


def uid(number: int, kind: int = 0) -> str:
    return f"00000000-0000-4000-8{kind:03x}-{number:012x}"


def service(number: int, **more: Any) -> dict[str, Any]:
    """One of many, each under its own ids."""
    said: dict[str, Any] = {
        "id": uid(number),
        "name": f"Service {number:03}",
        "status": "active",
        "organization": {"id": uid(1, 1), "name": "Brue Valley Choirs", "description": "Sings"},
        "cost_options": [{"id": uid(number, 2), "amount": 4.5}],
        "schedules": [
            {
                "id": uid(number, 3),
                "freq": "WEEKLY",
                "byday": "TU",
                "opens_at": "10:00:00",
                "closes_at": "12:00:00",
            }
        ],
        "service_at_locations": [
            {
                "id": uid(number, 4),
                "location": {
                    "id": uid(number, 5),
                    "location_type": "physical",
                    "latitude": 51.1 + number / 100,
                    "longitude": -2.4,
                    "accessibility": [{"id": uid(number, 6), "description": "Level access"}],
                },
            }
        ],
    }
    return {**said, **more}

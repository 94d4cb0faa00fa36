"""Files from other systems: third parties' where they are at hand, and small ones of our own."""

import json
from pathlib import Path
from typing import Any

import pytest

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.exchange.actions.fhir import Run, bring_in_files
from whatmatters.exchange.fhir.library import read
from whatmatters.exchange.fhir.tally import Tally

THIRD_PARTY = Path(__file__).parents[4] / "shared" / "data" / "fhir"
UK_CORE = sorted((THIRD_PARTY / "uk-core-json").glob("*.json"))
SYNTHEA = sorted((THIRD_PARTY / "synthea-r4").glob("*.json"))

needs_third_party = pytest.mark.skipif(
    not (UK_CORE and SYNTHEA), reason="there are no third-party files beside the repository"
)

PATIENT: dict[str, Any] = {
    "resourceType": "Patient",
    "id": "p1",
    "identifier": [{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "999 054 8609"}],
    "name": [
        {"use": "official", "family": "Okafor", "given": ["Grace", "Ada"]},
        {"use": "nickname", "text": "Gracie"},
        {"use": "maiden", "family": "Eze", "given": ["Grace"]},
    ],
    "telecom": [
        {"system": "phone", "value": "01632 960001", "use": "home"},
        {"system": "phone", "value": "07700 900001", "use": "mobile"},
        {"system": "email", "value": "grace@example.org"},
    ],
    "birthDate": "1948-03-02",
    "address": [{"line": ["1 Example Street"], "city": "Leeds", "postalCode": "LS1 1AA"}],
    "communication": [
        {"language": {"coding": [{"code": "cy", "display": "Welsh"}]}},
        {"language": {"coding": [{"code": "en", "display": "English"}]}, "preferred": True},
    ],
    "extension": [
        {
            "url": "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired",
            "valueBoolean": True,
        }
    ],
}
DAUGHTER: dict[str, Any] = {
    "resourceType": "RelatedPerson",
    "id": "rp1",
    "patient": {"reference": "Patient/p1"},
    "relationship": [{"coding": [{"code": "DAU", "display": "natural daughter"}]}],
    "name": [{"text": "Ada Okafor"}],
    "telecom": [{"system": "phone", "value": "01632 960002"}],
    "period": {"start": "2024-01"},
}
GOAL: dict[str, Any] = {
    "resourceType": "Goal",
    "id": "g1",
    "lifecycleStatus": "active",
    "description": {"text": "I want to get back to the bowling club  on Thursdays"},
    "subject": {"reference": "Patient/p1"},
    "expressedBy": {"reference": "Patient/p1"},
    "startDate": "2025-03-01",
    "target": [{"measure": {"text": "Go with a friend"}, "dueDate": "2025-09"}],
    "note": [
        {"authorReference": {"reference": "Patient/p1"}, "text": "It is the company."},
        {"authorReference": {"reference": "RelatedPerson/rp1"}, "text": "She lights up."},
    ],
    "addresses": [{"reference": "Condition/b1"}],
}
IN_THE_WAY: dict[str, Any] = {
    "resourceType": "Condition",
    "id": "b1",
    "code": {"text": "No transport in the evening"},
    "subject": {"reference": "Patient/p1"},
}
PLAN: dict[str, Any] = {
    "resourceType": "CarePlan",
    "id": "cp1",
    "status": "active",
    "intent": "plan",
    "subject": {"reference": "Patient/p1"},
    "goal": [{"reference": "Goal/g1"}],
    "activity": [
        {
            "detail": {
                "status": "in-progress",
                "goal": [{"reference": "Goal/g1"}],
                "description": "Ada drives",
                "performer": [{"reference": "RelatedPerson/rp1"}],
                "scheduledTiming": {
                    "repeat": {
                        "frequency": 1,
                        "period": 1,
                        "periodUnit": "wk",
                        "dayOfWeek": ["thu"],
                    }
                },
            }
        },
        {"reference": {"reference": "ServiceRequest/s1"}},
    ],
}
ORDER: dict[str, Any] = {
    "resourceType": "ServiceRequest",
    "id": "s1",
    "status": "active",
    "intent": "order",
    "code": {"text": "Day centre"},
    "subject": {"reference": "Patient/p1"},
    "performer": [{"display": "Brook Home Care"}],
}


def bundle(*resources: dict[str, Any]) -> dict[str, Any]:
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": resource} for resource in resources],
    }


def written(folder: Path, name: str, content: Any) -> Path:
    """A file with this in it: bytes as they are, all else as JSON."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def brought_in(
    *paths: Path,
    organisation: Organisation,
    by: Actor | str = audit.SYSTEM,
    source: str = "",
    dry_run: bool = False,
) -> Tally:
    return bring_in_files(
        files=[read(path) for path in paths], run=Run(organisation, by, source, dry_run)
    )

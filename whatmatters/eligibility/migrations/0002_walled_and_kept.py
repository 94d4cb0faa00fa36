"""What was weighed and decided is part of the plan; what was asked for is about money as well."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver

WEIGHING = (
    "person_id",
    "organisation_id",
    "whose",
    "pack",
    "pack_version",
    "pack_digest",
    "begun_on",
    "begun_by_id",
)
DECISION = (
    "weighing_id",
    "result",
    "level",
    "suggested",
    "because",
    "present",
    "decided_on",
    "decided_by_id",
    "decided_as",
    "lane_id",
    "follows_id",
)
REQUEST = (
    "person_id",
    "organisation_id",
    "plan_id",
    "to_whom",
    "covering",
    "parts",
    "sent_on",
    "sent_by_id",
    "content",
    "sha256",
)


class Migration(migrations.Migration):
    dependencies = [("eligibility", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Weighing", person="person", about="plan"),
        Wall("Finding", through="weighing"),
        Wall("Answer", through="weighing"),
        Wall("Effect", through="weighing"),
        Wall("Decision", through="weighing"),
        Wall("Disagreement", through="decision"),
        Wall("LaneOutcome", through="lane"),
        Wall("FundingRequest", person="person", about="budget"),
        KeepForEver(
            "LawInForce",
            ("organisation_id", "pack", "pack_version", "begins_on", "chosen_by_id"),
        ),
        KeepForEver("Weighing", WEIGHING),
        KeepForEver("Finding", ("weighing_id", "domain", "text", "limb", "words", "found_by_id")),
        KeepForEver("Answer", ("weighing_id", "condition", "text", "met", "words", "given_by_id")),
        KeepForEver("Effect", ("weighing_id", "area", "text")),
        KeepForEver("Decision", DECISION),
        KeepForEver("Disagreement", ("decision_id", "words", "said_by", "said_on", "recorded_by_id")),
        KeepForEver("FundingRequest", REQUEST),
    ]

"""What of this room is somebody’s life, and what no later statement may change: nearly all."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver

ESTIMATE = (
    *("person_id", "rule", "rule_name", "rule_version", "weeks", "amount", "words"),
    *("worked_by_id", "worked_on"),
)
LINE = ("estimate_id", "place", "kind", "name", "how", "quantity", "amount")
BUDGET = (
    *("person_id", "number", "estimate_id", "period", "weeks", "begins_on", "ends_on"),
    *("agreed", "agreed_on", "agreed_by_id", "council", "health", "education", "other"),
    *("other_name", "own", "assessed_on", "contribution", "contribution_most"),
    *("ceiling_weeks", "is_cut", "reason", "because", "told_on", "urgent_because"),
)
REPLY = ("budget_id", "says", "words", "said_by", "said_on", "recorded_by_id")
BUILT_UP = ("budget_id", "amount", "counted_on", "words", "recorded_by_id")
SAVING = ("person_id", "amount", "what_for", "agreed_on", "until_on", "agreed_by_id")
ASSISTANT = (
    *("person_id", "member_id", "number", "begins_on", "ends_on", "hours", "rate", "on_costs"),
    *("payroll", "insurance", "weeks", "back_up", "employer", "nominee", "review_on"),
    "written_by_id",
)
CHECK = ("person_id", "asked_on", "asked_by_id", "asked_of")
RESULT = (
    *("asked_id", "done_on", "done_by", "found", "words", "amount", "wants_it_written"),
    "recorded_by_id",
)


class Migration(migrations.Migration):
    dependencies = [("budgets", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Estimate", person="person", about="budget"),
        Wall("EstimateLine", through="estimate"),
        Wall("Budget", person="person", about="budget"),
        Wall("Reply", through="budget"),
        Wall("BuiltUp", through="budget"),
        Wall("Saving", person="person", about="budget"),
        Wall("Assistant", person="person", about="budget"),
        Wall("BenefitsCheck", person="person", about="budget"),
        Wall("BenefitsResult", through="asked"),
        KeepForEver("Estimate", ESTIMATE),
        KeepForEver("EstimateLine", LINE),
        KeepForEver("Budget", BUDGET),
        KeepForEver("Reply", REPLY),
        KeepForEver("BuiltUp", BUILT_UP),
        KeepForEver("Saving", SAVING),
        KeepForEver("Assistant", ASSISTANT),
        KeepForEver("BenefitsCheck", CHECK),
        KeepForEver("BenefitsResult", RESULT),
    ]

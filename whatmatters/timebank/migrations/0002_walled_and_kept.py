"""Time is told to whoever reads the person's money, and what came or went is never changed."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver

TERMS = (
    "person_id",
    "organisation_id",
    "minutes_a_week",
    "period",
    "begins_on",
    "carry_percent",
    "carry_life",
    "overdraw_percent",
    "shortest_visit",
    "pause_after_days",
    "lapsing",
    "recorded_by_id",
)
WRITTEN = (
    "budget_id",
    "period",
    "kind",
    "minutes",
    "planned",
    "on",
    "occasion",
    "lost_after",
    "reverses_id",
    "words",
    "recorded_by_id",
)
AWAY = ("budget_id", "from_on", "words", "recorded_by_id")


class Migration(migrations.Migration):
    dependencies = [("timebank", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("TimeBudget", person="person", about="budget"),
        Wall("TimeEntry", through="budget"),
        Wall("Away", through="budget"),
        KeepForEver("TimeBudget", TERMS),
        KeepForEver("TimeEntry", WRITTEN),
        KeepForEver("Away", AWAY),
    ]

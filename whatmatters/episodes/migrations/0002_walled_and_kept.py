"""How a service walks with somebody is part of their plan, and is not written over."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("episodes", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Episode", person="person", about="plan"),
        Wall("Hold", through="episode"),
        KeepForEver(
            "Episode",
            (
                "person_id",
                "organisation_id",
                "service",
                "kind",
                "source",
                "source_words",
                "enquiry_id",
                "what_now",
                "began_on",
                "opened_by_id",
                "follows_id",
            ),
        ),
        KeepForEver("Hold", ("episode_id", "why", "words", "began_on", "recorded_by_id")),
    ]

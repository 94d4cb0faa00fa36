"""What is told belongs to somebody, and is walled in; a story holds nobody, and is not.

The words of a story may be emptied, all of them together, and never say anything else.
"""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver, OnlyBlanked


class Migration(migrations.Migration):
    dependencies = [("stories", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Telling", person="person", about="plan"),
        Wall("TellingAbout", through="telling"),
        Wall("StoryConsent", through="telling"),
        Wall("Stays", through="telling"),
        KeepForEver("Telling", ("person_id", "organisation_id", "written_by_id", "told_by")),
        KeepForEver(
            "StoryConsent",
            ("telling_id", "to_version", "reach", "said_on", "how", "recorded_by_id"),
        ),
        OnlyBlanked("Story", ("title", "wanted", "did", "went", "advice", "place")),
    ]

"""What was signed, refused and said openly is kept as it was written, and walled in."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_signed_and_unmet"), ("people", "0002_walled")]

    operations = [
        KeepForEver(
            "Agreement",
            (
                "plan_id",
                "party",
                "organisation_id",
                "behalf",
                "how",
                "name",
                "witness",
                "shown",
                "signed_id",
                "agreed_on",
                "words",
            ),
        ),
        KeepForEver("SignedText", ("plan_id", "digest", "text")),
        KeepForEver(
            "Objection", ("plan_id", "party", "behalf", "name", "kind", "what", "why", "said_on")
        ),
        KeepForEver(
            "Unmet",
            (
                "outcome_id",
                "line",
                "action",
                "words",
                "why",
                "why_words",
                "whose",
                "said_by",
                "tried",
                "needed",
                "since",
            ),
        ),
        KeepForEver("UnmetWord", ("unmet_id", "words", "said_by", "said_on")),
        Wall("SignedText", through="plan"),
        Wall("Agreement", through="plan"),
        Wall("Objection", through="plan"),
        Wall("Unmet", person="person", about="plan"),
        Wall("UnmetWord", through="unmet"),
    ]

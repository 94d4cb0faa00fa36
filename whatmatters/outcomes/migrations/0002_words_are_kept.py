from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial")]

    operations = [
        KeepForEver(
            "Outcome", ("first_words", "said_in_id", "source", "source_name", "written_by_id")
        ),
        KeepForEver("EarlierDescription", ("outcome_id", "why", "looks_like", "by_id", "on")),
        KeepForEver(
            "Update",
            (
                "outcome_id",
                "words",
                "nearness",
                "whose",
                "said_by",
                "written_by_id",
                "said_on",
                "sent_as",
            ),
        ),
        KeepForEver("Rewording", ("outcome_id", "before", "after", "agreed", "on", "by_id")),
    ]

from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("safeguarding", "0001_initial")]

    operations = [
        KeepForEver(
            "Concern",
            (
                "organisation_id",
                "who",
                "words",
                "danger",
                "wish",
                "told",
                "raised_by_id",
                "raised_as",
                "raised_at",
            ),
        ),
        KeepForEver("KindOfConcern", ("concern_id", "kind")),
        KeepForEver(
            "OnCase",
            (
                "concern_id",
                "user_id",
                "organisation_id",
                "as_who",
                "because",
                "put_by_id",
                "began_at",
            ),
        ),
        KeepForEver("Note", ("concern_id", "kind", "words", "written_by_id", "written_at")),
        KeepForEver(
            "Closing", ("concern_id", "because", "wish_met", "closed_by_id", "closed_at")
        ),
        KeepForEver(
            "Confidence",
            (
                "person_id",
                "organisation_id",
                "said_by",
                "words",
                "said_on",
                "written_by_id",
                "written_at",
            ),
        ),
    ]

from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("safeguarding", "0001_initial")]

    operations = [
        KeepForEver(
            "Concern",
            (
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
        KeepForEver("KindOfConcern", ("kind",)),
        KeepForEver("OnCase", ("because", "put_by_id", "began_at")),
        KeepForEver("Note", ("kind", "words", "written_by_id", "written_at")),
        KeepForEver("Closing", ("because", "wish_met", "closed_by_id", "closed_at")),
        KeepForEver(
            "Confidence", ("said_by", "words", "said_on", "written_by_id", "written_at")
        ),
    ]

from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]

    operations = [
        KeepForEver(
            "Statement",
            (
                "conversation_id",
                "words",
                "whose",
                "whose_name",
                "about",
                "said_at",
                "written_by_id",
                "sent_as",
                "puts_right_id",
            ),
        ),
        KeepForEver("StatementFile", ("statement_id", "words", "sha256", "content")),
        KeepForEver(
            "Topic",
            ("person_id", "words", "alone", "how_to_reach", "asked_by_id", "asked_at"),
        ),
        KeepForEver(
            "Understanding",
            ("conversation_id", "words", "signed_by_id", "signed_as", "signed_at", "sent_as"),
        ),
    ]

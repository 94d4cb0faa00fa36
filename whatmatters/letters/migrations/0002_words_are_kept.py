from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial")]

    operations = [
        KeepForEver(
            "Message",
            ("member_id", "other_id", "words", "written_by_id", "written_at", "sent_as"),
        ),
    ]

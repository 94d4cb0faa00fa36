"""How many came is a number of the session, and does not shrink as somebody leaves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("groups", "0002_walled_and_kept")]

    operations = [
        migrations.AddField(
            "session",
            "came",
            models.PositiveSmallIntegerField(
                blank=True,
                help_text="How many, as it was written down: also of who left since",
                null=True,
            ),
        ),
    ]

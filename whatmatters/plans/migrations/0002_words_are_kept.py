from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [
        KeepForEver("Agreement", ("plan_id", "party", "how", "name", "agreed_on", "words")),
        KeepForEver(
            "HelpLevel", ("level", "words", "said_by", "asked", "said_on", "recorded_by_id")
        ),
    ]

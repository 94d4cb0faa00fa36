from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [
        KeepForEver("Agreement", ("plan_id", "party", "how", "name", "agreed_on", "words")),
    ]

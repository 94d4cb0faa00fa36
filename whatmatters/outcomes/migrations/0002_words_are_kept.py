from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial")]

    operations = [
        KeepForEver("Outcome", ("first_words", "said_in_id")),
        KeepForEver("Rewording", ("before", "after", "agreed", "on", "by_id")),
    ]

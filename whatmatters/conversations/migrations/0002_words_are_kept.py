from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("conversations", "0001_initial")]

    operations = [
        KeepForEver("Statement", ("words", "whose", "whose_name", "said_at", "written_by_id")),
        KeepForEver("Understanding", ("words", "signed_by_id", "signed_as", "signed_at")),
    ]

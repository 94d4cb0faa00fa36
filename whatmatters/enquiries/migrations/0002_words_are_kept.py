from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0001_initial")]

    operations = [
        KeepForEver("Answer", ("enquiry_id", "words", "given_by_id", "given_at")),
    ]

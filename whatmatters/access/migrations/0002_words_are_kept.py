from django.db import migrations

from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        KeepForEver("AuditEntry", ("at", "by", "acting_in", "acting_as", "did", "to", "about")),
    ]

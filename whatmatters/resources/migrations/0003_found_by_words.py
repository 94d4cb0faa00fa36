"""What the directory is searched by, kept by the database; and what was told, kept as written."""

from django.db import migrations

from whatmatters.foundations.kept import KeepForEver
from whatmatters.resources.gathering import KeepFindings


class Migration(migrations.Migration):
    dependencies = [("resources", "0002_findings")]

    operations = [
        KeepFindings(),
        KeepForEver("Told", ("kind", "words", "name", "where")),
    ]

"""What of the directory an action is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0008_costs_walled"), ("resources", "0003_found_by_words")]

    operations = [
        migrations.AddField(
            model_name="action",
            name="resource",
            field=models.ForeignKey(
                blank=True,
                help_text="If listed",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="resources.service",
            ),
        ),
    ]

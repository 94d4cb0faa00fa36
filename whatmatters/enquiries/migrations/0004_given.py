"""What of the directory was given to an enquiry, walled in with it and kept as it was told."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import whatmatters.foundations.clock
from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0003_walled"),
        ("resources", "0003_found_by_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Given",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("recorded_at", models.DateTimeField(default=whatmatters.foundations.clock.now, editable=False)),
                ("name", models.CharField(max_length=300)),
                ("when", models.TextField(blank=True)),
                ("where", models.TextField(blank=True)),
                ("phone", models.CharField(blank=True, max_length=100)),
                ("given_at", models.DateTimeField(default=whatmatters.foundations.clock.now)),
                ("enquiry", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="given", to="enquiries.enquiry")),
                ("given_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("service", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="given", to="resources.service")),
            ],
            options={
                "verbose_name_plural": "given",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("name", ""), _negated=True), name="given_has_a_name"),
                    models.UniqueConstraint(fields=("enquiry", "service"), name="given_to_an_enquiry_once"),
                ],
            },
        ),
        Wall("Given", through="enquiry"),
        KeepForEver(
            "Given",
            ("enquiry_id", "name", "when", "where", "phone", "given_by_id", "given_at"),
        ),
    ]

from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


class UncheckedJSON(models.JSONField):
    """A field of JSON whose column the database does not check.

    The library checks it with a function that older SQLite takes to be unsafe in a schema,
    and our schemas are not trusted (`PRAGMA trusted_schema=OFF`).
    """

    def db_check(self, connection: Any) -> None:
        return None

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class Migration(migrations.Migration):
    initial = True
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Authenticator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("type", models.CharField(choices=[("recovery_codes", "Recovery codes"), ("totp", "TOTP Authenticator"), ("webauthn", "WebAuthn")], max_length=20)),
                ("data", UncheckedJSON()),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),  # noqa: TID251
                ("last_used_at", models.DateTimeField(null=True)),
                ("user", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name="authenticator",
            constraint=models.UniqueConstraint(
                condition=Q(("type__in", ("totp", "recovery_codes"))),
                fields=("user", "type"),
                name="unique_authenticator_type",
            ),
        ),
    ]

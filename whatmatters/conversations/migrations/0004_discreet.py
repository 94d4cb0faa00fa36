"""A conversation of a confidential service is for that service and the person alone.

Whose those are that were written down before is told by where whoever opened them works.
"""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from whatmatters.access.wall.building import Discreet


def say_whose(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    discreet = apps.get_model("access", "Membership").objects.filter(
        organisation__is_confidential=True
    )
    before = apps.get_model("conversations", "Conversation").objects.filter(organisation=None)
    for user, place in discreet.values_list("user_id", "organisation_id"):
        before.filter(opened_by_id=user).update(organisation_id=place)


class Migration(migrations.Migration):
    dependencies = [("access", "0003_sign_in"), ("conversations", "0003_walled")]

    operations = [
        migrations.AddField(
            model_name="conversation",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                help_text="Whose",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.organisation",
            ),
        ),
        migrations.RunPython(say_whose, migrations.RunPython.noop),
        Discreet("Conversation"),
    ]

"""What a confidential service does is for itself and the person alone; sent twice is kept once.

Whose that is which was written down before is told by where whoever wrote it works.
"""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from whatmatters.access.wall.building import Discreet
from whatmatters.foundations.kept import KeepForEver, NoLongerKept

CONTACT = ("person_id", "who", "how", "on", "words", "recorded_by_id")
FOLLOW_UP = ("person_id", "contact_id", "words", "doer_id")


def say_whose(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    discreet = apps.get_model("access", "Membership").objects.filter(
        organisation__is_confidential=True
    )
    contacts = apps.get_model("appointments", "Contact").objects.filter(organisation=None)
    follow_ups = apps.get_model("appointments", "FollowUp").objects.filter(organisation=None)
    for user, place in discreet.values_list("user_id", "organisation_id"):
        contacts.filter(recorded_by_id=user).update(organisation_id=place)
        follow_ups.filter(doer_id=user).update(organisation_id=place)


def _organisation() -> models.ForeignKey:
    return models.ForeignKey(
        blank=True,
        help_text="Whose",
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="access.organisation",
    )


class Migration(migrations.Migration):
    dependencies = [("access", "0003_sign_in"), ("appointments", "0002_walled_and_kept")]

    operations = [
        NoLongerKept("Contact", CONTACT),
        NoLongerKept("FollowUp", FOLLOW_UP),
        migrations.AddField(
            model_name="contact",
            name="organisation",
            field=_organisation(),
        ),
        migrations.AddField(
            model_name="contact",
            name="sent_as",
            field=models.UUIDField(blank=True, help_text="Sent twice, it is kept once", null=True),
        ),
        migrations.AddField(
            model_name="followup",
            name="organisation",
            field=_organisation(),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                fields=("person", "recorded_by", "sent_as"), name="contact_sent_twice_is_kept_once"
            ),
        ),
        migrations.RunPython(say_whose, migrations.RunPython.noop),
        KeepForEver("Contact", (*CONTACT, "organisation_id", "sent_as")),
        KeepForEver("FollowUp", (*FOLLOW_UP, "organisation_id")),
        Discreet("Meeting"),
        Discreet("Contact"),
        Discreet("FollowUp"),
    ]

"""Who reaches meetings and what was said between them, and what is not written over."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("appointments", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Meeting", person="person", about="talk"),
        Wall("Contact", person="person", about="talk"),
        Wall("FollowUp", person="person", about="talk"),
        Wall("ReminderWish", person="person", about="talk"),
        Wall("DoNotContact", person="person", about="talk"),
        Wall("Reminder", through="meeting"),
        KeepForEver("Meeting", ("person_id", "organisation_id", "recorded_by_id")),
        KeepForEver("Contact", ("person_id", "who", "how", "on", "words", "recorded_by_id")),
        KeepForEver("FollowUp", ("person_id", "contact_id", "words", "doer_id")),
        KeepForEver("ReminderWish", ("person_id", "way", "address", "agreed_by_id")),
        KeepForEver("Stopped", ("wish",)),
        KeepForEver("Reminder", ("meeting_id", "way", "starts_at")),
        KeepForEver("DoNotContact", ("person_id", "words", "said_by_id")),
        KeepForEver("Feed", ("user_id", "membership_id", "digest")),
    ]

"""Who comes to a group is reached as notes of visits are; that a group meets, is nobody’s life."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Member", person="person", about="visits"),
        Wall("Attended", through="member"),
        Wall("Highlight", through="attended"),
        KeepForEver("Lead", ("group_id", "user_id")),
        KeepForEver("Member", ("person_id", "group_id", "organisation_id")),
        KeepForEver("Attended", ("session_id", "member_id")),
        KeepForEver("Highlight", ("attended_id", "words", "written_by_id")),
    ]

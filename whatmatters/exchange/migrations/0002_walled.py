"""What of this room is somebody's life, and of which class."""

from django.db import migrations

from whatmatters.access.wall.building import Wall

OURS = "organisation_id = wm_place()"


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("BroughtIn", instead=OURS),
        Wall("Upload", instead=f"{OURS} AND owner_id = wm_user()"),
    ]

"""What of this room is somebody's life, and of which class."""

from django.db import migrations

from whatmatters.access.wall.building import Wall


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_words_are_kept"), ("people", "0002_walled")]

    operations = [
        Wall("Plan", person="person", about="plan"),
        Wall("HelpLevel", person="person", about="plan"),
        Wall("Aim", through="plan"),
        Wall("Action", through="aim"),
    ]

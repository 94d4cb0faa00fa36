"""What of this room is somebody's life, and of which class."""

from django.db import migrations

from whatmatters.access.wall.building import Wall


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0002_words_are_kept"), ("people", "0002_walled")]

    operations = [
        Wall("Outcome", person="person", about="plan"),
        Wall("Barrier", person="person", about="plan"),
        Wall("Block", through="barrier"),
        Wall("Category", through="outcome"),
        Wall("EarlierDescription", through="outcome"),
        Wall("Rewording", through="outcome"),
        Wall("Step", through="outcome"),
        Wall("Update", through="outcome"),
    ]

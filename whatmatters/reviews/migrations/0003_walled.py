"""What of this room is somebody's life, and of which class."""

from django.db import migrations

from whatmatters.access.wall.building import Wall


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_a_finished_review_stands"), ("people", "0002_walled")]

    operations = [
        Wall("Review", person="person", about="plan"),
        Wall("Look", through="review"),
        Wall("Help", through="look"),
        Wall("Reason", through="look"),
        Wall("Verdict", through="look"),
        Wall("EarlierVerdict", through="verdict"),
    ]

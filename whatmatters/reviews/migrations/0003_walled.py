"""What of this room is somebody's life, and of which class."""

from django.db import migrations

from whatmatters.access.wall.building import Wall

ASKED_BY_US = (
    "(organisation_id = wm_place() AND state = 'asked'"
    " AND wm_reaches(reviews_howwework.person_id, 'plan'))"
)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_a_finished_review_stands"), ("people", "0002_walled")]

    operations = [
        Wall("Review", person="person", about="plan"),
        Wall("AloneAnswer", person="person", about="talk"),
        # Whoever met them puts the question, and reads nothing of it.
        Wall("HowWeWork", person="person", about="diary-private", insert=ASKED_BY_US),
        Wall("Look", through="review"),
        Wall("Help", through="look"),
        Wall("Reason", through="look"),
        Wall("Verdict", through="look"),
        Wall("EarlierVerdict", through="verdict"),
    ]

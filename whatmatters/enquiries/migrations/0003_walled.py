"""What of this room is somebody's life, and of which class."""

from django.db import migrations

from whatmatters.access.wall.building import Wall

#: Sent to us; or on a page that is open to all, part of nobody's record yet.
OURS = "organisation_id = wm_place()"
UNKNOWN = "(current_setting('wm.acting', true) = 'public' AND person_id IS NULL)"


class Migration(migrations.Migration):
    dependencies = [("enquiries", "0002_words_are_kept"), ("people", "0002_walled")]

    operations = [
        Wall("Enquiry", instead=f"{OURS} OR {UNKNOWN} OR wm_reaches(person_id, 'talk')"),
        Wall("Answer", through="enquiry"),
    ]

"""Who reaches visits, and what is not written over."""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Regular", person="person", about="visits"),
        Wall("RegularServes", through="regular"),
        Wall("RegularTask", through="regular"),
        Wall("Visit", person="person", about="visits"),
        Wall("Goes", through="visit"),
        Wall("VisitServes", through="visit"),
        Wall("Task", through="visit"),
        Wall("Proof", through="visit"),
        Wall("Hitch", through="visit"),
        Wall("SaidOfVisit", through="visit"),
        Wall("VisitNote", through="visit"),
        Wall("NoteText", through="note"),
        Wall("Change", person="person", about="visits"),
        Wall("PleaseDoNot", person="person", about="visits"),
        Wall("HomeCode", person="person", about="visits"),
        KeepForEver("Change", ("person_id", "organisation_id", "kind", "visit_id", "other_id", "slot_id", "starts_at", "minutes", "words", "asked_side", "asked_by_id")),
        KeepForEver("Proof", ("visit_id", "of", "by", "at", "held", "metres_off", "clock_off", "recorded_by_id")),
        KeepForEver("Hitch", ("visit_id", "kind", "minutes", "words", "recorded_by_id")),
        KeepForEver("SaidOfVisit", ("visit_id", "words", "feeling", "is_their_own", "recorded_by_id")),
        KeepForEver("Sent", ("user_id", "made_as", "about", "came_to", "digest")),
        KeepForEver("PleaseDoNot", ("person_id", "words", "recorded_by_id")),
        KeepForEver("VisitNote", ("visit_id", "begun_by_id")),
        KeepForEver("NoteText", ("note_id", "words", "after_id", "joins_id", "written_at", "written_by_id")),
        KeepForEver("Regular", ("person_id", "organisation_id", "begins_on", "recorded_by_id")),
        KeepForEver("Visit", ("person_id", "organisation_id", "was_planned", "recorded_by_id")),
    ]

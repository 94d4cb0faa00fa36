"""A stream is the person’s: others reach it while they have said yes to it, and to no more.

Whoever may decide for them, while they cannot, looks after what is shared with somebody. What was
measured and said is not written over.
"""

from django.db import migrations

from whatmatters.access.wall.building import Wall
from whatmatters.foundations.kept import KeepForEver

AGREED = (
    "readings_stream.paused_at IS NULL AND readings_stream.ended_at IS NULL"
    " AND readings_stream.until >= nullif(current_setting('wm.today', true), '')::date"
)
WHOSE = f"""wm_reaches(readings_stream.person_id, 'diary-private')
  OR readings_stream.shared_with <> 'nobody' AND wm_reaches(readings_stream.person_id, 'visits')
  AND CASE WHEN wm_place() IS NOT NULL THEN {AGREED}
    ELSE readings_stream.shared_with = 'circle' AND {AGREED}
      OR wm_reaches(readings_stream.person_id, 'consent') END"""
READING = (
    *("stream_id", "on", "at", "value", "second", "words", "source", "source_id"),
    "recorded_by_id",
)
LINE = ("stream_id", "which", "side", "mark", "in_a_row", "words", "drawn_by_id")


class Migration(migrations.Migration):
    dependencies = [("readings", "0001_initial"), ("people", "0002_walled")]

    operations = [
        Wall("Stream", instead=WHOSE),
        Wall("Agreed", through="stream"),
        Wall("Reading", through="stream"),
        Wall("Sheet", through="stream"),
        Wall("DrawnLine", through="stream"),
        Wall("ToTalk", through="line"),
        KeepForEver("Stream", ("person_id", "outcome_id", "kind", "name", "unit", "begun_by_id")),
        KeepForEver("Agreed", ("stream_id", "what", "shared_with", "until", "said_by_id")),
        KeepForEver("Reading", READING),
        KeepForEver("DrawnLine", LINE),
        KeepForEver("ToTalk", ("line_id", "reading_id")),
    ]

"""What of this room is somebody's life, and of which class."""

from django.db import migrations

from whatmatters.access.wall.building import Functions, Wall

#: On this very case, for the organisation that put one there.
ON_CASE = """
CREATE OR REPLACE FUNCTION wm_on_case(which uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  was CONSTANT text := coalesce(current_setting('wm.acting', true), '');
  answer boolean;
BEGIN
  PERFORM set_config('wm.acting', 'system', true);
  answer := EXISTS (SELECT FROM safeguarding_oncase c WHERE c.concern_id = which
    AND c.user_id = wm_user() AND c.organisation_id = wm_place() AND c.ended_at IS NULL);
  PERFORM set_config('wm.acting', was, true);
  RETURN answer;
END $$
"""
LEADS = "organisation_id = wm_place() AND current_setting('wm.role', true) = 'safeguarding-lead'"
RAISED = "raised_by_id = wm_user() AND (person_id IS NULL OR wm_reaches(person_id, 'core'))"


class Migration(migrations.Migration):
    dependencies = [("safeguarding", "0002_words_are_kept"), ("people", "0002_walled")]

    operations = [
        Functions([ON_CASE], ["DROP FUNCTION wm_on_case(uuid)"]),
        Wall("Concern", instead=f"({RAISED}) OR ({LEADS}) OR wm_on_case(id)"),
        Wall("KindOfConcern", through="concern"),
        Wall("OnCase", through="concern", read="user_id = wm_user()"),
        Wall("Note", through="concern"),
        Wall("Closing", through="concern"),
        Wall("Confidence", person="person", about="confidences"),
    ]

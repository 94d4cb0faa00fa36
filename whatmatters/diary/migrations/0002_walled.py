"""A diary is its writer's; one entry may be read by those it was shared with by name.

Whom an entry was shared with is asked in the name of the system, as `wm_reaches` is: the wall
of shares asks about entries, and so would go in circles.
"""

from django.db import migrations

from whatmatters.access.wall.building import Functions, Wall

SHOWN = """
CREATE OR REPLACE FUNCTION wm_entry_is_shown(which uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  was CONSTANT text := coalesce(current_setting('wm.acting', true), '');
  today CONSTANT date := nullif(current_setting('wm.today', true), '')::date;
  answer boolean;
BEGIN
  PERFORM set_config('wm.acting', 'system', true);
  answer := EXISTS (
    SELECT FROM diary_entryshare s JOIN people_circlemember c ON c.id = s.member_id
    WHERE s.entry_id = which AND s.withdrawn_at IS NULL AND c.user_id = wm_user()
    AND c.organisation_id IS NOT DISTINCT FROM wm_place() AND c.joined_on <= today
    AND c.withdrawn_at IS NULL AND (c.left_on IS NULL OR c.left_on > today));
  PERFORM set_config('wm.acting', was, true);
  RETURN answer;
END $$
"""
IS_OURS = """
CREATE OR REPLACE FUNCTION wm_entry_is_ours(which uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  was CONSTANT text := coalesce(current_setting('wm.acting', true), '');
  whose uuid;
BEGIN
  PERFORM set_config('wm.acting', 'system', true);
  SELECT e.person_id INTO whose FROM diary_entry e WHERE e.id = which;
  PERFORM set_config('wm.acting', was, true);
  RETURN wm_reaches(whose, 'diary-private');
END $$
"""
NAMES = ["wm_entry_is_shown(uuid)", "wm_entry_is_ours(uuid)"]
SHARED_WITH_ME = (
    "(wm_reaches(diary_entry.person_id, 'diary-shared') AND wm_entry_is_shown(diary_entry.id))"
)
TO_ME = (
    "(withdrawn_at IS NULL AND member_id IN (SELECT c.id FROM people_circlemember c"
    " WHERE c.user_id = wm_user() AND c.organisation_id IS NOT DISTINCT FROM wm_place()))"
)


class Migration(migrations.Migration):
    dependencies = [("diary", "0001_initial")]

    operations = [
        Functions([SHOWN, IS_OURS], [f"DROP FUNCTION {name}" for name in NAMES]),
        Wall("Entry", person="person", about="diary-private", read=SHARED_WITH_ME),
        Wall("EntryFile", through="entry"),
        Wall("EntryShare", instead="wm_entry_is_ours(diary_entryshare.entry_id)", read=TO_ME),
        Wall("UnfinishedEntry", person="person", about="diary-private"),
    ]

"""A talk is between two people, also to the database: nobody else reaches a row of it."""

from django.db import migrations

from whatmatters.access.wall.building import Functions, Wall

#: The person whose circle it is; or whoever holds that place, while they can see who they are.
BETWEEN = """
CREATE OR REPLACE FUNCTION wm_between(which uuid, with_whom uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  was CONSTANT text := coalesce(current_setting('wm.acting', true), '');
  today CONSTANT date := nullif(current_setting('wm.today', true), '')::date;
  whose uuid;
  own boolean;
  holds boolean;
BEGIN
  PERFORM set_config('wm.acting', 'system', true);
  SELECT p.id, p.user_id = wm_user() AND p.died_on IS NULL,
    with_whom = wm_user() AND c.user_id = wm_user() AND p.died_on IS NULL
      AND c.organisation_id IS NOT DISTINCT FROM wm_place() AND c.joined_on <= today
      AND c.withdrawn_at IS NULL AND (c.left_on IS NULL OR c.left_on > today)
    INTO whose, own, holds
    FROM people_circlemember c JOIN people_person p ON p.id = c.person_id WHERE c.id = which;
  PERFORM set_config('wm.acting', was, true);
  RETURN coalesce(own AND wm_place() IS NULL, false)
    OR coalesce(holds AND wm_reaches(whose, 'core'), false);
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("letters", "0002_words_are_kept"), ("people", "0002_walled")]

    operations = [
        Functions([BETWEEN], ["DROP FUNCTION wm_between(uuid, uuid)"]),
        Wall("Message", instead="wm_between(member_id, other_id)"),
        Wall("Unsent", instead="by_id = wm_user() AND wm_between(member_id, other_id)"),
    ]

"""Who reaches whom, as PostgreSQL asks it: organisation x person x class of data.

It is coarser than the verdict table on purpose: few lines, that seldom change. Inside the functions
the facts are read in the name of the system, and nothing but yes or no comes out. The name before is
put back; an error takes it back with all else. They run with the rights of whoever asks. Who was reached
is remembered until the transaction ends, or is told another name: a page asks it of each of its rows.

What it reads of somebody stays theirs: no row can be moved to another person, worker or place.
"""

from django.db import migrations

from whatmatters.access.wall.building import Functions, Wall
from whatmatters.foundations.kept import KeepForEver

WHO = [
    """
CREATE OR REPLACE FUNCTION wm_user() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('wm.user', true), '')::uuid $$
""",
    """
CREATE OR REPLACE FUNCTION wm_place() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT nullif(current_setting('wm.organisation', true), '')::uuid $$
""",
    """
CREATE OR REPLACE FUNCTION wm_sees(among regclass, which uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE found boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE id = $1)', among) INTO found USING which;
  RETURN found;
END $$
""",
]
REACHES = """
CREATE OR REPLACE FUNCTION wm_reaches(whom uuid, class text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  was CONSTANT text := coalesce(current_setting('wm.acting', true), '');
  me CONSTANT uuid := nullif(current_setting('wm.user', true), '')::uuid;
  place CONSTANT uuid := nullif(current_setting('wm.organisation', true), '')::uuid;
  known CONSTANT text := coalesce(current_setting('wm.reached', true), '');
  this CONSTANT text := whom::text || class || ' ';
  answer boolean;
BEGIN
  IF me IS NULL OR whom IS NULL THEN RETURN false; END IF;
  IF strpos(known, this) > 0 THEN RETURN true; END IF;
  PERFORM set_config('wm.acting', 'system', true);
  answer := CASE
    WHEN EXISTS (SELECT FROM people_bar b WHERE b.user_id = me AND b.person_id = whom
                 AND b.lifted_at IS NULL) THEN false
    WHEN place IS NULL THEN
      wm_reaches_as_themself(whom, class, me, current_setting('wm.today')::date)
    ELSE wm_reaches_as_staff(whom, class, me, place, current_setting('wm.today')::date)
  END;
  PERFORM set_config('wm.acting', was, true);
  IF answer AND length(known) < 4000 THEN
    PERFORM set_config('wm.reached', known || this, true);
  END IF;
  RETURN answer;
END $$
"""
AS_STAFF = """
CREATE OR REPLACE FUNCTION wm_reaches_as_staff(whom uuid, class text, me uuid, place uuid, today date)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF class = 'diary-private' THEN RETURN false; END IF;
  IF EXISTS (SELECT FROM people_caseplace c WHERE c.person_id = whom AND c.user_id = me
             AND c.organisation_id = place AND c.ended_at IS NULL) THEN RETURN true; END IF;
  IF class = 'safeguarding' THEN RETURN false; END IF;
  IF EXISTS (SELECT FROM people_registration r WHERE r.person_id = whom
             AND r.organisation_id = place AND r.began_on <= today
             AND (r.ended_on IS NULL OR r.ended_on > today)) THEN RETURN true; END IF;
  IF EXISTS (SELECT FROM people_circlemember c WHERE c.person_id = whom
             AND c.organisation_id = place AND c.joined_on <= today AND c.withdrawn_at IS NULL
             AND (c.left_on IS NULL OR c.left_on > today)) THEN RETURN true; END IF;
  IF class IN ('plan', 'visits', 'alerts') AND EXISTS (
       SELECT FROM people_brokenglass g WHERE g.person_id = whom AND g.user_id = me
       AND g.organisation_id = place AND g.given_back_at IS NULL
       AND g.until > current_setting('wm.now')::timestamptz) THEN RETURN true; END IF;
  RETURN EXISTS (
    SELECT FROM people_share s JOIN people_person p ON p.id = s.person_id
    WHERE s.person_id = whom AND s.organisation_id = place AND p.died_on IS NULL
    AND s.began_on <= today AND (s.until IS NULL OR s.until >= today)
    AND s.withdrawn_at IS NULL AND wm_covers(s, class));
END $$
"""
AS_THEMSELF = """
CREATE OR REPLACE FUNCTION wm_reaches_as_themself(whom uuid, class text, me uuid, today date)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF class IN ('safeguarding', 'confidences') THEN RETURN false; END IF;
  IF EXISTS (SELECT FROM people_person p WHERE p.id = whom AND p.user_id = me)
    THEN RETURN true; END IF;
  IF class = 'diary-private' THEN RETURN false; END IF;
  IF EXISTS (
    SELECT FROM people_circlemember c JOIN people_share s ON s.member_id = c.id
    JOIN people_person p ON p.id = s.person_id
    WHERE c.person_id = whom AND s.person_id = whom AND c.user_id = me
    AND c.organisation_id IS NULL AND c.joined_on <= today AND c.withdrawn_at IS NULL
    AND (c.left_on IS NULL OR c.left_on > today) AND p.died_on IS NULL
    AND s.began_on <= today AND (s.until IS NULL OR s.until >= today)
    AND s.withdrawn_at IS NULL AND wm_covers(s, class)) THEN RETURN true; END IF;
  RETURN class IN ('core', 'plan', 'diary-shared', 'visits', 'alerts', 'consent') AND EXISTS (
    SELECT FROM people_circlemember c JOIN people_person p ON p.id = c.person_id
    WHERE c.person_id = whom AND c.user_id = me AND c.organisation_id IS NULL
    AND c.kind IN ('attorney', 'deputy') AND c.proved_by <> '' AND c.joined_on <= today
    AND c.withdrawn_at IS NULL AND (c.left_on IS NULL OR c.left_on > today)
    AND p.died_on IS NULL)
  AND EXISTS (
    SELECT FROM people_capacityrecord k WHERE k.person_id = whom AND k.decision = 'support'
    AND NOT k.has_capacity AND k.review_on >= today AND k.replaced_at IS NULL);
END $$
"""
COVERS = """
CREATE OR REPLACE FUNCTION wm_covers(s people_share, class text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
SELECT CASE class WHEN 'core' THEN s.core WHEN 'plan' THEN s.plan
  WHEN 'diary-shared' THEN s.diary WHEN 'visits' THEN s.visits
  WHEN 'alerts' THEN s.alerts WHEN 'budget' THEN s.budget ELSE false END
$$
"""
#: A record that is being begun is nobody's yet; whoever begins it says whose it is.
IS_NEW = """
CREATE OR REPLACE FUNCTION wm_is_new(whom uuid) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  was CONSTANT text := coalesce(current_setting('wm.acting', true), '');
  answer boolean;
BEGIN
  PERFORM set_config('wm.acting', 'system', true);
  answer := NOT EXISTS (SELECT FROM people_registration r WHERE r.person_id = whom)
        AND NOT EXISTS (SELECT FROM people_circlemember c WHERE c.person_id = whom);
  PERFORM set_config('wm.acting', was, true);
  RETURN answer;
END $$
"""
NAMES = [
    "wm_reaches(uuid, text)",
    "wm_reaches_as_staff(uuid, text, uuid, uuid, date)",
    "wm_reaches_as_themself(uuid, text, uuid, date)",
    "wm_covers(people_share, text)",
    "wm_is_new(uuid)",
    "wm_sees(regclass, uuid)",
    "wm_user()",
    "wm_place()",
]
MINE = "user_id = wm_user()"
OURS = "organisation_id = wm_place()"
FIRST_OF_OURS = f"({OURS} AND wm_is_new(person_id))"
OUR_KEYS = "substring(key from 1 for 8) = substring(uuid_send(wm_place()) from 1 for 8)"


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        Functions(
            [*WHO, COVERS, AS_STAFF, AS_THEMSELF, REACHES, IS_NEW],
            [f"DROP FUNCTION {name}" for name in NAMES],
        ),
        Wall("Person", about="core", read=MINE, insert="wm_place() IS NOT NULL"),
        Wall("OtherName", person="person", about="core"),
        Wall("Identifier", person="person", about="core"),
        Wall("CommunicationNeed", person="person", about="core"),
        Wall("SearchKey", person="person", about="core", read=OUR_KEYS),
        Wall("Registration", person="person", about="core", read=OURS, insert=FIRST_OF_OURS),
        Wall(
            "CircleMember",
            person="person",
            about="core",
            read=f"{MINE} OR {OURS}",
            insert=FIRST_OF_OURS,
        ),
        Wall("Share", person="person", about="core", read=OURS),
        Wall("Bar", person="person", about="consent", read=MINE),
        Wall("CapacityRecord", person="person", about="consent"),
        Wall("CasePlace", person="person", about="core", read=MINE),
        Wall("BrokenGlass", person="person", about="plan", read=MINE),
        Wall("SafetyFlag", person="person", about="alerts"),
        Wall("Invitation", person="person", about="consent"),
        Wall("Caring", person="carer", about="core"),
        Wall("EqualityAnswer", person="person", about="diary-private"),
        KeepForEver("CircleMember", ("person_id", "organisation_id")),
        KeepForEver("Share", ("person_id", "member_id", "organisation_id", "purpose", "basis", "given_by_id")),
        KeepForEver("Bar", ("person_id", "user_id", "because", "barred_by_id")),
        KeepForEver("CapacityRecord", ("person_id", "decision", "about", "has_capacity", "reasons", "helped_by", "found_by_id", "found_on")),
        KeepForEver("CasePlace", ("person_id", "case", "user_id", "organisation_id")),
        KeepForEver("BrokenGlass", ("person_id", "user_id", "organisation_id", "reason", "because", "broken_at")),
        KeepForEver("SafetyFlag", ("person_id", "kind", "words", "raised_by_id", "raised_on")),
    ]

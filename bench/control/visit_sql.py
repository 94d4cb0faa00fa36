"""Every statement of the control about visits, written by hand."""

# The visits of somebody on a day and the night before, where they may see whom they go to.
DAY = """
SELECT v.*, p.known_as, p.full_name, p.address
FROM visits_goes g JOIN visits_visit v ON v.id = g.visit_id
JOIN people_person p ON p.id = v.person_id
JOIN people_circlemember c ON c.person_id = v.person_id AND c.user_id = g.user_id
  AND c.organisation_id = v.organisation_id
JOIN access_membership m ON m.user_id = c.user_id AND m.organisation_id = c.organisation_id
WHERE g.user_id = %s AND g.day IN (%s, %s) AND (v.day = %s OR v.status = 'begun')
  AND c.joined_on <= %s AND (c.left_on IS NULL OR c.left_on > %s) AND c.withdrawn_at IS NULL
  AND m.role_key = 'support-worker' AND (m.ended_on IS NULL OR m.ended_on > %s)
ORDER BY v.starts_at, v.id
"""
VISIT = """
SELECT v.*, p.known_as, p.full_name
FROM visits_visit v JOIN people_person p ON p.id = v.person_id
JOIN people_circlemember c ON c.person_id = v.person_id AND c.organisation_id = v.organisation_id
JOIN access_membership m ON m.user_id = c.user_id AND m.organisation_id = c.organisation_id
WHERE v.id = {which} AND c.user_id = %s
  AND c.joined_on <= %s AND (c.left_on IS NULL OR c.left_on > %s) AND c.withdrawn_at IS NULL
  AND m.role_key = 'support-worker' AND (m.ended_on IS NULL OR m.ended_on > %s)
"""
BY_ITSELF = VISIT.format(which="%s")
BY_TASK = VISIT.format(which="(SELECT t.visit_id FROM visits_task t WHERE t.id = %s)")
FLAGS = """
SELECT person_id, kind, words FROM people_safetyflag
WHERE person_id IN ({marks}) AND lowered_at IS NULL ORDER BY raised_on, kind, id
"""
WISHES = """
SELECT person_id, words FROM visits_pleasedonot
WHERE person_id IN ({marks}) AND ended_at IS NULL ORDER BY recorded_at, id
"""
NEEDS = """
SELECT person_id, kind, words FROM people_communicationneed
WHERE person_id IN ({marks}) AND (ended_on IS NULL OR ended_on > %s) ORDER BY kind, id
"""
TASKS = """
SELECT t.*, o.words AS aim FROM visits_task t LEFT JOIN outcomes_outcome o ON o.id = t.outcome_id
WHERE t.visit_id IN ({marks}) ORDER BY t.place, t.recorded_at, t.id
"""
AIMS = """
SELECT s.visit_id, o.id, o.words, t.words AS step FROM visits_visitserves s
JOIN outcomes_outcome o ON o.id = s.outcome_id LEFT JOIN outcomes_step t ON t.id = s.step_id
WHERE s.visit_id IN ({marks}) ORDER BY s.id
"""
GOERS = """
SELECT g.visit_id, g.user_id, u.name FROM visits_goes g JOIN access_user u ON u.id = g.user_id
WHERE g.visit_id IN ({marks}) ORDER BY u.name, g.id
"""
NOTES = """
SELECT x.*, u.name FROM visits_visitnote n JOIN visits_notetext x ON x.note_id = n.id
JOIN access_user u ON u.id = x.written_by_id
WHERE n.visit_id = %s ORDER BY n.recorded_at, n.id, x.recorded_at, x.id
"""
PROOFS = 'SELECT * FROM visits_proof WHERE visit_id = %s ORDER BY "at", id'
HITCHES = "SELECT * FROM visits_hitch WHERE visit_id = %s ORDER BY recorded_at, id"
SAID = """
SELECT s.*, u.name FROM visits_saidofvisit s JOIN access_user u ON u.id = s.recorded_by_id
WHERE s.visit_id = %s ORDER BY s.recorded_at, s.id
"""
BEGIN = """
UPDATE visits_visit SET status = 'begun', began_at = %s, version = version + 1
WHERE id = %s AND status = 'planned'
"""
END = """
UPDATE visits_visit SET status = 'done', ended_at = %s, version = version + 1
WHERE id = %s AND status = 'begun'
"""
PROVE = """
INSERT INTO visits_proof
  (id, recorded_at, visit_id, "of", "by", "at", held, metres_off, clock_off, recorded_by_id)
VALUES (%s, %s, %s, %s, 'word', %s, %s, NULL, 0, %s)
"""
SETTLE = """
UPDATE visits_task SET became = %s, how = %s, why = %s, settled_by_id = %s, settled_at = %s,
  version = version + 1
WHERE id = %s AND version = %s
"""
NOTE = (
    "INSERT INTO visits_visitnote (id, recorded_at, visit_id, begun_by_id) VALUES (%s, %s, %s, %s)"
)
TEXT = """
INSERT INTO visits_notetext (id, recorded_at, note_id, words, after_id, joins_id, written_at,
  written_by_id)
VALUES (%s, %s, %s, %s, NULL, NULL, %s, %s)
"""

"""Every statement of the control, written by hand."""

import uuid
from typing import Any

from django.db import connection

Row = dict[str, Any]

# Whether the viewer may see the person, and the person: one statement.
PERSON = """
SELECT p.*, c.kind AS viewer_kind, m.role_key
FROM people_person p
JOIN people_circlemember c ON c.person_id = p.id
JOIN access_membership m ON m.user_id = c.user_id AND m.organisation_id = c.organisation_id
WHERE p.id = %s AND c.user_id = %s
  AND c.joined_on <= %s AND (c.left_on IS NULL OR c.left_on > %s) AND c.withdrawn_at IS NULL
  AND (m.ended_on IS NULL OR m.ended_on > %s)
"""
NEEDS = """
SELECT words FROM people_communicationneed
WHERE person_id = %s AND (ended_on IS NULL OR ended_on > %s) ORDER BY kind, id
"""
OUTCOMES = """
SELECT * FROM outcomes_outcome WHERE person_id = %s
ORDER BY rank IS NULL, rank, begun_on, recorded_at, id
"""
STEPS = """
SELECT s.* FROM outcomes_step s JOIN outcomes_outcome o ON o.id = s.outcome_id
WHERE o.person_id = %s ORDER BY s.place, s.id
"""
BLOCKS = """
SELECT k.outcome_id, b.words, b.state FROM outcomes_block k
JOIN outcomes_barrier b ON b.id = k.barrier_id
WHERE b.person_id = %s ORDER BY k.recorded_at, k.id
"""
LOOKS = """
SELECT l.*, r.held_on, r.id AS review, n.number AS next_number, n.id AS next_id
FROM reviews_look l JOIN reviews_review r ON r.id = l.review_id
LEFT JOIN plans_plan n ON n.id = r.next_plan_id
WHERE r.person_id = %s AND r.status = 'done' ORDER BY r.held_on, r.recorded_at, l.id
"""
VERDICTS = """
SELECT v.* FROM reviews_verdict v JOIN reviews_look l ON l.id = v.look_id
JOIN reviews_review r ON r.id = l.review_id
WHERE r.person_id = %s AND r.status = 'done' ORDER BY v.party
"""
PLANS = "SELECT * FROM plans_plan WHERE person_id = %s ORDER BY number"
ACTIONS = """
SELECT a.*, m.outcome_id, m.plan_id FROM plans_action a
JOIN plans_aim m ON m.id = a.aim_id JOIN plans_plan p ON p.id = m.plan_id
WHERE p.person_id = %s ORDER BY a.place, a.recorded_at, a.id
"""
REVIEWS = """
SELECT * FROM reviews_review WHERE person_id = %s ORDER BY due_on DESC, recorded_at DESC, id
"""
CIRCLE = """
SELECT name, relation, kind FROM people_circlemember
WHERE person_id = %s AND joined_on <= %s AND (left_on IS NULL OR left_on > %s)
  AND withdrawn_at IS NULL ORDER BY joined_on, id
"""
STATEMENTS = """
SELECT s.* FROM conversations_statement s
JOIN conversations_conversation c ON c.id = s.conversation_id
LEFT JOIN conversations_statement later ON later.puts_right_id = s.id
WHERE c.person_id = %s AND later.id IS NULL ORDER BY s.said_at, s.id
"""
TALKS = """
SELECT id, held_on FROM conversations_conversation WHERE person_id = %s
ORDER BY held_on DESC, recorded_at DESC, id
"""
MEMBER = """
SELECT organisation_id, role_key FROM access_membership
WHERE user_id = %s AND (ended_on IS NULL OR ended_on > %s) ORDER BY began_on, id LIMIT 1
"""
# Begins-with on the index of search keys, as ours does, in one statement for the strip.
FOUND = """
SELECT p.id, p.known_as, p.full_name, p.born_on, g.number,
  EXISTS (SELECT 1 FROM people_circlemember c WHERE c.person_id = p.id AND c.user_id = %s
    AND c.organisation_id = %s AND c.joined_on <= %s AND (c.left_on IS NULL OR c.left_on > %s)
    AND c.withdrawn_at IS NULL) AS opens
FROM people_person p
JOIN people_registration g ON g.person_id = p.id AND g.organisation_id = %s
  AND (g.ended_on IS NULL OR g.ended_on > %s)
WHERE {holding}
ORDER BY p.known_as, p.full_name, p.id LIMIT 50
"""
HOLDING = "p.id IN (SELECT person_id FROM people_searchkey WHERE key >= %s AND key < %s)"
COLLEAGUES = """
SELECT person_id, name, kind FROM people_circlemember
WHERE person_id IN ({marks}) AND organisation_id = %s AND joined_on <= %s
  AND (left_on IS NULL OR left_on > %s) AND withdrawn_at IS NULL ORDER BY joined_on, id
"""
SAVE = """
INSERT INTO outcomes_outcome (id, recorded_at, version, person_id, said_in_id, first_words, words,
  source, source_name, written_by_id, why, looks_like, kind, nature, term, rank, begun_on,
  ended_on, ending, ending_words, follows_id)
VALUES (%s, %s, 1, %s, NULL, %s, %s, 'said', '', %s, %s, %s, %s, %s, %s, NULL, %s, NULL, '', '',
  NULL)
"""


def rows(statement: str, *parameters: Any) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def key(value: uuid.UUID) -> uuid.UUID | str:
    """An id as this database keeps it."""
    return value if connection.vendor == "postgresql" else value.hex


def link(value: object) -> str:
    """An id as an address has it."""
    return str(value if isinstance(value, uuid.UUID) else uuid.UUID(str(value)))

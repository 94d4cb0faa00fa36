"""Once a review is done, what it found is not rewritten. The database holds to it."""

from typing import Any

from django.db import migrations

from whatmatters.foundations.kept import KeepForEver

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION finished_review_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  its_review uuid;
BEGIN
  IF TG_TABLE_NAME = 'reviews_review' THEN
    IF OLD.status = 'done' AND NEW.status <> 'done' THEN
      RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  ELSIF TG_TABLE_NAME = 'reviews_look' THEN
    its_review := OLD.review_id;
  ELSE
    SELECT review_id INTO its_review FROM reviews_look WHERE id = OLD.look_id;
  END IF;
  IF EXISTS (SELECT 1 FROM reviews_review WHERE id = its_review AND status = 'done') THEN
    RAISE EXCEPTION '%', TG_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$
"""

OF_ITS_LOOK = (
    "(SELECT r.status FROM reviews_review r JOIN reviews_look l ON l.review_id = r.id"
    " WHERE l.id = OLD.look_id) = 'done'"
)
WHEN = {
    "reviews_review": "OLD.status = 'done' AND NEW.status <> 'done'",
    "reviews_look": "(SELECT status FROM reviews_review WHERE id = OLD.review_id) = 'done'",
    "reviews_verdict": OF_ITS_LOOK,
    "reviews_help": OF_ITS_LOOK,
    "reviews_reason": OF_ITS_LOOK,
}


def guard(apps: Any, schema_editor: Any) -> None:
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    if is_postgresql:
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
    for table, when in WHEN.items():
        head = f"CREATE TRIGGER {table}_stands_once_done BEFORE UPDATE ON {table} FOR EACH ROW"
        body = (
            "EXECUTE FUNCTION finished_review_stands()"
            if is_postgresql
            else f"WHEN {when} BEGIN SELECT RAISE(ABORT, '{table}_stands_once_done'); END"
        )
        schema_editor.execute(f"{head} {body}", params=None)


def stand_down(apps: Any, schema_editor: Any) -> None:
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in WHEN:
        on = f" ON {table}" if is_postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {table}_stands_once_done{on}", params=None)
    if is_postgresql:
        schema_editor.execute("DROP FUNCTION finished_review_stands()", params=None)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_initial")]

    operations = [
        migrations.RunPython(guard, stand_down),
        KeepForEver(
            "AloneAnswer",
            ("person_id", "review_id", "outcome_id", "says", "nearness", "words", "said_on"),
        ),
        KeepForEver(
            "EarlierVerdict", ("verdict_id", "says", "words", "said_by", "recorded_by_id", "said_on")
        ),
    ]

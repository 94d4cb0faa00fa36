"""On SQLite, words that the triggers have noted are indexed before anybody looks for them."""

from django.db import connection, transaction

CATCHES_UP = (
    "DELETE FROM resources_words WHERE rowid IN (SELECT id FROM resources_words_to_index)",
    """INSERT INTO resources_words (rowid, name, subject, words)
    SELECT f.id, f.name, f.subject, f.words FROM resources_finding f
    JOIN resources_words_to_index i ON i.id = f.id""",
    "DELETE FROM resources_words_to_index",
)


def catch_up() -> None:
    """Index what has changed since the last time. PostgreSQL has done so already."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM resources_words_to_index LIMIT 1")
        if cursor.fetchone() is None:
            return
        with transaction.atomic():
            for statement in CATCHES_UP:
                cursor.execute(statement)

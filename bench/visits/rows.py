"""What a visit of the ten years is made of: one worker each, and what is written of some."""

#: What is over, and did not fall out; and since when.
BEEN = "day < '{today}' AND n % 40 <> 7"
EVERY = "n >= 0"
#: Of each table, what its columns are, and of which visits it has a row.
WRITTEN = {
    "visits_visit": (
        {
            "id": "id",
            "recorded_at": "{begins}",
            "version": "1",
            "person_id": "person_id",
            "organisation_id": "organisation_id",
            "day": "day",
            "starts_at": "{begins}",
            "minutes": "30",
            "workers_needed": "1",
            "was_planned": "{yes}",
            "status": "CASE WHEN {been} THEN 'done' WHEN day < '{today}' THEN 'missed'"
            " ELSE 'planned' END",
            "began_at": "CASE WHEN {been} THEN {came} END",
            "ended_at": "CASE WHEN {been} THEN {went} END",
            "sure": "CASE WHEN {been} AND n % 3 = 0 THEN 'by-them' ELSE 'not-yet' END",
            "because": "CASE WHEN day >= '{today}' OR {been} THEN '' ELSE 'Nobody was free' END",
            "recorded_by_id": "user_id",
        },
        EVERY,
    ),
    "visits_goes": (
        {
            "id": "{key}",
            "recorded_at": "{begins}",
            "visit_id": "id",
            "user_id": "user_id",
            "day": "day",
        },
        EVERY,
    ),
    "visits_visitserves": (
        {"id": "{key}", "recorded_at": "{begins}", "visit_id": "id", "outcome_id": "outcome_id"},
        "n % 2 = 0 AND outcome_id IS NOT NULL",
    ),
    "visits_task": (
        {
            "id": "{key}",
            "recorded_at": "{begins}",
            "version": "1",
            "visit_id": "id",
            "place": "1",
            "what": "'Breakfast, and time to talk'",
            "outcome_id": "outcome_id",
            "became": "CASE WHEN {been} THEN 'done' ELSE 'planned' END",
            "how": "CASE WHEN {been} THEN 'with' ELSE '' END",
            "settled_by_id": "CASE WHEN {been} THEN user_id END",
            "settled_at": "CASE WHEN {been} THEN {went} END",
        },
        "n % 2 = 0",
    ),
    "visits_proof": (
        {
            "id": "{key}",
            "recorded_at": "{came}",
            "visit_id": "id",
            "of": "'arrival'",
            "by": "'word'",
            "at": "{came}",
            "held": "(NOT {yes})",
            "clock_off": "0",
            "recorded_by_id": "user_id",
        },
        "n % 5 = 0 AND {been}",
    ),
    "visits_visitnote": (
        {"id": "note_id", "recorded_at": "{went}", "visit_id": "id", "begun_by_id": "user_id"},
        "n % 5 = 1 AND {been}",
    ),
    "visits_notetext": (
        {
            "id": "{key}",
            "recorded_at": "{went}",
            "note_id": "note_id",
            "words": "'We made porridge together, and sat with the birds for a while.'",
            "written_at": "{went}",
            "written_by_id": "user_id",
        },
        "n % 5 = 1 AND {been}",
    ),
}
TABLES = tuple(WRITTEN)

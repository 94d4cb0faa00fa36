"""Settings, keys, the audit's anchor, and whether the tables are those of this version."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from whatmatters.access.models import Organisation
from whatmatters.config.doctor.finding import CARE, GOOD, SEVERE, Finding
from whatmatters.config.doctor.sqlite import OWNER_ONLY
from whatmatters.foundations import clock

ANCHORED_WITHIN = timedelta(hours=25)
THIS_MACHINE = {"localhost", "127.0.0.1", "[::1]"}


def settings_and_keys() -> Iterator[Finding]:
    if pending := _pending():
        yield Finding(SEVERE, "tables", f"{pending} changes to tables wait.", "whatmatters migrate")
    else:
        yield from _second_factor()
    yield from _switches()
    yield from _addresses()
    yield from _keys()
    yield from _anchor()


def _pending() -> int:
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _second_factor() -> Iterator[Finding]:
    without = Organisation.objects.filter(requires_second_factor=False).count()
    if without and not settings.DEMONSTRATION:
        said = f"In {without} organisations a password alone is enough to sign in."
        yield Finding(CARE, "sign-in", said, "Ask for a second factor there.")


def _switches() -> Iterator[Finding]:
    if settings.DEBUG:
        said = "Errors are shown in the browser, with what was in them."
        yield Finding(SEVERE, "settings", said, "Unset WHATMATTERS_DEBUG.")
    if settings.DEMONSTRATION:
        said = "This is a demonstration: anybody may sign in as anybody."
        yield Finding(CARE, "settings", said, "Never keep real records in it.")
    if settings.HTTPS:
        yield Finding(GOOD, "settings", "Cookies and pages travel by HTTPS only.")
    else:
        level = CARE if settings.DEMONSTRATION else SEVERE
        yield Finding(level, "settings", "Pages travel in the open.", "Set WHATMATTERS_HTTPS=1.")


def _addresses() -> Iterator[Finding]:
    hosts = set(settings.ALLOWED_HOSTS)
    if "*" in hosts:
        said = "Any name is answered to, also one that somebody else made up."
        yield Finding(SEVERE, "settings", said, "Name the hosts in WHATMATTERS_HOSTS.")
    elif hosts <= THIS_MACHINE and settings.HTTPS:
        said = "Only this machine is answered to."
        yield Finding(CARE, "settings", said, "Name the hosts in WHATMATTERS_HOSTS.")


def _keys() -> Iterator[Finding]:
    kept = {
        "The key of sessions": settings.DATA / "secret-key",
        "The key of the audit": Path(
            os.environ.get("WHATMATTERS_AUDIT_KEY_FILE", settings.DATA / "audit-key")
        ),
    }
    for what, file in kept.items():
        if file.exists() and file.stat().st_mode & OWNER_ONLY:
            said = f"{what} can be read by others on this machine."
            yield Finding(SEVERE, "keys", said, f"chmod 600 {file}")
    if "WHATMATTERS_AUDIT_KEY_FILE" not in os.environ and connection.vendor == "sqlite":
        said = "The key of the audit lies beside the records: one theft takes both."
        yield Finding(CARE, "keys", said, "Keep it elsewhere: WHATMATTERS_AUDIT_KEY_FILE.")


def _anchor() -> Iterator[Finding]:
    file: Path | None = settings.AUDIT_ANCHOR
    if file is None:
        said = "The audit is anchored nowhere: nobody could see if its end were cut off."
        yield Finding(CARE, "audit", said, "Say where in WHATMATTERS_AUDIT_ANCHOR.")
        return
    age = clock.now().timestamp() - file.stat().st_mtime if file.exists() else None
    if age is None or age > ANCHORED_WITHIN.total_seconds():
        said = "The audit has not been anchored since yesterday."
        yield Finding(CARE, "audit", said, "Let a timer run whatmatters audit anchor each hour.")
    else:
        yield Finding(GOOD, "audit", "The audit was anchored within a day.")

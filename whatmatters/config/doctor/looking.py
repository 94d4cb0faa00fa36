from collections.abc import Iterator

from django.db import connection

from whatmatters.config.doctor.diary import key_and_scanner
from whatmatters.config.doctor.finding import CARE, GOOD, SEVERE, Finding
from whatmatters.config.doctor.postgresql import wall_and_roles
from whatmatters.config.doctor.running import settings_and_keys
from whatmatters.config.doctor.sqlite import file_and_wall


def look_over() -> list[Finding]:
    """Everything, the worst first. It changes nothing."""
    found = [*_database(), *settings_and_keys(), *key_and_scanner()]
    order = (SEVERE, CARE, GOOD)
    return sorted(found, key=lambda finding: order.index(finding.level))


def _database() -> Iterator[Finding]:
    look = wall_and_roles if connection.vendor == "postgresql" else file_and_wall
    yield from look()

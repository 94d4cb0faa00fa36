from tests.by_day import by_day
from tests.cast import (
    farah,
    helen,
    june,
    maggie,
    maggie_herself,
    ngozi,
    owen,
    priya,
    ruth,
    sam,
    tomasz,
)
from tests.clearing import flushing_on_sqlite
from tests.lives import maggies_life
from tests.ready_made import django_db_modify_db_settings
from tests.visit import visit
from tests.walled import django_db_setup

__all__ = [
    "by_day",
    "django_db_modify_db_settings",
    "django_db_setup",
    "farah",
    "helen",
    "june",
    "maggie",
    "maggie_herself",
    "maggies_life",
    "ngozi",
    "owen",
    "priya",
    "ruth",
    "sam",
    "tomasz",
    "visit",
]

flushing_on_sqlite()

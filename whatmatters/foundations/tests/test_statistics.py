import pytest
from django.db import connection

from whatmatters.access.models import Organisation
from whatmatters.foundations.statistics import gather_statistics

pytestmark = pytest.mark.django_db


def test_the_database_knows_what_it_holds() -> None:
    Organisation.objects.create(name="Brook", address_name="brook")

    gather_statistics()

    with connection.cursor() as cursor:
        known = {
            "sqlite": "SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'access_organisation'",
            "postgresql": "SELECT count(*) FROM pg_stats WHERE tablename = 'access_organisation'",
        }[connection.vendor]
        cursor.execute(known)
        assert cursor.fetchone()[0] > 0

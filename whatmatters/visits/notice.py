"""How long before it a visit can be called off, so that it costs nothing."""

from datetime import timedelta

from whatmatters.foundations import clock
from whatmatters.visits.models import Visit

NOTICE = timedelta(hours=24)


def is_in_time(visit: Visit) -> bool:
    return visit.starts_at - clock.now() >= NOTICE

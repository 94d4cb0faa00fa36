"""A file of visits that waits for a yes, and the week a provider is to be paid for."""

from datetime import timedelta

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.exchange.models import Upload
from whatmatters.exchange.spreadsheet.template import as_csv
from whatmatters.exchange.spreadsheet.visit_columns import PLANNED
from whatmatters.foundations import clock


def filed(by: Actor, provider: Organisation) -> dict[str, str]:
    """Put there past who may send one."""
    assert by.organisation_id is not None
    kept = Upload.objects.create(
        organisation_id=by.organisation_id,
        owner=by.user,
        kind=Upload.Kind.PLANNED,
        name="visits.csv",
        content=as_csv(PLANNED) + b"V-1,1,Nobody,8 June 2026,09:00,45,,\n",
    )
    return {"visits_file": str(kept.pk), **week_of(provider)}


def week_of(provider: Organisation) -> dict[str, str]:
    first = clock.today() - timedelta(days=6)
    return {"payee": str(provider.pk), "week": first.isoformat(), "planned": "planned"}

from whatmatters.exchange.views.people import people, preview, template, throw_away, to_mend
from whatmatters.exchange.views.remittance import remittance, remittance_file, sums
from whatmatters.exchange.views.visits import (
    throw_away_visits,
    visits,
    visits_preview,
    visits_template,
    visits_to_mend,
)

__all__ = [
    "people",
    "preview",
    "remittance",
    "remittance_file",
    "sums",
    "template",
    "throw_away",
    "throw_away_visits",
    "to_mend",
    "visits",
    "visits_preview",
    "visits_template",
    "visits_to_mend",
]

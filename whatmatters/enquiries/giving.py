"""What somebody is told of a service of the directory, as it is that day."""

from typing import Any

from whatmatters.resources import wording
from whatmatters.resources.models import Service
from whatmatters.resources.selectors import told_in_full


def told_of(service: Service) -> dict[str, Any]:
    """Its name, when, where and the telephone: the fields of `Given`."""
    told = told_in_full([service.pk])[service.pk]
    places, phones = wording.places(told), wording.phones(told)
    lines = (places[0].name, *places[0].lines) if places else ()
    return {
        "service": told,
        "name": told.name,
        "when": "; ".join(wording.when(told)),
        "where": ", ".join(filter(None, lines)),
        "phone": phones[0][:100] if phones else "",
    }

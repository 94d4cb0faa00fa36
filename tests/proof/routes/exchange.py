"""A provider's files of visits, and what it is to be paid for."""

from typing import Any

from tests.proof.routes.line import _R, EITHER, SIGNED_IN, changes, does, shows

_MANAGER: dict[str, Any] = {"doors": {_R.PROVIDER_MANAGER}}
_FILE: dict[str, Any] = {"owner": True, **_MANAGER}
_PAYS: dict[str, Any] = {"doors": {_R.PROVIDER_MANAGER, _R.TEAM_LEAD}}
_WEEK = "?provider={payee}&first={week}&weeks=1"

LINES = (
    changes("exchange:visits", both=SIGNED_IN, **_MANAGER),
    shows("exchange:visits-template", "planned", SIGNED_IN, **_MANAGER),
    changes("exchange:visits-preview", "visits_file", "upload:write", **_FILE),
    does("exchange:throw-away-visits", "visits_file", "upload:write", **_FILE),
    shows("exchange:visits-to-mend", "visits_file", "upload:read", **_FILE),
    changes("exchange:remittance", both=SIGNED_IN, asks=_WEEK, **_PAYS),
    changes("exchange:sums", both=SIGNED_IN, asks=_WEEK, doors={_R.COMMISSIONER}),
    shows("exchange:remittance-file", get=EITHER, asks=f"{_WEEK}&names=yes", **_PAYS),
)

"""Changes to visits: asked by the one side, answered by the other; and free time to book."""

from typing import Any

from tests.proof.routes.line import _R, EITHER, SIGNED_IN, changes, does, route, shows

READ = "visits:read"
#: The person, whoever may decide for them, and who writes down what they say.
THEIRS = {"self", "attorney", "practitioner"}
OURS = {"provider-manager"}
_ASKS: dict[str, Any] = {"ways": THEIRS | OURS, "asks_first": True}
_MANAGER: dict[str, Any] = {"doors": {_R.PROVIDER_MANAGER}}

LINES = (
    shows("visits:requests", get=SIGNED_IN, **_MANAGER),
    route("visits:slots", get=SIGNED_IN, post=SIGNED_IN, **_MANAGER),
    does("visits:withdraw", "slot", post=EITHER, **_MANAGER),
    shows("visits:asked", "person", READ),
    shows("visits:free", "person", READ, **_ASKS),
    changes("visits:ask", "person", READ, **_ASKS),
    changes("visits:book", "slot person", READ, ways={"self", "attorney"} | OURS, asks_first=True),
    shows("visits:change", "visit", READ, **_ASKS),
    changes("visits:move", "visit", READ, **_ASKS),
    changes("visits:swap", "visit", READ, **_ASKS),
    changes("visits:bank", "visit", READ, **_ASKS),
    changes("visits:cancel", "visit", READ, **_ASKS),
    route("visits:answer", "change", get=READ, post=READ, ways=OURS, looks=True),
    does("visits:take-back", "change", READ, ways=THEIRS),
)

"""Time that belongs to a person: told to whoever may read what their support costs."""

from tests.proof.routes.line import _R, PRACTICE, SIGNED_IN, changes, shows

#: Who looks at the time of all they may see.
LOOKS = {*PRACTICE, _R.PROVIDER_MANAGER, _R.COMMISSIONER}
#: Who says how much time there is.
AGREES = {"practitioner", "lead", "commissioner"}
#: Who says what becomes of it: the person, or somebody who writes down what they said.
CHOOSES = {"self", "practitioner"}
PAUSES = {*CHOOSES, "provider-manager"}
PUTS_RIGHT = {*AGREES, "provider-manager"}

LINES = (
    shows("timebank:overview", get=SIGNED_IN, doors=LOOKS),
    shows("timebank:of", "person", "budget:read"),
    changes("timebank:begin", "person", "budget:write", ways=AGREES),
    shows("timebank:account", "time", "budget:read"),
    changes("timebank:change", "time", "budget:write", ways=AGREES),
    changes("timebank:end", "time", "budget:write", ways=AGREES),
    changes("timebank:give-back", "time", "budget:write", ways=CHOOSES),
    changes("timebank:answer", "time", "budget:write", ways=CHOOSES),
    changes("timebank:away", "time", "budget:read", ways=PAUSES, asks_first=True),
    changes("timebank:back", "time_away", "budget:read", ways=PAUSES, asks_first=True),
    changes("timebank:put-right", "time_used", "budget:read", ways=PUTS_RIGHT, asks_first=True),
)

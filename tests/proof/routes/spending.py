"""What came into a direct payment or a fund, and what it was spent on."""

from tests.proof.routes.line import THEIR_SIDE, Route, changes, shows

#: Who says how much is paid in.
OPENS = {"practitioner", "lead", "commissioner"}


def _shows(name: str, about: str) -> Route:
    """A provider’s manager is shown what their own organisation holds, and this is not."""
    return shows(name, about, "budget:read", ways=THEIR_SIDE, asks_first=True)


LINES = (
    shows("spending:of-person", "person", "budget:read"),
    changes("spending:open", "person", "budget:write", ways=OPENS),
    _shows("spending:account", "account"),
    _shows("spending:paper", "account month"),
    _shows("spending:entry", "spent"),
    _shows("spending:receipt", "receipt"),
    changes("spending:spend", "account", "budget:write"),
    changes("spending:pay-in", "account", "budget:write"),
    changes("spending:give-back", "account", "budget:write"),
    changes("spending:terms", "account", "budget:write", ways=OPENS),
    changes("spending:close", "account", "budget:write", ways=OPENS),
    changes("spending:put-right", "spent", "budget:write"),
    changes("spending:add-receipt", "spent", "budget:write"),
    changes("spending:no-receipt", "spent", "budget:write"),
)

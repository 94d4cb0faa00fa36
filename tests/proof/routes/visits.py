"""Visits: read by whoever may read notes of them, written by whoever comes and plans."""

from typing import Any

from tests.proof.routes.line import _R, EITHER, PRACTICE, SIGNED_IN, changes, does, route, shows

READ, WRITE = "visits:read", "visits:write"
#: The person, and whoever may decide for them; and those who write down what they say.
SPEAKS = {"self", "attorney"}
WRITES = {"practitioner", "support-worker", "provider-manager"}
#: Those who plan: the round of a provider is its manager’s.
PLANS = {"practitioner", "provider-manager"}
_OURS: dict[str, Any] = {"ways": {"provider-manager"}}
_COUNT = {*PRACTICE, _R.PROVIDER_MANAGER, _R.COMMISSIONER}
_COUNTS: dict[str, Any] = {"get": SIGNED_IN, "doors": _COUNT}
_HERS: dict[str, Any] = {"ways": SPEAKS, "asks_first": True}

LINES = (
    shows("visits:day", get=SIGNED_IN, doors={_R.SUPPORT_WORKER, _R.PROVIDER_MANAGER}),
    shows("visits:week", get=SIGNED_IN, doors={_R.PROVIDER_MANAGER}),
    does("visits:ahead", post=EITHER, doors={_R.PROVIDER_MANAGER}),
    shows("visits:report", **_COUNTS),
    shows("visits:counted", asks="?what=done", **_COUNTS),
    shows("visits:report-file", **_COUNTS),
    changes("visits:yardstick", both=SIGNED_IN, doors={_R.ADMINISTRATOR, _R.PROVIDER_MANAGER}),
    shows("visits:went", "person", READ),
    shows("visits:went-counted", "person", READ, asks="?what=done"),
    shows("visits:went-file", "person", READ),
    shows("visits:of-person", "person", READ),
    changes("visits:plan", "person", WRITE, ways=PLANS),
    changes("visits:unplanned", "person", WRITE),
    changes("visits:plan-regular", "person", WRITE, ways=PLANS),
    route("visits:please-do-not", "person", get=READ, post=READ, ways=SPEAKS | WRITES),
    does("visits:end-please-do-not", "wish", READ, ways=SPEAKS | PLANS),
    shows("visits:code", "person", READ, **_HERS),
    does("visits:change-code", "person", READ, ways=SPEAKS),
    does("visits:phone", "person", READ, ways=SPEAKS),
    does("visits:place", "person", READ, ways=SPEAKS),
    changes("visits:regular", "regular", WRITE, **_OURS),
    changes("visits:end-regular", "regular", WRITE, **_OURS),
    changes("visits:task", "task", WRITE),
    changes("visits:link", "task", WRITE),
    changes("visits:reword", "note", WRITE),
    shows("visits:show", "visit", READ),
    changes("visits:begin", "visit", WRITE),
    changes("visits:end", "visit", WRITE),
    changes("visits:miss", "visit", WRITE),
    changes("visits:prove", "visit", WRITE),
    changes("visits:times", "visit", WRITE),
    changes("visits:give", "visit", WRITE, **_OURS),
    changes("visits:add-task", "visit", WRITE),
    changes("visits:hitch", "visit", WRITE),
    changes("visits:note", "visit", WRITE),
    changes("visits:say", "visit", READ, ways=SPEAKS | WRITES, asks_first=True),
    does("visits:confirm", "visit", READ, ways=SPEAKS),
)

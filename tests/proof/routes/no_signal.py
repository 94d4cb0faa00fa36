"""What a device asks for that works with no signal: its own round, and a page about nobody."""

from tests.proof.routes.line import _R, ANYBODY, EITHER, SIGNED_IN, does, shows

WALKS = {_R.SUPPORT_WORKER, _R.PROVIDER_MANAGER}

LINES = (
    shows("visits:no-signal", get=ANYBODY),
    shows("visits:worker", get=ANYBODY),
    shows("visits:carry", get=SIGNED_IN, doors=WALKS),
    shows("visits:ready", get=SIGNED_IN, doors=WALKS),
    does("visits:send", post=EITHER, doors=WALKS),
)

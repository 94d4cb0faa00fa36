"""Groups. Who leads one is shown of those who come what each agreed to; nobody else is."""

from tests.proof.routes.line import EITHER, PRACTICE, SIGNED_IN, changes, does, shows
from whatmatters.access.roles import RoleKey

RUN = {*PRACTICE, RoleKey.SUPPORT_WORKER, RoleKey.PROVIDER_MANAGER}
DECIDES = {"self", "attorney", "practitioner", "support-worker", "provider-manager"}
#: A provider is shown its own groups alone, and this is not one.
OURS = {"self", "attorney", "practitioner"}
_DECIDES = {"ways": DECIDES, "asks_first": True}
READ = "visits:read"

LINES = (
    shows("groups:list", get=SIGNED_IN, doors=RUN),
    changes("groups:begin", both=SIGNED_IN, doors=RUN),
    shows("groups:show", "group", EITHER, doors=RUN),
    changes("groups:plan", "group", EITHER, doors=RUN),
    changes("groups:lead", "group", EITHER, doors=RUN),
    does("groups:end", "group", EITHER, doors=RUN),
    does("groups:end-lead", "leads", EITHER, doors=RUN),
    changes("groups:session", "session", EITHER, doors=RUN),
    shows("groups:of", "person", READ),
    changes("groups:join", "person", READ, **_DECIDES),
    changes("groups:agree", "comes", READ, ways=OURS, asks_first=True),
    does("groups:leave", "comes", READ, ways=OURS),
)

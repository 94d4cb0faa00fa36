"""Bringing a file in, as somebody at the command line does."""

import io
import json

from whatmatters.access import audit
from whatmatters.resources.actions.bringing import bring_in_file
from whatmatters.resources.intake.tally import Tally


def bring(content: object, name: str = "services.json") -> Tally:
    whole = content if isinstance(content, bytes) else json.dumps(content).encode()
    return bring_in_file(file=io.BytesIO(whole), name=name, by=audit.SYSTEM)

"""What somebody keeps track of. It is shared with all who know them and read of visits."""

from tests.proof.routes.line import changes, does, shows

#: Who decides about it; and who adds to it besides.
DECIDES = {"self", "attorney"}
ADDS = {*DECIDES, "practitioner", "support-worker", "provider-manager"}
_DECIDES = {"ways": DECIDES, "asks_first": True}
_ADDS = {"ways": ADDS, "asks_first": True}
READ = "visits:read"

LINES = (
    shows("readings:of", "person", READ, header="core"),
    shows("readings:show", "stream", READ, header="core"),
    shows("readings:all", "stream", READ, header="core"),
    changes("readings:begin", "person", READ, **_DECIDES),
    changes("readings:agree", "stream", READ, **_DECIDES),
    changes("readings:end", "stream", READ, **_DECIDES),
    changes("readings:draw", "stream", READ, **_DECIDES),
    does("readings:pause", "stream", READ, ways=DECIDES),
    does("readings:go-on", "stream", READ, ways=DECIDES),
    does("readings:rub-out", "drawn", READ, ways=DECIDES),
    changes("readings:add", "stream", READ, **_ADDS),
    changes("readings:send", "stream", READ, **_ADDS),
    shows("readings:template", "stream", READ, **_ADDS),
    changes("readings:preview", "numbers", READ, owner=True, **_ADDS),
    does("readings:throw-away", "numbers", READ, ways=ADDS, owner=True),
    does("readings:take-back", "measured", READ, ways=ADDS),
    changes("readings:close", "to_talk", READ, **_ADDS),
)

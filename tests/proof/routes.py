"""What each route is about, and what of it one must be allowed: a line for each, typed by hand.

A route that has no line here fails the test. `get` and `post` say what must be allowed:

    anybody, signed in       nothing is asked, or an account
    either                   an account; what is sent may be right for one and not for another
    "plan:write"             a class of data and a deed, of the person the thing is of
    ""                       it does not answer to that method

A few ask for something else than a class: an enquiry or a list of one's organisation, a glass
that is broken or may be, somebody to take on, a concern that `waits` for a lead to take it.

`doors` are the roles that may knock at it; `ways`, the only ways of standing that may (besides
what the class asks); `owner`, that it is of the one who wrote it. A page has a `header` that
says who it is about, so who they are must be open as well, or (where that is `named`) opened in an
emergency. A form that one `looks` at may be seen by more than may send it; one that `asks_first`
is shown to nobody who may not send it, though more may read what it is about.
"""

from dataclasses import dataclass

from whatmatters.access.policy import TABLE as VERDICTS
from whatmatters.access.policy import By
from whatmatters.access.roles import RoleKey

ANYBODY, SIGNED_IN, EITHER = "anybody", "signed in", "either"

_R = RoleKey
PRACTICE = {_R.PRACTITIONER, _R.TEAM_LEAD}
DAY = {*PRACTICE, _R.SUPPORT_WORKER, _R.PROVIDER_MANAGER, _R.BROKER}
SEARCH = {*PRACTICE, _R.PROVIDER_MANAGER, _R.BROKER}
IMPORT = {*PRACTICE, _R.ADMINISTRATOR}
APPROVE = {_R.TEAM_LEAD, _R.BROKER}
KEEP = {*PRACTICE, _R.BROKER, _R.ADMINISTRATOR}
BRING_IN = {_R.BROKER, _R.ADMINISTRATOR}
PROMPTS = {_R.TEAM_LEAD, _R.ADMINISTRATOR}
RATES = {_R.COMMISSIONER, _R.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class Route:
    """A line of the table. `about` names what its ids are of; `asks`, a query string."""

    name: str
    about: str = ""
    get: str = ""
    post: str = ""
    doors: frozenset[RoleKey] = frozenset(RoleKey)
    ways: frozenset[str] = frozenset()
    owner: bool = False
    waits: bool = False
    header: str = "named"
    looks: bool = False
    asks_first: bool = False
    asks: str = ""

    def needs(self, method: str) -> str:
        """What must be allowed for a method; nothing, where it does not answer to it."""
        if method in {"GET", "HEAD"}:
            return self.get
        return self.post if method == "POST" else ""


def shows(name: str, about: str = "", get: str = "plan:read", **more: object) -> Route:
    return _route(name, about, get=get, **more)


def changes(name: str, about: str = "", both: str = "plan:write", **more: object) -> Route:
    """A form: who may send it may see it, and nobody else."""
    return _route(name, about, get=both, post=both, **more)


def does(name: str, about: str = "", post: str = "plan:write", **more: object) -> Route:
    return _route(name, about, post=post, **more)


def _route(name: str, about: str = "", **more: object) -> Route:
    sets = {key: frozenset(more.pop(key)) for key in ("doors", "ways") if key in more}  # type: ignore[call-overload]  # each is a set of names
    return Route(name, about, **more, **sets)  # type: ignore[arg-type]  # named by hand below


LEADS = {_R.SAFEGUARDING_LEAD}
#: Those who answer for the work with somebody: a flag is lowered by one who did not ask for it.
SECOND_OF_TWO = {"practitioner", "lead", "provider-manager", "safeguarding-lead"}
#: The person, and whoever has a place in their circle: at work, or not.
HAS_A_PART = {way.key for way in VERDICTS.ways.values() if way.by in {By.THEMSELF, By.CIRCLE}}
#: The person's side where offers are compared, and those of it who look for them.
THEIR_SIDE = set(VERDICTS.ways) - {"provider-manager"}
SEEKS = {"self", "practitioner", "lead", "broker"}
OFFERS = {_R.PROVIDER_MANAGER}
#: Those who write a story down with somebody; and those at work who read what was told.
TELLS = {"self", "practitioner", "broker"}
READS_TOLD = {*TELLS, "lead", "partner"}
#: Those who look at what providers say; who helps with finding and choosing; who reads of it.
LOOKS = {*PRACTICE, _R.BROKER, _R.COMMISSIONER}
HELPS_CHOOSE = {"self", "practitioner", "lead", "broker"}
HELPED = set(VERDICTS.ways) - {"provider-manager"}
SPEAKS = {"self", "attorney", "practitioner"}
AGREE_MONEY = {"lead", "commissioner"}
BENEFITS = {"self", "practitioner", "broker"}
#: Those who write the plan for an organisation, which may begin to walk with somebody.
SERVES = {"practitioner", "provider-manager"}
#: Who signs a plan besides the two who must, or writes down that they have.
SIGNS = {"provider-manager", "lead", "commissioner", "practitioner"}

ROUTES = (
    shows("None", get=ANYBODY),
    shows("home:front", get=ANYBODY),
    shows("home:gallery", get=ANYBODY),
    shows("home:manifest", get=ANYBODY),
    shows("home:day", get=SIGNED_IN, doors=DAY),
    shows("home:mine", get=SIGNED_IN),
    shows("home:team", get=SIGNED_IN, doors={_R.TEAM_LEAD}),
    changes("home:search", both=SIGNED_IN, doors=SEARCH, asks="?name_or_number=zq"),
    shows("home:person", "person", "core:read"),
    shows("home:thread", "person", "core:read"),
    shows("home:emergency", "person", "glass:broken"),
    shows("home:as-member", "person pen", "diary-private:read"),
    does("home:take-on", "person", "taken:on", doors=SEARCH),
    shows("privacy:queue", get=SIGNED_IN, doors={_R.PRIVACY_OFFICER}),
    changes("privacy:look-into", "watched", "watched:here", doors={_R.PRIVACY_OFFICER}),
    does("access:leave", post=ANYBODY),
    changes("access:second-step", both=ANYBODY),
    does("access:passkey-sign-in", post=ANYBODY),
    does("access:passkey-options", post=ANYBODY),
    changes("access:use-code", both=ANYBODY),
    changes("access:new-password", both=ANYBODY),
    does("access:outside", post=ANYBODY),
    shows("access:outside-back", get=ANYBODY),
    shows("access:account", get=SIGNED_IN),
    changes("access:reading", both=SIGNED_IN),
    shows("access:rights", get=ANYBODY),
    changes("access:words", both=SIGNED_IN, doors={_R.ADMINISTRATOR}),
    does("access:language", post=ANYBODY),
    changes("access:again", both=SIGNED_IN),
    does("access:prove-passkey", post=EITHER),
    changes("access:change-password", both=SIGNED_IN),
    does("access:end-session", post=EITHER),
    does("access:end-other-sessions", post=SIGNED_IN),
    shows("access:second-factor", get=SIGNED_IN),
    changes("access:app", both=EITHER),
    shows("access:app-picture", get=EITHER),
    does("access:remove-app", post=EITHER),
    changes("access:recovery-codes", both=EITHER),
    changes("access:passkey-add", both=EITHER),
    changes("access:name-passkey", "passkey", EITHER),
    does("access:remove-passkey", "passkey", EITHER),
    shows("access:members", get=SIGNED_IN, doors={_R.ADMINISTRATOR}),
    changes("access:organisation", both=EITHER, doors={_R.ADMINISTRATOR}),
    changes("access:reset-member", "membership", EITHER, doors={_R.ADMINISTRATOR}),
    changes("access:sign-in", both=ANYBODY),
    does("access:sign-out", post=SIGNED_IN),
    _route("access:acting", get=SIGNED_IN, post=EITHER),
    does("demonstration:sign-in", post=ANYBODY),
    changes("enquiries:begin", both=ANYBODY),
    changes("enquiries:resume", both=ANYBODY),
    changes("enquiries:ask", "place", ANYBODY),
    changes("enquiries:step", "place question", ANYBODY),
    changes("enquiries:saved", "place", ANYBODY),
    does("enquiries:clear", "place", ANYBODY),
    changes("enquiries:check", "place", ANYBODY),
    shows("enquiries:sent", "reference", ANYBODY),
    shows("enquiries:waiting", get=SIGNED_IN, doors=PRACTICE),
    shows("enquiries:dealt-with", get=SIGNED_IN, doors=PRACTICE),
    shows("enquiries:show", "knock", "knock:read", doors=PRACTICE),
    changes("enquiries:answer", "knock", "knock:write", doors=PRACTICE),
    shows("enquiries:start", "knock", "knock:write", doors=PRACTICE),
    shows("enquiries:find", "knock", "knock:read", doors=PRACTICE),
    does("enquiries:give", "knock service", "knock:write", doors=PRACTICE),
    changes("enquiries:found", both=ANYBODY),
    does("conversations:begin-from-enquiry", "knock", "knock:write", doors=PRACTICE),
    changes("people:begin", both=SIGNED_IN, doors=PRACTICE),
    shows("people:details", "person", "core:read"),
    changes("people:change-details", "person", "core:write"),
    changes("people:add-name", "person", "core:write"),
    changes("people:remove-name", "name", "core:write"),
    changes("people:add-need", "person", "core:write"),
    changes("people:end-need", "need", "core:write"),
    changes("people:review-need", "need", "core:write"),
    changes("people:beside", "person", "core:write", ways={"practitioner"}),
    changes("people:begin-carer", "member", "core:write", ways={"practitioner"}),
    changes("people:look-after", "person", "core:write"),
    changes("people:stop-looking-after", "caring", "core:write"),
    changes("people:equality", "person", "diary-private:write"),
    changes("people:add-to-circle", "person", "consent:write"),
    changes("people:add-worker", "person", "consent:write"),
    changes("people:invite-somebody", "person", "consent:write", ways={"self"}),
    changes("people:change-sight", "member", "consent:write"),
    changes("people:end-place", "member", "consent:write"),
    shows("people:who-looked", "person", "audit:read", header=""),
    changes("people:prove-authority", "attorney", "consent:write", ways={"practitioner"}),
    changes("people:invite-person", "person", "core:write"),
    changes("people:invite-member", "member", "consent:write"),
    changes("join:code", both=ANYBODY),
    changes("beside:come-in", both=ANYBODY),
    changes("join:account", both=ANYBODY),
    shows("people:sharing", "person", "consent:read", header=""),
    changes("people:share", "person", "consent:write"),
    does("people:stop-sharing", "share", "consent:write"),
    shows("people:capacity", "person", "consent:read", header=""),
    changes("people:record-capacity", "person", "consent:write", ways={"practitioner"}),
    shows("people:bars", "person", "consent:write"),
    changes("people:bar", "person", "consent:write"),
    changes("people:lift-bar", "bar", "consent:write"),
    shows("people:flags", "person", "alerts:read", header=""),
    changes("people:raise-flag", "person", "alerts:write"),
    changes("people:ask-to-lower", "flag", "alerts:write"),
    does("people:lower-flag", "asked_flag", "alerts:read", ways=SECOND_OF_TWO),
    does("people:keep-flag", "asked_flag", "alerts:read", ways=SECOND_OF_TWO),
    changes("people:died", "person", "core:write", ways={"practitioner"}),
    changes("people:not-died", "person", "core:write", ways={"practitioner"}),
    changes("people:find-in-need", both=SIGNED_IN, doors={_R.SUPPORT_WORKER}),
    changes("people:break-glass", "person", "glass:may-break"),
    does("people:close-glass", "person", "glass:broken"),
    changes("safeguarding:raise", both=SIGNED_IN),
    changes("safeguarding:raise-about", "person", "core:read"),
    shows("safeguarding:sent", get=SIGNED_IN),
    shows("safeguarding:cases", get=SIGNED_IN, doors=LEADS),
    shows("safeguarding:closed", get=SIGNED_IN, doors=LEADS),
    shows("safeguarding:case", "concern", "safeguarding:read", waits=True),
    does("safeguarding:take-on", "concern", "waiting:take-on", waits=True),
    changes("safeguarding:note", "concern", "safeguarding:write"),
    changes("safeguarding:whose", "concern", "safeguarding:write"),
    changes("safeguarding:put-on", "concern", "safeguarding:write"),
    changes("safeguarding:close", "concern", "safeguarding:write"),
    changes("safeguarding:reopen", "concern", "never:reopened"),
    changes("safeguarding:take-off", "on_case", "safeguarding:write"),
    shows("safeguarding:confidences", "person", "confidences:read"),
    changes("safeguarding:confide", "person", "confidences:write"),
    changes("conversations:begin", "person", "talk:write"),
    _route("conversations:next-time", "person", get="talk:read", post="talk:write"),
    does("conversations:talked-about", "topic", "talk:write"),
    changes("conversations:get-in-touch", "person", "talk:write", ways={"self"}),
    changes("conversations:show", "talk", "talk:write"),
    shows("conversations:file", "shown", "talk:read"),
    changes("conversations:begin-board", "talk", "talk:write"),
    _route("conversations:board", "board", get="talk:read", post="talk:write"),
    does("conversations:sort-card", "card", "talk:write"),
    does("conversations:keep-board", "board", "talk:write"),
    shows("conversations:card-picture", "card", "talk:read"),
    changes("conversations:prompts", both=SIGNED_IN, doors=PROMPTS),
    changes("conversations:put-right", "statement", "talk:write", ways={"practitioner"}),
    does("conversations:go-on", "draft", "talk:write", owner=True),
    does("conversations:throw-away", "draft", "talk:write", owner=True),
    _route("conversations:write", "talk", get="talk:read", post="talk:write"),
    does("conversations:save", "talk", "talk:write"),
    shows("conversations:said", "talk", "talk:read"),
    changes("conversations:details", "talk", "talk:write"),
    changes("stories:library", both=SIGNED_IN),
    shows("stories:story", "story", EITHER),
    shows("stories:waiting", get=SIGNED_IN, doors=APPROVE),
    changes("stories:read", "story_to_read", EITHER, doors=APPROVE),
    shows("stories:of", "person", ways={*READS_TOLD, "relative"}, asks_first=True, header="core"),
    changes(
        "stories:tell",
        "person",
        "plan:read",
        ways={*TELLS, "relative"},
        asks_first=True,
        header="core",
    ),
    shows("stories:telling", "telling", ways=READS_TOLD, asks_first=True, header="core"),
    changes("stories:change", "telling", "plan:read", ways=TELLS, asks_first=True, header="core"),
    changes("stories:check", "telling", "plan:read", ways=TELLS, asks_first=True, header="core"),
    changes("stories:agree", "telling", "plan:read", ways=TELLS, asks_first=True, header="core"),
    does("stories:take-back", "telling", "plan:read", ways={"self", "practitioner"}),
    changes(
        "stories:throw-away",
        "telling",
        "plan:read",
        ways={"self", "practitioner"},
        asks_first=True,
        header="core",
    ),
    shows("brokerage:providers", get=SIGNED_IN, doors={*LOOKS, _R.PROVIDER_MANAGER}),
    shows("brokerage:provider", "provider", EITHER, doors={*LOOKS, _R.PROVIDER_MANAGER}),
    changes("brokerage:change-provider", "provider", EITHER, doors={_R.PROVIDER_MANAGER}),
    changes("brokerage:add-change", "provider", EITHER, doors={_R.PROVIDER_MANAGER}),
    does("brokerage:settle-change", "change_step", EITHER, doors={_R.PROVIDER_MANAGER}),
    shows("brokerage:helped", "person", "budget:read", ways=HELPED, asks_first=True, header="core"),
    changes(
        "brokerage:name-broker",
        "person",
        "budget:write",
        ways=HELPS_CHOOSE,
        asks_first=True,
        header="core",
    ),
    changes(
        "brokerage:broker",
        "broker",
        "budget:write",
        ways=HELPS_CHOOSE,
        asks_first=True,
        header="core",
    ),
    shows("diary:mine", get=EITHER),
    changes("diary:write", both=EITHER),
    does("diary:save", post=EITHER),
    does("diary:throw-away", "unfinished", "diary-private:write"),
    shows("diary:entry", "entry", "diary-private:read", header=""),
    changes("diary:change", "entry", "diary-private:write", header=""),
    changes("diary:delete", "entry", "diary-private:write", header=""),
    does("diary:pin", "entry", "diary-private:write"),
    changes("diary:share", "entry", "diary-private:write", header=""),
    does("diary:stop-sharing", "entry_share", "diary-private:write"),
    shows("diary:file", "entry_file", "diary-private:read", header=""),
    does("diary:delete-file", "entry_file", "diary-private:write"),
    shows("diary:shared", "person", EITHER),
    changes("outcomes:hear", "person"),
    changes("outcomes:order", "person"),
    shows("outcomes:easy-read", "person"),
    shows("outcomes:paper", "person"),
    shows("outcomes:two-people", get=EITHER, asks="?one={person}&other={another}"),
    changes("outcomes:say", "person", "plan:read", ways=HAS_A_PART, asks_first=True),
    shows("outcomes:show", "outcome"),
    changes("outcomes:describe", "outcome"),
    changes("outcomes:reword", "outcome"),
    changes("outcomes:end", "outcome"),
    changes("outcomes:add-step", "outcome"),
    changes("outcomes:step", "step"),
    does("outcomes:finish-step", "step"),
    changes("outcomes:name-barrier", "outcome"),
    changes("outcomes:change-barrier", "outcome barrier"),
    does("plans:begin", "person"),
    shows("plans:show", "plan"),
    _route(
        "plans:help", "person", get="plan:read", post="plan:write", ways={"self", "practitioner"}
    ),
    changes("plans:write", "next_plan"),
    shows("plans:costs", "next_plan"),
    changes("plans:keep-back", "next_plan"),
    changes("plans:add-cost", "action"),
    changes("plans:change-cost", "cost"),
    changes("plans:remove-cost", "cost"),
    shows("plans:options", "next_plan"),
    changes("plans:add-option", "next_plan"),
    changes("plans:change-option", "option"),
    changes("plans:use-option", "option"),
    does("plans:remove-option", "option"),
    changes("plans:rates", both=SIGNED_IN, doors=RATES),
    changes("plans:set-price", "rate", EITHER, doors=RATES),
    changes("plans:remove-rate", "rate", EITHER, doors=RATES),
    changes("plans:add-aims", "next_plan"),
    changes("plans:agree", "next_plan", ways=SPEAKS, looks=True),
    shows("plans:changes", "next_plan"),
    shows("plans:signatures", "plan"),
    changes("plans:sign", "next_plan", "plan:read", ways=SIGNS),
    changes("plans:object", "next_plan", "plan:read"),
    changes("plans:end-objection", "objection", ways=SPEAKS),
    shows("plans:signed-text", "agreement", header=""),
    shows("plans:team-unmet", get=SIGNED_IN, doors=DAY),
    shows("plans:unmet", "person"),
    changes("plans:say-unmet", "outcome"),
    changes("plans:end-unmet", "unmet"),
    changes("plans:say-beside", "unmet"),
    shows("plans:easy-read", "plan"),
    shows("plans:paper", "plan"),
    changes("plans:end", "plan"),
    changes("plans:add-action", "aim"),
    changes("plans:choose", "aim"),
    changes("plans:remove-aim", "aim"),
    changes("plans:change-action", "action"),
    changes("plans:remove-action", "action"),
    changes("plans:tick", "action", ways={"self", "practitioner"}),
    changes("reviews:ask", "person"),
    changes("reviews:begin", "plan", ways={"practitioner"}),
    shows("reviews:show", "review"),
    shows("reviews:easy-read", "review"),
    shows("reviews:paper", "review"),
    changes("reviews:about", "review", ways={"practitioner"}),
    changes("reviews:finish", "review", ways={"practitioner"}),
    changes("reviews:alone", "review outcome", ways={"self"}),
    changes("reviews:question", "asked", "diary-private:write"),
    shows("reviews:relationship", get=SIGNED_IN, doors={_R.TEAM_LEAD}),
    _route(
        "reviews:look",
        "review outcome",
        get="plan:read",
        post="plan:write",
        ways=SPEAKS,
    ),
    shows("brokerage:about", "person", "budget:read", ways=THEIR_SIDE, asks_first=True),
    changes("brokerage:add-idea", "person", "budget:write", ways=SEEKS),
    changes("brokerage:decide-idea", "idea", "budget:write", ways=SEEKS),
    changes("brokerage:begin", "person", "budget:write", ways=SEEKS),
    shows("brokerage:show", "search", "budget:read", ways=THEIR_SIDE, asks_first=True),
    changes("brokerage:write", "draft_search", "budget:write", ways=SEEKS),
    changes("brokerage:send", "draft_search", "budget:write", ways=SEEKS),
    changes("brokerage:withdraw", "draft_search", "budget:write", ways=SEEKS),
    changes("brokerage:type-in", "search", "budget:write", ways=SEEKS),
    changes("brokerage:choose", "search", "budget:write", ways=SEEKS),
    changes("brokerage:think", "offer", "budget:write", ways=SEEKS),
    changes("brokerage:talk", "recipient", "budget:write", ways=SEEKS),
    does("brokerage:put-in-plan", "chosen_search", "plan:write", ways={"self", "practitioner"}),
    changes("brokerage:tell", "chosen_search", "consent:write", ways={"self", "practitioner"}),
    shows("brokerage:in-tray", get=SIGNED_IN, doors=OFFERS),
    changes("brokerage:asked", "recipient", "sent:here", doors=OFFERS),
    changes("brokerage:answer", "recipient", "sent:here", doors=OFFERS),
    changes("brokerage:decline", "recipient", "sent:here", doors=OFFERS),
    does("brokerage:take-back", "offer", "sent:here", doors=OFFERS),
    shows("episodes:of-person", "person"),
    changes("episodes:begin", "person", ways=SERVES),
    changes("episodes:from-enquiry", "knock", "knock:write", doors=PRACTICE),
    shows("episodes:show", "episode"),
    changes("episodes:hold", "episode", ways={"practitioner"}),
    changes("episodes:go-on", "episode", ways={"practitioner"}),
    changes("episodes:move", "episode", ways={"practitioner"}),
    changes("episodes:end", "episode", ways={"practitioner"}),
    does("episodes:receive", "episode", ways={"practitioner"}),
    changes("eligibility:choose", both=SIGNED_IN, doors={_R.ADMINISTRATOR}),
    shows("eligibility:pack", "pack pack_version", ANYBODY),
    shows("eligibility:of-person", "person"),
    does("eligibility:begin", "person", ways={"practitioner"}),
    shows("eligibility:checklist", "person", "talk:read"),
    shows("eligibility:weighing", "weighing", "plan:write", ways={"practitioner"}),
    changes("eligibility:domain", "weighing domain", ways={"practitioner"}),
    changes("eligibility:condition", "weighing condition", ways={"practitioner"}),
    changes("eligibility:decide", "weighing", ways={"practitioner"}),
    shows("eligibility:decision", "decision"),
    changes("eligibility:disagree", "decision", ways=SPEAKS),
    changes("eligibility:told", "decision", ways={"practitioner"}),
    changes("eligibility:lane", "lane", ways={"practitioner"}),
    _route(
        "eligibility:funding",
        "person",
        get="budget:read",
        post="budget:write",
        ways={"practitioner"},
    ),
    shows("eligibility:request", "funding", "budget:read"),
    shows("eligibility:request-file", "funding", "budget:read", header="core"),
    shows("budgets:money", "person", "budget:read"),
    shows("budgets:paper", "person", "budget:read"),
    changes("budgets:work-out", "person", "budget:write"),
    changes("budgets:agree", "person", "budget:write", ways=AGREE_MONEY),
    changes("budgets:save", "person", "budget:write", ways=AGREE_MONEY),
    changes("budgets:terms", "person", "budget:write"),
    changes("budgets:ask-benefits", "person", "budget:write", ways=BENEFITS),
    changes("budgets:benefits", "check", "budget:write", ways=BENEFITS),
    shows("budgets:estimate", "estimate", "budget:read"),
    shows("budgets:version", "budget", "budget:read"),
    changes("budgets:say", "budget", "budget:write"),
    changes("budgets:built-up", "budget", "budget:write"),
    shows("letters:mine", get=SIGNED_IN),
    changes("letters:talk", "pen", "diary-private:write"),
    does("letters:save", "pen", "diary-private:write"),
    changes("letters:weekly", both=SIGNED_IN),
    changes("letters:stop", "token", ANYBODY),
    does("letters:throw-away", "unsent", "never:thrown-away"),
    shows("resources:find", get=ANYBODY),
    changes("resources:suggest", both=ANYBODY),
    shows("resources:thanks", get=ANYBODY),
    shows("resources:show", "service", ANYBODY),
    changes("resources:mistake", "service", ANYBODY),
    shows("resources:told", get=SIGNED_IN, doors=KEEP),
    changes("resources:deal-with", "told", SIGNED_IN, doors=KEEP),
    does("resources:check", "service", SIGNED_IN, doors=KEEP),
    changes("resources:correct", "service", SIGNED_IN, doors=KEEP),
    changes("resources:bring-in", both=SIGNED_IN, doors=BRING_IN),
    shows("resources:template", get=SIGNED_IN, doors=BRING_IN),
    changes("resources:preview", "sheet", "upload:write", doors=BRING_IN, owner=True),
    does("resources:throw-away", "sheet", "upload:write", doors=BRING_IN, owner=True),
    changes("resources:feeds", both=SIGNED_IN, doors=BRING_IN),
    does("resources:remove-feed", "feed", "knock:write", doors=BRING_IN),
    shows("resources:stale", get=SIGNED_IN, doors=BRING_IN),
    shows("resources:api", get=ANYBODY),
    shows("resources:api-description", get=ANYBODY),
    shows("resources:api-services", get=ANYBODY),
    shows("resources:api-service", "service", ANYBODY),
    shows("resources:api-places", get=ANYBODY),
    shows("resources:api-place", "listed_at", ANYBODY),
    shows("resources:api-taxonomies", get=ANYBODY),
    shows("resources:api-taxonomy", "taxonomy", ANYBODY),
    shows("resources:api-terms", get=ANYBODY),
    shows("resources:api-term", "term", ANYBODY),
    changes("exchange:people", both=SIGNED_IN, doors=IMPORT),
    shows("exchange:template", "csv", SIGNED_IN, doors=IMPORT),
    changes("exchange:preview", "upload", "upload:write", doors=IMPORT, owner=True),
    does("exchange:throw-away", "upload", "upload:write", doors=IMPORT, owner=True),
    shows("exchange:to-mend", "upload", "upload:read", doors=IMPORT, owner=True),
)
TABLE = {route.name: route for route in ROUTES}

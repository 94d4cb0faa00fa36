"""What a line of the table says, and the sets of roles and ways that lines have in common."""

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
    return route(name, about, get=get, **more)


def changes(name: str, about: str = "", both: str = "plan:write", **more: object) -> Route:
    """A form: who may send it may see it, and nobody else."""
    return route(name, about, get=both, post=both, **more)


def does(name: str, about: str = "", post: str = "plan:write", **more: object) -> Route:
    return route(name, about, post=post, **more)


def route(name: str, about: str = "", **more: object) -> Route:
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

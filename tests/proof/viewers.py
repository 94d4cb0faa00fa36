"""Who asks: one for each way of standing to somebody, and one for each way of not doing so.

`facts` are typed by hand: how each stands to Maggie, whom most of them know, to Kofi, whom
their organisations know and they do not, and to Eda, whom only the next county knows.
"""

from dataclasses import dataclass, field

from whatmatters.access.policy import DataClass, Facts
from whatmatters.access.roles import RoleKey

_R = RoleKey
MAGGIE, KOFI, EDA = 0, 1, 2
ALL_SHARED = frozenset(
    {
        DataClass.CORE,
        DataClass.PLAN,
        DataClass.DIARY_SHARED,
        DataClass.VISITS,
        DataClass.ALERTS,
        DataClass.BUDGET,
    }
)
SOME_SHARED = frozenset({DataClass.CORE, DataClass.PLAN, DataClass.BUDGET})
NOBODY = Facts()


def ways(*names: str, **more: object) -> Facts:
    return Facts(ways=frozenset(names), **more)  # type: ignore[arg-type]  # named below


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody with an account, who acts for an organisation in a role, or as themself."""

    role: RoleKey = RoleKey.THEMSELF
    works_for: str = ""
    team: str = ""
    to_maggie: Facts = field(default=NOBODY)
    to_kofi: Facts = field(default=NOBODY)
    to_eda: Facts = field(default=NOBODY)

    def stands(self, whose: int) -> Facts:
        return (self.to_maggie, self.to_kofi, self.to_eda)[whose]


COLLEAGUE = ways("colleague")
LACKING: dict[str, object] = {"lacks_capacity": True}
VIEWERS = {
    "maggie": Viewer(to_maggie=ways("self")),
    "june": Viewer(to_maggie=ways("relative", shared=ALL_SHARED, lacks_capacity=True)),
    "una": Viewer(
        to_maggie=ways("relative", shared=frozenset({DataClass.CORE}), lacks_capacity=True)
    ),
    "rob": Viewer(to_maggie=ways("relative", lacks_capacity=True)),
    "ann": Viewer(to_maggie=ways("relative", "attorney", lacks_capacity=True)),
    "lou": Viewer(to_maggie=ways("relative", lacks_capacity=True)),
    "priya": Viewer(
        _R.PRACTITIONER, "westbury", "north", ways("practitioner", "colleague"), COLLEAGUE
    ),
    "helen": Viewer(_R.TEAM_LEAD, "westbury", "north", ways("lead", "colleague"), COLLEAGUE),
    "tomasz": Viewer(_R.PRACTITIONER, "westbury", "south", COLLEAGUE, COLLEAGUE),
    "ana": Viewer(
        _R.PRACTITIONER, "westbury", "west", COLLEAGUE, ways("practitioner", "colleague")
    ),
    "greta": Viewer(
        _R.PRACTITIONER, "westbury", "south", ways("colleague", broke_glass=True), COLLEAGUE
    ),
    "bea": Viewer(
        _R.PRACTITIONER,
        "westbury",
        "south",
        ways("practitioner", "colleague", is_barred=True),
        COLLEAGUE,
    ),
    "sam": Viewer(_R.SUPPORT_WORKER, "brook", "", ways("support-worker", "colleague"), COLLEAGUE),
    "nadia": Viewer(
        _R.PROVIDER_MANAGER, "brook", "", ways("provider-manager", "colleague"), COLLEAGUE
    ),
    "bo": Viewer(_R.BROKER, "market", "", ways("broker", shared=ALL_SHARED)),
    "bill": Viewer(_R.BROKER, "brook", "", ways("broker")),
    "farah": Viewer(_R.PRACTITIONER, "friends", "", ways("partner", shared=ALL_SHARED), COLLEAGUE),
    "cho": Viewer(_R.COMMISSIONER, "board", "", ways("commissioner", shared=SOME_SHARED)),
    "ines": Viewer(_R.COMMISSIONER, "westbury"),
    "sade": Viewer(_R.SAFEGUARDING_LEAD, "westbury", "", ways("safeguarding-lead", on_case=True)),
    "sid": Viewer(_R.SAFEGUARDING_LEAD, "westbury"),
    "dev": Viewer(_R.ADMINISTRATOR, "westbury", "", ways("administrator"), ways("administrator")),
    "pia": Viewer(
        _R.PRIVACY_OFFICER, "westbury", "", ways("privacy-officer"), ways("privacy-officer")
    ),
    "owen": Viewer(_R.PRACTITIONER, "eastbury", "", to_eda=ways("practitioner", "colleague")),
    "elin": Viewer(_R.TEAM_LEAD, "eastbury", "coast", to_eda=COLLEAGUE),
    "stranger": Viewer(),
}


#: Whose practitioner wrote down each of the others. The first of every three is known no more.
WRITERS = ["ana", "owen", "ana", "owen", "ana", "owen", "priya"]


def how(key: str, whose: int) -> Facts:
    """How one of them stands to anybody in the world."""
    viewer = VIEWERS[key]
    if whose <= EDA:
        return viewer.stands(whose)
    number = whose - EDA - 1
    writer = WRITERS[number]
    if viewer.works_for != VIEWERS[writer].works_for:
        return NOBODY
    found = set() if number % 3 == 0 else set(_by_registration(viewer))
    if key == writer:
        found.add("practitioner")
    if viewer.role == _R.TEAM_LEAD and viewer.team == VIEWERS[writer].team:
        found.add("lead")
    return ways(*found)


def known_to(whose: int) -> set[str]:
    """The organisations that have somebody on their books."""
    known = [{"westbury", "brook"}, {"westbury", "brook", "friends"}, {"eastbury"}]
    if whose <= EDA:
        return known[whose]
    number = whose - EDA - 1
    return set() if number % 3 == 0 else {VIEWERS[WRITERS[number]].works_for}


def _by_registration(viewer: Viewer) -> set[str]:
    return {
        _R.ADMINISTRATOR: {"administrator"},
        _R.PRIVACY_OFFICER: {"privacy-officer"},
        _R.PRACTITIONER: {"colleague"},
        _R.TEAM_LEAD: {"colleague"},
    }.get(viewer.role, set())

"""Which classes of data each page shows: what an entry about looking says was seen.

A page that is not here counts as its room; `tests/architecture` finds a room that is not.
"""

from whatmatters.access.policy import DataClass

CORE, PLAN, TALK = DataClass.CORE, DataClass.PLAN, DataClass.TALK

ROOMS: dict[str, tuple[DataClass, ...]] = {
    "home": (CORE, PLAN),
    "people": (CORE,),
    "enquiries": (CORE, TALK),
    "episodes": (CORE, PLAN),
    "conversations": (CORE, TALK),
    "outcomes": (CORE, PLAN),
    "plans": (CORE, PLAN),
    "stories": (CORE, PLAN),
    "budgets": (CORE, DataClass.BUDGET),
    "eligibility": (CORE, PLAN),
    "brokerage": (CORE, PLAN, DataClass.BUDGET),
    "timebank": (CORE, DataClass.BUDGET),
    "visits": (CORE, PLAN, DataClass.VISITS),
    "readings": (CORE, PLAN, DataClass.VISITS),
    "spending": (CORE, DataClass.BUDGET),
    "groups": (CORE, DataClass.VISITS),
    "appointments": (CORE, TALK),
    "reviews": (CORE, PLAN),
    "letters": (DataClass.DIARY_PRIVATE,),  # kept as close as a private diary
    "exchange": (CORE, PLAN, TALK),
    "safeguarding": (DataClass.SAFEGUARDING,),
    "privacy": (DataClass.AUDIT,),
    "diary": (DataClass.DIARY_SHARED,),
    "resources": (),  # a directory has nobody in it
}
PAGES: dict[str, tuple[DataClass, ...]] = {
    "eligibility.funding": (CORE, PLAN, DataClass.BUDGET),
    "eligibility.request": (CORE, PLAN, DataClass.BUDGET),
    "exchange.visits-preview": (CORE, DataClass.VISITS),
    "exchange.remittance": (CORE, DataClass.VISITS, DataClass.BUDGET),
    "home.search": (CORE,),
    "home.emergency": (DataClass.ALERTS, PLAN),
    "home.thread": (CORE, PLAN, TALK),
    "brokerage.in-tray": (DataClass.BUDGET,),
    "people.details": (CORE, DataClass.CONSENT),
    "people.add-to-circle": (CORE, DataClass.CONSENT),
    "people.add-worker": (CORE, DataClass.CONSENT),
    "people.change-sight": (CORE, DataClass.CONSENT),
    "people.end-place": (CORE, DataClass.CONSENT),
    "people.flags": (DataClass.ALERTS,),
    "people.who-looked": (DataClass.AUDIT,),
    "people.sharing": (DataClass.CONSENT,),
    "people.capacity": (DataClass.CONSENT,),
}


def classes_at(page: str) -> tuple[DataClass, ...]:
    """What of a person's record this page shows."""
    return PAGES.get(page) or ROOMS.get(page.partition(".")[0], ())

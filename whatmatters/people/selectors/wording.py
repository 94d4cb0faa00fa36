"""What an entry of the audit says, as a sentence goes on after somebody's name."""

from whatmatters.access import audit
from whatmatters.access.models import AuditEntry

#: What each room, or page, shows of somebody. {} is `your` or `their`.
THINGS = {
    "home.thread": "{} words and what came of them",
    "home": "{} page",
    "people.details": "{} details",
    "people.who-looked": "the list of who has looked",
    "people": "{} details",
    "enquiries": "what {} enquiry says",
    "conversations": "{} conversations",
    "outcomes": "what matters in {} life",
    "plans": "{} plan",
    "reviews": "{} reviews",
    "privacy": "the list of who has looked",
}
WRITTEN = {
    "people.begun": "began {} record",
    "people.glass-broken": "opened {} record in an emergency",
    "people.glass-given-back": "closed {} record again",
    "people.taken-on": "began to work with {you}",
    "exchange.brought-in": "brought {} record in",
    "plans.agreed": "agreed {} plan",
    "access.erased": "erased what was written about {you}",
}


def done_in_words(entry: AuditEntry, *, is_self: bool) -> str:
    """`opened your plan`; to others `opened their plan`."""
    whose, you = ("your", "you") if is_self else ("their", "them")
    if words := WRITTEN.get(entry.did):
        return words.format(whose, you=you)
    match entry.did:
        case audit.LOOKED:
            return f"opened {_thing(entry.to, whose)}"
        case audit.LISTED:
            return f"saw {whose} name in a list"
        case audit.EXPORTED:
            return f"took a copy of {_thing(entry.to, whose)}"
        case audit.DENIED:
            return f"was not let into {_thing(entry.to.replace(':', '.'), whose)}"
        case _:
            return f"wrote in {_thing(entry.did, whose)}"


def _thing(at: str, whose: str) -> str:
    page = at.split(" ")[0]
    thing = THINGS.get(page) or THINGS.get(page.partition(".")[0], "{} record")
    return thing.format(whose)

"""What an entry of the audit says, as a sentence goes on after somebody's name."""

from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.models import AuditEntry
from whatmatters.foundations.words import later as _

#: What each room, or page, shows of somebody. {} is `your` or `their`.
THINGS = {
    "home.thread": _("{} words and what came of them"),
    "home": _("{} page"),
    "people.details": _("{} details"),
    "people.who-looked": _("the list of who has looked"),
    "people": _("{} details"),
    "enquiries": _("what {} enquiry says"),
    "conversations": _("{} conversations"),
    "outcomes": _("what matters in {} life"),
    "plans": _("{} plan"),
    "reviews": _("{} reviews"),
    "privacy": _("the list of who has looked"),
}
WRITTEN = {
    "people.begun": _("began {} record"),
    "people.glass-broken": _("opened {} record in an emergency"),
    "people.glass-given-back": _("closed {} record again"),
    "people.taken-on": _("began to work with {you}"),
    "exchange.brought-in": _("brought {} record in"),
    "plans.agreed": _("agreed {} plan"),
    "letters.sent": _("wrote a message to {you}"),
    "access.erased": _("erased what was written about {you}"),
}


def done_in_words(entry: AuditEntry, *, is_self: bool) -> str:
    """`opened your plan`; to others `opened their plan`."""
    whose, you = (
        (gettext("your"), gettext("you")) if is_self else (gettext("their"), gettext("them"))
    )
    if words := WRITTEN.get(entry.did):
        return words.format(whose, you=you)
    match entry.did:
        case audit.LOOKED:
            return gettext("opened %(what)s") % {"what": _thing(entry.to, whose)}
        case audit.LISTED:
            return gettext("saw %(whose)s name in a list") % {"whose": whose}
        case audit.EXPORTED:
            return gettext("took a copy of %(what)s") % {"what": _thing(entry.to, whose)}
        case audit.DENIED:
            what = _thing(entry.to.replace(":", "."), whose)
            return gettext("was not let into %(what)s") % {"what": what}
        case _:
            return gettext("wrote in %(what)s") % {"what": _thing(entry.did, whose)}


def _thing(at: str, whose: str) -> str:
    page = at.split(" ")[0]
    thing = THINGS.get(page) or THINGS.get(page.partition(".")[0], _("{} record"))
    return thing.format(whose)

"""Every page of the site: where it is, who looks at it, and how its forms are got wrong."""

import re
from dataclasses import dataclass, field
from functools import cache

from django.urls import URLPattern, get_resolver, reverse

from tests.journeys.world import World
from tests.proof.routes import ROUTES

ID = re.compile(r"<\w+:(\w+?)(?:_id)?>")


@dataclass(frozen=True, slots=True)
class Page:
    """A named page, and those who look at it.

    It is about what its address names, `<uuid:plan_id>` being the world's `plan`, unless
    `about` says otherwise.
    """

    name: str
    by: str
    about: str = ""
    asks: str = ""
    shows_an_error: bool = False

    def address(self, world: World) -> str:
        about = self.about.split() or ID.findall(patterns()[self.name])
        things = [world.things.get(one, one) for one in about]
        return reverse(self.name, args=things) + self.asks.format(**world.things)


@dataclass(frozen=True, slots=True)
class Refused:
    """A form sent with nothing in it but `typed`, which can't be right."""

    at: Page
    form: str = "main form[method=post]"
    typed: dict[str, str] = field(default_factory=dict)
    press: str = ""


@cache
def patterns() -> dict[str, str]:
    """The address of each named route, as `every_route` spells it."""
    return {
        f"{room}:{entry.name}": f"/{prefix}{entry.pattern}"
        for room, (prefix, resolver) in get_resolver().namespace_dict.items()
        for entry in resolver.url_patterns
        if isinstance(entry, URLPattern)
    }


#: Each page, and who looks at it.
LOOKED_AT = {
    "home:front": "public dev ines",
    "home:day": "priya helen",
    "home:mine": "june",
    "home:team": "helen",
    "home:search": "priya",
    "home:person": "priya maggie june",
    "home:thread": "priya maggie june",
    "home:as-member": "maggie",
    "access:sign-in": "public",
    "access:acting": "priya",
    "access:use-code": "public",
    "access:account": "priya maggie dev",
    "access:reading": "priya maggie",
    "access:rights": "public",
    "access:words": "dev",
    "access:again": "priya",
    "access:change-password": "priya",
    "access:second-factor": "priya",
    "access:app": "priya",
    "access:passkey-add": "maggie",
    "access:members": "dev",
    "access:organisation": "dev",
    "access:reset-member": "dev",
    "enquiries:begin": "public",
    "enquiries:resume": "public",
    "enquiries:ask": "public asking",
    "enquiries:saved": "asking",
    "enquiries:check": "asking",
    "enquiries:sent": "public",
    "enquiries:waiting": "priya",
    "enquiries:dealt-with": "priya",
    "enquiries:show": "priya",
    "enquiries:answer": "priya",
    "enquiries:start": "priya",
    "people:begin": "priya",
    "people:find-in-need": "sam",
    "people:break-glass": "tomasz",
    "people:who-looked": "maggie ruth",
    "privacy:queue": "ruth",
    "privacy:look-into": "ruth",
    "people:details": "priya maggie june",
    "people:change-details": "priya maggie",
    "people:add-name": "priya",
    "people:remove-name": "priya maggie",
    "people:add-to-circle": "priya maggie",
    "people:add-worker": "priya",
    "people:invite-somebody": "maggie",
    "people:change-sight": "priya maggie",
    "people:end-place": "priya",
    "people:invite-person": "priya",
    "people:invite-member": "priya maggie",
    "join:code": "public",
    "people:sharing": "priya maggie helen",
    "people:share": "priya maggie",
    "people:capacity": "priya maggie",
    "people:record-capacity": "priya",
    "people:bars": "priya maggie",
    "people:bar": "priya maggie",
    "people:lift-bar": "priya maggie",
    "people:flags": "priya maggie helen",
    "people:raise-flag": "priya",
    "people:ask-to-lower": "priya",
    "people:died": "priya",
    "people:not-died": "priya",
    "people:add-need": "priya maggie",
    "people:end-need": "priya",
    "people:review-need": "priya maggie",
    "people:begin-carer": "priya",
    "people:equality": "maggie",
    "safeguarding:raise": "priya maggie june dev",
    "safeguarding:raise-about": "priya maggie june",
    "safeguarding:cases": "ngozi",
    "safeguarding:closed": "ngozi",
    "safeguarding:case": "ngozi",
    "safeguarding:note": "ngozi",
    "safeguarding:whose": "ngozi",
    "safeguarding:put-on": "ngozi",
    "safeguarding:take-off": "ngozi",
    "safeguarding:close": "ngozi",
    "safeguarding:confidences": "priya helen",
    "safeguarding:confide": "priya",
    "conversations:begin": "priya maggie",
    "conversations:prompts": "helen dev",
    "conversations:put-right": "priya",
    "conversations:details": "priya",
    "conversations:show": "priya maggie",
    "conversations:begin-board": "priya maggie",
    "conversations:board": "priya maggie",
    "conversations:next-time": "priya maggie",
    "conversations:get-in-touch": "maggie",
    "outcomes:order": "priya maggie",
    "outcomes:easy-read": "priya maggie june",
    "outcomes:say": "maggie june sam",
    "outcomes:show": "priya maggie june",
    "outcomes:describe": "priya maggie",
    "outcomes:reword": "priya maggie",
    "outcomes:end": "priya maggie",
    "outcomes:step": "maggie",
    "outcomes:change-barrier": "priya",
    "plans:show": "priya maggie june",
    "plans:easy-read": "priya maggie june",
    "plans:end": "priya",
    "plans:help": "priya maggie june",
    "plans:add-action": "priya maggie",
    "plans:remove-aim": "priya",
    "plans:change-action": "priya",
    "plans:remove-action": "priya",
    "plans:tick": "priya",
    "reviews:ask": "priya maggie",
    "reviews:easy-read": "priya maggie june",
    "reviews:show": "priya maggie june",
    "reviews:about": "priya",
    "reviews:finish": "priya",
    "reviews:alone": "maggie",
    "reviews:question": "maggie",
    "reviews:relationship": "helen",
    "reviews:look": "priya maggie",
    "diary:mine": "maggie",
    "diary:write": "maggie",
    "diary:entry": "maggie june",
    "diary:change": "maggie",
    "diary:delete": "maggie",
    "diary:share": "maggie",
    "diary:shared": "june",
    "letters:mine": "maggie june priya",
    "letters:weekly": "june",
    "letters:stop": "public",
    "letters:talk": "maggie june",
    "exchange:people": "priya dev",
    "exchange:preview": "priya",
}
#: Pages about something else than their address names, or of which something is asked.
BESIDES = (
    Page("home:emergency", "tomasz", "kofi"),
    Page("home:gallery", "public", shows_an_error=True),
    Page("enquiries:step", "asking", "place who"),
    Page("enquiries:step", "asking", "place names"),
    Page("enquiries:step", "asking", "place reach"),
    Page("enquiries:step", "asking", "place help", asks="?mend=1"),
    Page("enquiries:show", "helen", "answered"),
    Page("people:prove-authority", "priya", "attorney"),
    Page("safeguarding:case", "ngozi", "waiting_case"),
    Page("safeguarding:case", "ngozi", "closed_case"),
    Page("safeguarding:reopen", "ngozi", "closed_case"),
    Page("conversations:write", "priya maggie", asks="?draft={draft}"),
    Page("outcomes:hear", "priya maggie", asks="?said_in={statement}"),
    Page("outcomes:two-people", "priya", asks="?one={person}&other={kofi}"),
    Page("plans:show", "priya maggie", "next_plan"),
    Page("plans:write", "priya", "next_plan"),
    Page("plans:add-aims", "priya", "next_plan"),
    Page("plans:agree", "priya maggie", "next_plan"),
    Page("plans:changes", "priya maggie", "next_plan"),
    Page("reviews:begin", "priya", "his_plan"),
    Page("reviews:show", "priya maggie", "done_review"),
    Page("reviews:show", "priya", "his_review"),
    Page("reviews:finish", "priya", "his_review"),
)
PAGES = (*(Page(name, by) for name, by in LOOKED_AT.items()), *BESIDES)

# Addresses that show no page, and why. Those that only do something answer GET with 405.
ONLY_DO = sorted({route.name for route in ROUTES if not route.get})
NO_PAGE = {
    "access:app-picture": "a picture on the page that sets an app up",
    "access:name-passkey": "about a passkey a browser made: a story of its own goes there",
    "join:account": "for whoever used an invitation: its own test goes there",
    "access:new-password": "for whoever used a code: its own test goes there",
    "access:outside-back": "leads on, or back to sign in",
    "access:recovery-codes": "shown once, after a factor was set up: a story of its own",
    "access:second-step": "for whoever did the first: a story of its own goes there",
    "conversations:said": "a fragment for a page that is open",
    "conversations:card-picture": "a picture, for a page to show",
    "conversations:file": "a picture, sound or film, for a page to show",
    "diary:file": "a picture, voice or film, for a page to show",
    "exchange:template": "a file to download",
    "home:manifest": "what a phone asks for, read by no person",
    "exchange:to-mend": "a file to download",
    "outcomes:add-step": "leads back to the outcome, where its form stands",
    "outcomes:paper": "a file to download",
    "plans:paper": "a file to download",
    "reviews:paper": "a file to download",
    "outcomes:name-barrier": "leads back to the outcome, where its form stands",
    "safeguarding:sent": "shown once, after something was sent: a story of its own goes there",
}

#: Forms that are wrong with nothing in them, and who sends them.
SENT_EMPTY = {
    "access:sign-in": "public",
    "access:use-code": "public",
    "access:change-password": "priya",
    "access:app": "priya",
    "join:code": "public",
    "access:organisation": "dev",
    "access:reset-member": "dev",
    "enquiries:ask": "public",
    "enquiries:answer": "priya",
    "people:break-glass": "tomasz",
    "people:add-to-circle": "maggie",
    "people:share": "priya",
    "people:bar": "maggie",
    "people:raise-flag": "priya",
    "people:ask-to-lower": "priya",
    "privacy:look-into": "ruth",
    "safeguarding:raise": "june",
    "safeguarding:raise-about": "maggie",
    "safeguarding:note": "ngozi",
    "safeguarding:whose": "ngozi",
    "safeguarding:put-on": "ngozi",
    "safeguarding:take-off": "ngozi",
    "safeguarding:close": "ngozi",
    "safeguarding:confide": "priya",
    "outcomes:say": "maggie",
    "conversations:next-time": "maggie",
    "outcomes:hear": "maggie",
    "outcomes:reword": "priya",
    "outcomes:end": "priya",
    "plans:add-action": "priya",
    "plans:end": "priya",
    "reviews:about": "priya",
    "reviews:finish": "priya",
    "reviews:look": "maggie",
    "letters:talk": "june",
    "exchange:people": "priya",
    "exchange:preview": "priya",
}
REFUSED = (
    *(Refused(Page(name, by)) for name, by in SENT_EMPTY.items()),
    Refused(Page("home:search", "priya"), typed={"name_or_number": ""}),
    Refused(Page("diary:write", "maggie"), press="[value=keep]"),
    Refused(Page("people:change-details", "priya"), typed={"born_on_day": "40"}),
    Refused(Page("people:record-capacity", "priya"), typed={"found_on_day": "40"}),
    Refused(Page("people:died", "priya"), typed={"died_on_day": "40"}),
    Refused(Page("safeguarding:reopen", "ngozi", "closed_case")),
    Refused(Page("conversations:begin", "priya"), typed={"held_on_month": "13"}),
    Refused(Page("conversations:write", "priya"), form="#write-statement"),
    Refused(Page("conversations:prompts", "helen"), typed={"name_1": "A group"}),
    Refused(Page("outcomes:show", "priya"), form="main form[action$=steps]"),
    Refused(Page("outcomes:show", "priya"), form="main form[action$=barriers]"),
    Refused(Page("plans:write", "priya", "next_plan"), typed={"review_on_year": "12"}),
    Refused(
        Page("plans:agree", "priya", "next_plan"),
        form="main form:has([value=told])",
        press="[value=told]",
    ),
)

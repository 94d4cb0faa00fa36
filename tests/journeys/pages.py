"""Every page of the site: where it is, who looks at it, and how its forms are got wrong."""

from dataclasses import dataclass, field

from django.urls import reverse

from tests.journeys.world import World


@dataclass(frozen=True, slots=True)
class Page:
    """A named page, the names of what it is about, and of those who look at it."""

    name: str
    by: str
    about: str = ""
    asks: str = ""
    shows_an_error: bool = False

    def address(self, world: World) -> str:
        things = [world.things.get(one, one) for one in self.about.split()]
        return reverse(self.name, args=things) + self.asks.format(**world.things)


@dataclass(frozen=True, slots=True)
class Refused:
    """A form sent with nothing in it but `typed`, which can't be right."""

    at: Page
    form: str = "main form[method=post]"
    typed: dict[str, str] = field(default_factory=dict)
    press: str = ""


PAGES = (
    Page("home:front", "public dev ines"),
    Page("home:day", "priya helen"),
    Page("home:mine", "june"),
    Page("home:team", "helen"),
    Page("home:search", "priya"),
    Page("home:person", "priya maggie june", "person"),
    Page("home:thread", "priya maggie june", "person"),
    Page("home:emergency", "tomasz", "kofi"),
    Page("home:gallery", "public", shows_an_error=True),
    Page("access:sign-in", "public"),
    Page("access:acting", "priya"),
    Page("enquiries:begin", "public"),
    Page("enquiries:resume", "public"),
    Page("enquiries:ask", "public asking", "place"),
    Page("enquiries:step", "asking", "place who"),
    Page("enquiries:step", "asking", "place names"),
    Page("enquiries:step", "asking", "place reach"),
    Page("enquiries:step", "asking", "place help", "?mend=1"),
    Page("enquiries:saved", "asking", "place"),
    Page("enquiries:check", "asking", "place"),
    Page("enquiries:sent", "public", "reference"),
    Page("enquiries:waiting", "priya"),
    Page("enquiries:dealt-with", "priya"),
    Page("enquiries:show", "priya", "knock"),
    Page("enquiries:show", "helen", "answered"),
    Page("enquiries:answer", "priya", "knock"),
    Page("enquiries:start", "priya", "knock"),
    Page("people:begin", "priya"),
    Page("people:break-glass", "tomasz", "person"),
    Page("people:who-looked", "maggie ruth", "person"),
    Page("privacy:queue", "ruth"),
    Page("privacy:look-into", "ruth", "watched"),
    Page("people:details", "priya maggie june", "person"),
    Page("people:change-details", "priya maggie", "person"),
    Page("people:add-name", "priya", "person"),
    Page("people:remove-name", "maggie", "name"),
    Page("people:add-to-circle", "priya maggie", "person"),
    Page("people:add-worker", "priya", "person"),
    Page("people:change-sight", "maggie", "member"),
    Page("people:end-place", "priya", "member"),
    Page("people:add-need", "maggie", "person"),
    Page("people:end-need", "priya", "need"),
    Page("safeguarding:raise", "priya maggie june dev"),
    Page("safeguarding:raise-about", "priya maggie june", "person"),
    Page("safeguarding:cases", "ngozi"),
    Page("safeguarding:closed", "ngozi"),
    Page("safeguarding:case", "ngozi", "concern"),
    Page("safeguarding:case", "ngozi", "waiting_case"),
    Page("safeguarding:case", "ngozi", "closed_case"),
    Page("safeguarding:note", "ngozi", "concern"),
    Page("safeguarding:whose", "ngozi", "concern"),
    Page("safeguarding:put-on", "ngozi", "concern"),
    Page("safeguarding:take-off", "ngozi", "on_case"),
    Page("safeguarding:close", "ngozi", "concern"),
    Page("safeguarding:reopen", "ngozi", "closed_case"),
    Page("safeguarding:confidences", "priya helen", "person"),
    Page("safeguarding:confide", "priya", "person"),
    Page("conversations:begin", "priya maggie", "person"),
    Page("conversations:prompts", "helen dev"),
    Page("conversations:put-right", "priya", "statement"),
    Page("conversations:write", "priya maggie", "talk", "?draft={draft}"),
    Page("conversations:details", "priya", "talk"),
    Page("outcomes:hear", "priya maggie", "person", "?said_in={statement}"),
    Page("outcomes:order", "priya maggie", "person"),
    Page("outcomes:two-people", "priya", "", "?one={person}&other={kofi}"),
    Page("outcomes:show", "priya maggie june", "outcome"),
    Page("outcomes:describe", "priya maggie", "outcome"),
    Page("outcomes:reword", "priya maggie", "outcome"),
    Page("outcomes:end", "priya maggie", "outcome"),
    Page("outcomes:step", "maggie", "step"),
    Page("outcomes:change-barrier", "priya", "outcome barrier"),
    Page("plans:show", "priya maggie june", "plan"),
    Page("plans:show", "priya maggie", "next_plan"),
    Page("plans:write", "priya", "next_plan"),
    Page("plans:add-aims", "priya", "next_plan"),
    Page("plans:agree", "priya maggie", "next_plan"),
    Page("plans:changes", "priya maggie", "next_plan"),
    Page("plans:end", "priya", "plan"),
    Page("plans:add-action", "priya maggie", "aim"),
    Page("plans:remove-aim", "priya", "aim"),
    Page("plans:change-action", "priya", "action"),
    Page("plans:remove-action", "priya", "action"),
    Page("plans:tick", "priya", "action"),
    Page("reviews:ask", "priya maggie", "person"),
    Page("reviews:begin", "priya", "his_plan"),
    Page("reviews:show", "priya maggie june", "review"),
    Page("reviews:show", "priya maggie", "done_review"),
    Page("reviews:show", "priya", "his_review"),
    Page("reviews:about", "priya", "review"),
    Page("reviews:finish", "priya", "review"),
    Page("reviews:finish", "priya", "his_review"),
    Page("reviews:look", "priya maggie", "review outcome"),
    Page("exchange:people", "priya dev"),
    Page("exchange:preview", "priya", "upload"),
)

# Addresses that show no page, and why. Those that only do something answer GET with 405.
ONLY_DO = (
    "access:leave",
    "access:sign-out",
    "conversations:begin-from-enquiry",
    "conversations:go-on",
    "conversations:save",
    "conversations:throw-away",
    "demonstration:sign-in",
    "enquiries:clear",
    "exchange:throw-away",
    "home:take-on",
    "outcomes:finish-step",
    "people:close-glass",
    "plans:begin",
    "safeguarding:take-on",
)
NO_PAGE = {
    "conversations:said": "a fragment for a page that is open",
    "exchange:template": "a file to download",
    "exchange:to-mend": "a file to download",
    "outcomes:add-step": "leads back to the outcome, where its form stands",
    "outcomes:name-barrier": "leads back to the outcome, where its form stands",
    "safeguarding:sent": "shown once, after something was sent: a story of its own goes there",
}

REFUSED = (
    Refused(Page("access:sign-in", "public")),
    Refused(Page("home:search", "priya"), typed={"name_or_number": ""}),
    Refused(Page("enquiries:ask", "public", "place")),
    Refused(Page("enquiries:answer", "priya", "knock")),
    Refused(Page("people:break-glass", "tomasz", "person")),
    Refused(Page("people:change-details", "priya", "person"), typed={"born_on_day": "40"}),
    Refused(Page("people:add-to-circle", "maggie", "person")),
    Refused(Page("privacy:look-into", "ruth", "watched")),
    Refused(Page("safeguarding:raise", "june")),
    Refused(Page("safeguarding:raise-about", "maggie", "person")),
    Refused(Page("safeguarding:note", "ngozi", "concern")),
    Refused(Page("safeguarding:whose", "ngozi", "concern")),
    Refused(Page("safeguarding:put-on", "ngozi", "concern")),
    Refused(Page("safeguarding:take-off", "ngozi", "on_case")),
    Refused(Page("safeguarding:close", "ngozi", "concern")),
    Refused(Page("safeguarding:reopen", "ngozi", "closed_case")),
    Refused(Page("safeguarding:confide", "priya", "person")),
    Refused(Page("conversations:begin", "priya", "person"), typed={"held_on_month": "13"}),
    Refused(Page("conversations:write", "priya", "talk"), form="#write-statement"),
    Refused(Page("conversations:prompts", "helen"), typed={"name_1": "A group"}),
    Refused(Page("outcomes:hear", "maggie", "person")),
    Refused(Page("outcomes:reword", "priya", "outcome")),
    Refused(Page("outcomes:end", "priya", "outcome")),
    Refused(Page("outcomes:show", "priya", "outcome"), form="main form[action$=steps]"),
    Refused(Page("outcomes:show", "priya", "outcome"), form="main form[action$=barriers]"),
    Refused(Page("plans:add-action", "priya", "aim")),
    Refused(Page("plans:write", "priya", "next_plan"), typed={"review_on_year": "12"}),
    Refused(Page("plans:end", "priya", "plan")),
    Refused(
        Page("plans:agree", "priya", "next_plan"),
        form="main form:has([value=told])",
        press="[value=told]",
    ),
    Refused(Page("reviews:about", "priya", "review")),
    Refused(Page("reviews:finish", "priya", "review")),
    Refused(Page("reviews:look", "maggie", "review outcome")),
    Refused(Page("exchange:people", "priya")),
    Refused(Page("exchange:preview", "priya", "upload")),
)

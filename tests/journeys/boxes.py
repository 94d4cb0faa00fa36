"""Every box of the thread that takes a person's words: where it is, and what is kept of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as given

from django.urls import reverse

from tests.lives import Life
from whatmatters.conversations.models import Conversation, Statement, Understanding
from whatmatters.enquiries.models import Answer, Enquiry
from whatmatters.foundations.models import Record
from whatmatters.outcomes.models import Barrier, Outcome, Rewording, Step
from whatmatters.people.models import CommunicationNeed, Person
from whatmatters.plans.models import Action, Agreement, Aim, Plan
from whatmatters.reviews.models import Look, Review, Verdict
from whatmatters.web.forms.words import LONGEST

Where = Callable[[Life], str]


@dataclass(frozen=True, slots=True)
class Box:
    """A field of a form, the answers that go with it, and the newest words it has led to."""

    at: Where
    field: str
    kept: Callable[[], str]
    longest: int = LONGEST
    beside: Mapping[str, str] = given(default_factory=dict)
    form: str = "main form[method=post]"


@dataclass(frozen=True, slots=True)
class Line(Box):
    """A box of one line: whatever space there is between words is kept as one space."""

    longest: int = 500


def newest(model: type[Record], name: str, **which: str) -> Callable[[], str]:
    """What the newest record of a kind holds; nothing where there is none."""

    def words() -> str:
        found = model._default_manager.filter(**which).order_by("recorded_at", "pk").last()
        return str(getattr(found, name)) if found else ""

    return words


def page(name: str, about: Callable[[Life], Record | None]) -> Where:
    def where(life: Life) -> str:
        thing = about(life)
        assert thing is not None
        return reverse(name, args=[thing.pk])

    return where


def of_person(name: str) -> Where:
    return page(name, lambda life: life.person)


def of_outcome(name: str) -> Where:
    return page(name, lambda life: life.outcomes[0])


def of_draft(name: str) -> Where:
    return page(name, lambda life: Plan.objects.get(follows=life.plan))


def look(life: Life) -> str:
    """The page about the outcome, in the review that is being held."""
    held = Review.objects.get(plan=life.plan, status=Review.Status.OPEN)
    return reverse("reviews:look", args=[held.pk, life.outcomes[0].pk])


TALK = page("conversations:write", lambda life: Conversation.objects.order_by("pk").first())
AIM = page("plans:add-action", lambda life: Aim.objects.get(plan__follows=life.plan))
KNOCK = page("enquiries:answer", lambda life: Enquiry.objects.order_by("pk").first())

BOXES: dict[str, Box] = {
    "an enquiry": Box(lambda life: "/enquiries/westbury", "words", newest(Enquiry, "words")),
    "an answer to it": Box(KNOCK, "words", newest(Answer, "words")),
    "a statement": Box(TALK, "words", newest(Statement, "words"), form="form#write-statement"),
    "an understanding": Box(
        TALK, "words", newest(Understanding, "words"), form="form#write-understanding"
    ),
    "an outcome": Box(of_person("outcomes:hear"), "words", newest(Outcome, "words")),
    "new words for it": Box(
        of_outcome("outcomes:reword"), "words", newest(Rewording, "after"), beside={"agreed": "yes"}
    ),
    "why it matters": Box(of_outcome("outcomes:describe"), "why", newest(Outcome, "why")),
    "how it ended": Box(
        of_outcome("outcomes:end"),
        "words",
        newest(Outcome, "ending_words"),
        beside={"ending": "achieved"},
    ),
    "a step": Line(
        of_outcome("outcomes:show"), "words", newest(Step, "words"), form="form[action$=steps]"
    ),
    "what is in the way": Line(
        of_outcome("outcomes:show"),
        "words",
        newest(Barrier, "words"),
        form="form[action$=barriers]",
    ),
    "an action": Line(AIM, "what", newest(Action, "what"), beside={"doer": "myself"}),
    "if things go wrong": Box(
        of_draft("plans:write"), "if_things_go_wrong", newest(Plan, "if_things_go_wrong")
    ),
    "what they said of a plan": Box(
        of_draft("plans:agree"),
        "told-words",
        newest(Agreement, "words", party="person"),
        beside={"agree": "told"},
    ),
    "a verdict": Box(
        look,
        "person-words",
        newest(Verdict, "words", party="person"),
        beside={"person-says": "not"},
    ),
    "a practitioner’s verdict": Box(
        look,
        "practitioner-words",
        newest(Verdict, "words", party="practitioner"),
        beside={"practitioner-says": "not"},
    ),
    "what to adjust": Box(
        look, "adjust-adjust", newest(Look, "adjust"), beside={"adjust-decision": "carry-on"}
    ),
    "why look again": Box(of_person("reviews:ask"), "because", newest(Review, "asked_because")),
    "a name": Line(
        of_person("people:change-details"), "full_name", newest(Person, "full_name"), 200
    ),
    "how to reach": Box(
        of_person("people:change-details"), "how_to_reach", newest(Person, "how_to_reach"), 2000
    ),
    "what helps": Line(
        of_person("people:add-need"),
        "words",
        newest(CommunicationNeed, "words"),
        1000,
        beside={"kind": "format"},
    ),
}

"""What the pages of a person ask: each question written once, and compiled once.

Each says of which class it asks, and is asked only where that is open. What comes of a
row is a line (`home.selectors.lines`).
"""

from django.db.models import FilteredRelation, OuterRef, Q, Subquery

from whatmatters.access.policy import DataClass
from whatmatters.access.prepared import Prepared
from whatmatters.conversations.models import Conversation, Statement, Topic
from whatmatters.episodes.models import Episode
from whatmatters.outcomes.models import Block, Outcome, Step, Update
from whatmatters.people.models import CircleMember
from whatmatters.people.opened import Opened, OpenedTo
from whatmatters.plans.models import Action, Plan
from whatmatters.reviews.models import Look, Review, Verdict

STRENGTHS_SHOWN = 8
TALKS_SHOWN = 5
TOPICS_SHOWN = 3
REVIEWS_SHOWN = 6
NOW = [Plan.Status.RUNNING, Plan.Status.DRAFT]
GOOD = [Statement.About.STRENGTH, Statement.About.PEOPLE]

OF_AIM = ("aim__outcome_id", "aim__plan_id")
ACTION_LINE = (*OF_AIM, "doer", "who", "what", "how_often", "done_on", "place", "recorded_at", "pk")

_FELT = Update.objects.filter(outcome=OuterRef("pk"), nearness__isnull=False).order_by(
    "-said_on", "-recorded_at", "pk"
)
LAST_FELT = Subquery(_FELT.values("nearness")[:1])
LAST_FELT_ON = Subquery(_FELT.values("said_on")[:1])

OUTCOMES = Opened(DataClass.PLAN, lambda person: Outcome.objects.filter(person=person).as_ranked())
WANTS = Opened(
    DataClass.PLAN,
    lambda person: (
        Outcome.objects.filter(person=person)
        .as_ranked()
        .values_list("pk", "words", "source", "ended_on", "ending", LAST_FELT, LAST_FELT_ON)
    ),
)
STEPS = Opened(
    DataClass.PLAN,
    lambda person: (
        Step.objects.filter(outcome__person=person)
        .order_by("place", "pk")
        .values_list("outcome_id", "words", "due_on", "done_on", "let_go_on")
    ),
)
BARRIERS = Opened(
    DataClass.PLAN,
    lambda person: (
        Block.objects.filter(outcome__person=person)
        .order_by("recorded_at", "pk")
        .values_list("outcome_id", "barrier__words", "barrier__state")
    ),
)
PLANS = Opened(
    DataClass.PLAN, lambda person: Plan.objects.filter(person=person).order_by("number", "pk")
)
PLANS_NOW = Opened(
    DataClass.PLAN,
    lambda person: (
        Plan.objects.filter(person=person, status__in=NOW)
        .newest_first()
        .values_list("pk", "number", "status", "agreed_on", "review_on")
    ),
)
ACTIONS = Opened(
    DataClass.PLAN,
    lambda person: (
        Action.objects.filter(aim__plan__person=person).order_by("pk").values_list(*ACTION_LINE)
    ),
)
ACTIONS_NOW = Opened(
    DataClass.PLAN,
    lambda person: (
        Action.objects.filter(aim__plan__person=person, aim__plan__status__in=NOW)
        .order_by("pk")
        .values_list(*ACTION_LINE)
    ),
)
UPDATES = Opened(
    DataClass.PLAN,
    lambda person: (
        Update.objects.filter(outcome__person=person)
        .order_by("said_on", "recorded_at", "pk")
        .values_list("outcome_id", "words", "nearness", "whose", "said_by", "said_on")
    ),
)
LAST_LOOKS = Opened(
    DataClass.PLAN,
    lambda person: (
        Look.objects.filter(outcome__person=person, review__status="done")
        .order_by("review__held_on", "review__recorded_at", "pk")
        .annotate(said=FilteredRelation("verdicts", condition=Q(verdicts__party="person")))
        .values_list("outcome_id", "nearness", "said__says", "review__held_on")
    ),
)
LOOKS = Opened(
    DataClass.PLAN,
    lambda person: (
        Look.objects.filter(outcome__person=person, review__status="done")
        .order_by("review__held_on", "review__recorded_at", "pk")
        .select_related("review__next_plan")
    ),
)
VERDICTS = Opened(
    DataClass.PLAN,
    lambda person: (
        Verdict.objects.filter(look__outcome__person=person, look__review__status="done")
        .order_by("party", "pk")
        .values_list("look_id", "said_by", "says", "words")
    ),
)
REVIEWS = Opened(
    DataClass.PLAN,
    lambda person: (
        Review.objects.filter(person=person)
        .done()
        .last_held_first()
        .values_list("pk", "held_on", "kind")[:REVIEWS_SHOWN]
    ),
)
TO_HOLD = Opened(
    DataClass.PLAN,
    lambda person: (
        Review.objects.filter(person=person)
        .to_hold()
        .order_by("due_on", "pk")
        .values_list("pk", "status", "kind", "due_on")[:1]
    ),
)
CIRCLE = Prepared(
    lambda viewer, person: (
        CircleMember.objects.visible_to(viewer, person=person)
        .current()
        .filter(person=person)
        .order_by("joined_on", "pk")
        .values_list("name", "relation", "kind")
    )
)
LANES = Prepared(
    lambda viewer, person: (
        Episode.objects.visible_to(viewer)
        .open()
        .preventive()
        .filter(person=person)
        .order_by("-began_on", "pk")
        .values_list("pk", "service", "what_now", "began_on")
    )
)
STRENGTHS = OpenedTo(
    DataClass.TALK,
    lambda viewer, person: (
        Statement.objects.filter(about__in=GOOD)
        .filter(conversation__in=Conversation.objects.discreet_to(viewer).filter(person=person))
        .standing()
        .order_by("about", "-said_at", "pk")
        .values_list("words")[:STRENGTHS_SHOWN]
    ),
)
SAID = OpenedTo(
    DataClass.TALK,
    lambda viewer, person: (
        Statement.objects.filter(
            conversation__in=Conversation.objects.discreet_to(viewer).filter(person=person)
        )
        .standing()
        .order_by("said_at", "recorded_at", "pk")
    ),
)
TALKS = OpenedTo(
    DataClass.TALK,
    lambda viewer, person: (
        Conversation.objects.discreet_to(viewer)
        .filter(person=person)
        .order_by("-held_on", "-recorded_at", "pk")
        .values_list("pk", "held_on")[:TALKS_SHOWN]
    ),
)
TOPICS = Opened(
    DataClass.TALK,
    lambda person: (
        Topic.objects.filter(person=person, alone=False)
        .open()
        .oldest_first()
        .values_list("words", flat=True)[:TOPICS_SHOWN]
    ),
)
ALL_TALKS = OpenedTo(
    DataClass.TALK,
    lambda viewer, person: (
        Conversation.objects.discreet_to(viewer)
        .filter(person=person)
        .order_by("held_on", "recorded_at", "pk")
    ),
)

"""A member's day: what is due, what is overdue, what has changed; and whom they work with."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.conversations.models import Conversation, Draft, Statement, Topic
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations import clock
from whatmatters.home.selectors.crossed import lines_crossed
from whatmatters.outcomes.models import Outcome, Step, Update
from whatmatters.people.models import CommunicationNeed, Person
from whatmatters.plans.models import Agreement, HelpLevel, Plan
from whatmatters.reviews.models import Review, Verdict
from whatmatters.reviews.selectors.dues import due as due_reviews

AHEAD = timedelta(days=14)
BACK = timedelta(days=7)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Due:
    """Something to be done, for whom, by when, and where one does it."""

    person: Person
    what: str
    on: date
    route: str
    pk: object

    @property
    def is_overdue(self) -> bool:
        return self.on < clock.today()


@dataclass(frozen=True, slots=True)
class Change:
    """Something the person, or somebody else, has done since last week."""

    person: Person
    what: str
    on: date
    route: str
    pk: object


@dataclass(frozen=True, slots=True)
class DayPage:
    overdue: tuple[Due, ...]
    due: tuple[Due, ...]
    changed: tuple[Change, ...]
    people: tuple[Person, ...]
    enquiries_waiting: int
    unfinished: tuple[Draft, ...]

    @property
    def shown(self) -> list[UUID]:
        """Everybody whose name is on the page, once."""
        people = [due.person for due in (*self.overdue, *self.due)]
        people += [change.person for change in self.changed]
        people += [*self.people, *(draft.conversation.person for draft in self.unfinished)]
        return list(dict.fromkeys(person.pk for person in people))


def my_day(*, viewer: Actor) -> DayPage:
    """The same few queries, however many people one works with. Lists stop at SHOWN."""
    dues = sorted(_dues(viewer), key=lambda due: (due.on, str(due.pk)))
    return DayPage(
        overdue=tuple(due for due in dues if due.is_overdue),
        due=tuple(due for due in dues if not due.is_overdue),
        changed=tuple(_changes(viewer)),
        people=tuple(living(viewer)[:SHOWN]),
        enquiries_waiting=_waiting(viewer),
        unfinished=tuple(
            Draft.objects.filter(
                by=viewer.user, conversation__in=Conversation.objects.visible_to(viewer)
            )
            .exclude(words="")
            .select_related("conversation__person")
            .order_by("-saved_at", "pk")[:SHOWN]
        ),
    )


def living(viewer: Actor) -> QuerySet[Person]:
    """The living whose record one may open, by name."""
    seen = Person.objects.visible_to(viewer).filter(died_on=None)
    return seen.order_by("known_as", "full_name", "pk")


def _dues(viewer: Actor) -> list[Due]:
    until = clock.today() + AHEAD
    reviews = due_reviews(viewer, until)[:SHOWN]
    return [
        *(Due(r.person, r.what, r.due_on, r.route, r.pk) for r in reviews),
        *_steps_due(viewer, until),
        *_needs_due(viewer, until),
        *_help_due(viewer),
    ]


def _steps_due(viewer: Actor, until: date) -> list[Due]:
    steps = (
        Step.objects.filter(
            outcome__person__in=living(viewer).order_by(),
            outcome__ended_on=None,
            done_on=None,
            let_go_on=None,
            due_on__lte=until,
        )
        .select_related("outcome__person")
        .order_by("due_on", "pk")[:SHOWN]
    )
    return [
        Due(step.outcome.person, step.words, step.due_on, "outcomes:show", step.outcome_id)
        for step in steps
        if step.due_on
    ]


def _needs_due(viewer: Actor, until: date) -> list[Due]:
    """What helps somebody take part, to be asked about again."""
    needs = CommunicationNeed.objects.visible_to(viewer).to_review(until).select_related("person")
    return [
        Due(n.person, "Ask if this still helps", n.review_on, "people:review-need", n.pk)
        for n in needs.order_by("review_on", "pk")[:SHOWN]
    ]


def _help_due(viewer: Actor) -> list[Due]:
    """How much help somebody wants with their plan, to be asked again alone."""
    levels = HelpLevel.objects.visible_to(viewer).to_ask_again().select_related("person")
    return [
        Due(h.person, "Ask again, alone, about help", h.ask_again_on, "plans:help", h.person_id)
        for h in levels.order_by("ask_again_on", "pk")[:SHOWN]
        if h.ask_again_on
    ]


def _changes(viewer: Actor) -> list[Change]:
    found = [
        *_said(viewer),
        *_wanted(viewer),
        *_agreed(viewer),
        *_asked(viewer),
        *_judged(viewer),
        *_told(viewer),
        *_to_talk_about(viewer),
        *(Change(*row) for row in lines_crossed(viewer, at_most=SHOWN)),
    ]
    return sorted(found, key=lambda change: (change.on, str(change.pk)), reverse=True)[:SHOWN]


def _said(viewer: Actor) -> list[Change]:
    said = (
        Statement.objects.visible_to(viewer)
        .filter(said_at__gte=clock.now() - BACK)
        .exclude(written_by=viewer.user)
        .select_related("conversation__person")
        .order_by("-said_at", "pk")[:SHOWN]
    )
    return [
        Change(
            s.conversation.person,
            "New words in a conversation",
            clock.day_of(s.said_at),
            "conversations:write",
            s.conversation_id,
        )
        for s in said
    ]


def _wanted(viewer: Actor) -> list[Change]:
    outcomes = (
        Outcome.objects.visible_to(viewer)
        .live()
        .filter(recorded_at__gte=clock.now() - BACK)
        .exclude(written_by=viewer.user)
        .select_related("person")
        .order_by("-recorded_at", "pk")[:SHOWN]
    )
    return [
        Change(o.person, "Something new they want", o.begun_on, "outcomes:show", o.pk)
        for o in outcomes
    ]


def _asked(viewer: Actor) -> list[Change]:
    reviews = (
        Review.objects.visible_to(viewer)
        .filter(kind=Review.Kind.ASKED, due_on__gte=clock.today() - BACK)
        .exclude(opened_by=viewer.user)
        .select_related("person")
        .order_by("-due_on", "pk")[:SHOWN]
    )
    return [Change(r.person, "Asked for a review", r.due_on, "reviews:show", r.pk) for r in reviews]


def _agreed(viewer: Actor) -> list[Change]:
    agreements = (
        Agreement.objects.filter(
            plan__in=Plan.objects.visible_to(viewer), agreed_on__gte=clock.today() - BACK
        )
        .exclude(recorded_by=viewer.user)
        .select_related("plan__person")
        .order_by("-agreed_on", "pk")[:SHOWN]
    )
    return [
        Change(a.plan.person, "Agreed a plan", a.agreed_on, "plans:show", a.plan_id)
        for a in agreements
    ]


def _judged(viewer: Actor) -> list[Change]:
    verdicts = (
        Verdict.objects.filter(
            look__review__in=Review.objects.visible_to(viewer),
            said_on__gte=clock.today() - BACK,
        )
        .exclude(recorded_by=viewer.user)
        .select_related("look__review__person")
        .order_by("-said_on", "pk")[:SHOWN]
    )
    return [
        Change(
            v.look.review.person,
            "Said how it is going",
            v.said_on,
            "reviews:show",
            v.look.review_id,
        )
        for v in verdicts
    ]


def _told(viewer: Actor) -> list[Change]:
    updates = (
        Update.objects.visible_to(viewer)
        .filter(said_on__gte=clock.today() - BACK)
        .exclude(written_by=viewer.user)
        .select_related("outcome__person")
        .order_by("-said_on", "pk")[:SHOWN]
    )
    return [
        Change(u.outcome.person, "Said how it went", u.said_on, "outcomes:show", u.outcome_id)
        for u in updates
    ]


def _to_talk_about(viewer: Actor) -> list[Change]:
    """Asked to be talked to, and not talked with yet: these stay until somebody has."""
    topics = (
        Topic.objects.visible_to(viewer)
        .open()
        .exclude(asked_by=viewer.user)
        .select_related("person")
        .order_by("-asked_at", "pk")[:SHOWN]
    )
    return [
        Change(
            t.person,
            "Asks you to get in touch" if t.alone else "Something to talk about next time",
            clock.day_of(t.asked_at),
            "conversations:next-time",
            t.person_id,
        )
        for t in topics
    ]


def _waiting(viewer: Actor) -> int:
    if not may(viewer, Permission.ENQUIRIES_HANDLE):
        return 0
    return Enquiry.objects.visible_to(viewer).waiting().count()

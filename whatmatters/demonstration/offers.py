"""Maggie looks for somebody to come along while Jean is away: ideas, a request, three offers."""

from datetime import timedelta
from decimal import Decimal

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.roles import RoleKey
from whatmatters.brokerage.actions import (
    Line,
    Terms,
    begin_search,
    decide_idea,
    decline_request,
    have_idea,
    keep_offer,
    make_offer,
    say_of_offer,
    send_request,
    think_of_offer,
    write_request,
)
from whatmatters.brokerage.models import Offer, Recipient, Search
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

AGO = timedelta(days=6)


def ask_for_offers() -> None:
    """What might help first, then what is asked without her name, then what came back."""
    maggie = Person.objects.get(full_name="Margaret Holt")
    _have_worked_there_for_a_year()
    priya, herself = cast.worker("priya"), _themself(maggie)
    wanted = Outcome.objects.get(person=maggie, words__contains="working my allotment")
    with clock.at(clock.now() - AGO):
        _have_ideas(wanted, priya, herself)
        search = _ask(maggie, wanted, priya)
    with clock.at(clock.now() - timedelta(days=3)):
        _answer(search, priya)
    for offer, words in zip(
        Offer.objects.filter(recipient__request__search=search).standing().in_order(),
        ("I know Sam. Brook is never on time though.", "I liked her voice on the phone."),
        strict=False,
    ):
        think_of_offer(offer=offer, by=herself, words=words)


def _have_worked_there_for_a_year() -> None:
    """Those who answer: nobody is asked where nobody can."""
    answering = Membership.objects.filter(role_key=RoleKey.PROVIDER_MANAGER)
    answering.update(began_on=clock.today() - timedelta(days=365))


def _have_ideas(wanted: Outcome, priya: Actor, herself: Actor) -> None:
    tea = have_idea(
        outcome=wanted,
        by=herself,
        description="Ask the young couple on plot nine to carry the water up",
        is_unpaid=True,
        cost="Beans",
        benefit="They are there on Tuesdays anyway",
        risk="They go away in the summer too",
    )
    decide_idea(idea=tea, by=herself, decision="try", why="I will ask them on Tuesday")
    have_idea(
        outcome=wanted,
        by=priya,
        source="story",
        description="A volunteer from the gardening club, one morning a week",
        is_unpaid=True,
    )
    paid = have_idea(
        outcome=wanted,
        by=priya,
        source="market",
        description="Somebody paid to walk up with her while Jean is on her holidays",
        cost="About £20 an hour",
    )
    decide_idea(idea=paid, by=herself, decision="open", why="Let us see what they say")


def _ask(maggie: Person, wanted: Outcome, priya: Actor) -> Search:
    search = begin_search(person=maggie, by=priya, outcomes=[wanted])
    asked = search.request.asked_for.get()
    write_request(
        search=search,
        by=priya,
        area="WB4",
        when_useful="Two mornings a week for six weeks, Tuesday and one other. The day can move.",
        communication="Large print. Speak to the left side.",
        must_know="The path is rough after rain. Walk at her pace: hurried, she falls.",
        words={
            asked.pk: (
                "To work on an allotment two mornings a week, while a friend is away",
                "Stay for a whole morning",
            )
        },
    )
    return send_request(
        search=search,
        by=priya,
        answer_by=clock.today() + timedelta(days=20),
        organisations=[cast.place(key) for key in ("brook", "meadow", "larch")],
        elsewhere=["Ned, who cuts hedges"],
        own_ideas=True,
    )


def _answer(search: Search, priya: Actor) -> None:
    """One by those who know her, though not that it is her; one by others; one by phone."""
    bridget, nia, ivo = (cast.worker(key) for key in ("bridget", "nia", "ivo"))
    asked, until = search.request.asked_for.get(), clock.today() + timedelta(days=30)
    begins = clock.today() + timedelta(days=14)
    brook, meadow, larch = (_sent(search, who) for who in (bridget, nia, ivo))
    make_offer(
        recipient=brook,
        by=bridget,
        terms=Terms(
            what="A support worker walks up with you and stays",
            when="Tuesdays and Fridays, nine to eleven",
            hours=Decimal(4),
            begins_on=begins,
            valid_until=until,
            lines=[Line(Decimal("25.40"), "hour", "week", Decimal(4))],
            serves={asked.pk: "They walk at your pace, and do as much or as little as you say."},
            conditions="One week’s notice to stop. Bank holidays cost half as much again.",
        ),
    )
    make_offer(
        recipient=meadow,
        by=nia,
        terms=Terms(
            what="One of two gardeners of ours comes along",
            when="Any two mornings. Ring the day before to change",
            hours=Decimal(5),
            begins_on=begins + timedelta(days=7),
            valid_until=until,
            meet_first=True,
            lines=[
                Line(Decimal("21.75"), "hour", "week", Decimal(5)),
                Line(Decimal("0.45"), "mile", "week", Decimal(12), "Fetching you"),
            ],
            serves={asked.pk: "They garden with you, bring the water up and take you home."},
        ),
    )
    decline_request(recipient=larch, by=ivo, because="We have nobody on that side of the river.")
    ned = Recipient.objects.get(request__search=search, kind="elsewhere")
    keep_offer(
        search=search,
        by=priya,
        recipient=ned,
        terms=Terms(
            what="Carries water up and digs, by the morning",
            when="Tuesdays only",
            hours=Decimal(3),
            doer="assistant",
            lines=[Line(Decimal(40), "visit", "week")],
            serves={asked.pk: "He does the heavy part. He does not fetch anybody."},
        ),
    )
    say_of_offer(recipient=meadow, by=priya, words="Could it be the same person each time?")
    say_of_offer(recipient=meadow, by=nia, words="Yes. Ada can do both mornings.")
    say_of_offer(recipient=brook, by=priya, words="Can nine be ten?", kind="negotiation")


def _sent(search: Search, who: Actor) -> Recipient:
    sent = Recipient.objects.visible_to(who).select_related("request")
    return sent.get(request__search=search)


def _themself(person: Person) -> Actor:
    if person.user is None:
        raise LookupError("They have no account")
    return Actor(person.user)

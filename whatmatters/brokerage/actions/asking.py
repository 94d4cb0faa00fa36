"""A request: written from outcomes, read over for names, sent, taken back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.brokerage.actions.locking import held_search
from whatmatters.brokerage.models import AskedFor, NotOpen, Recipient, Request, Search
from whatmatters.brokerage.models.recipient import answering_here
from whatmatters.brokerage.models.search import TOLD
from whatmatters.brokerage.models.sides import brokers_here
from whatmatters.brokerage.naming import Known, StillNamed, known_of, left_in, unnamed
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CommunicationNeed, Person
from whatmatters.plans.models import Aim, Plan

Kind = Recipient.Kind


@transaction.atomic
def begin_search(*, person: Person, by: Actor, outcomes: Iterable[Outcome]) -> Search:
    """Begin to look for help with outcomes of the plan, in words that name nobody.

    Raises NotOpen without an outcome, or with one that no plan serves now.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.BROKERAGE_WORK, person)
    chosen = _served(person, outcomes)
    search = Search.objects.create(person=person, begun_by=by.user)
    known = known_of(person, viewer=by)
    request = Request.objects.create(search=search, communication=_communication(person, known))
    for place, outcome in enumerate(chosen, 1):
        AskedFor.objects.create(
            request=request,
            outcome=outcome,
            place=place,
            words=unnamed(outcome.words, known),
            steps=unnamed(_steps(outcome), known),
        )
    search.request = request
    audit.record(by=by, did="brokerage.begun", to=search, about=person.pk)
    return search


@transaction.atomic
def write_request(
    *,
    search: Search,
    by: Actor,
    read: int | None = None,
    area: str,
    when_useful: str,
    communication: str,
    must_know: str,
    words: Mapping[UUID, tuple[str, str]],
) -> Search:
    """Change what will be sent; `words` are the outcome and its steps. Raises Stale, NotOpen."""
    search = held_search(search)
    require(by, Permission.BROKERAGE_WORK, search.person)
    request = search.request
    request.must_be_a_draft()
    request.turn_page(read=read)
    request.area, request.when_useful = area, when_useful
    request.communication, request.must_know = communication, must_know
    request.save(update_fields=["version", "area", *TOLD])
    for asked in request.asked_for.filter(pk__in=words).order_by("pk"):
        asked.words, asked.steps = words[asked.pk]
        asked.save(update_fields=["words", "steps"])
    audit.record(by=by, did="brokerage.request-written", to=search, about=search.person_id)
    return search


@transaction.atomic
def send_request(
    *,
    search: Search,
    by: Actor,
    answer_by: date,
    organisations: Iterable[Organisation] = (),
    elsewhere: Iterable[str] = (),
    own_ideas: bool = False,
    because: str = "",
    read: int | None = None,
) -> Search:
    """Send it to providers, or keep it for the person’s own ideas. Raises StillNamed, NotOpen.

    What looks like a name is only sent with the reason why it must stay. Once sent its words stay
    as they are, and so does the reason: it can go to more, and the last day can be later.
    """
    search = held_search(search)
    require(by, Permission.BROKERAGE_WORK, search.person)
    request, chosen = search.request, tuple(organisations)
    request.turn_page(read=read)
    _must_name_nobody(search, by=by, because=because or search.named_because)
    _must_be_theirs_to_ask(chosen, by)
    request.send(answer_by=answer_by)
    request.save(update_fields=["version", "state", "answer_by", "sent_on"])
    _add(request, chosen, [name.strip() for name in elsewhere if name.strip()], own_ideas)
    if not request.recipients.exists():
        raise NotOpen(gettext("Choose at least one to ask, or your own ideas"))
    search.named_because = because or search.named_because
    search.save(update_fields=["named_because"])
    audit.record(by=by, did="brokerage.sent", to=search, about=search.person_id)
    return search


@transaction.atomic
def withdraw_request(*, search: Search, by: Actor) -> Search:
    """Take it back: nobody can answer it any more. Raises NotOpen once a choice is made."""
    search = held_search(search)
    require(by, Permission.BROKERAGE_WORK, search.person)
    search.request.withdraw()
    search.request.save(update_fields=["state", "ended_on"])
    audit.record(by=by, did="brokerage.withdrawn", to=search, about=search.person_id)
    return search


def _served(person: Person, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Those of them that a plan of the person serves, being written or running, in its order."""
    now = (Plan.Status.DRAFT, Plan.Status.RUNNING)
    aims = Aim.objects.filter(plan__person=person, plan__status__in=now, outcome__ended_on=None)
    asked = {outcome.pk for outcome in outcomes}
    served = aims.filter(outcome__in=asked).as_ranked().select_related("outcome")
    found = {aim.outcome_id: aim.outcome for aim in served}
    if not asked:
        raise NotOpen(gettext("Choose at least one thing this is for"))
    if asked - set(found):
        raise NotOpen(gettext("Choose from what is in the plan now"))
    return list(found.values())


def _steps(outcome: Outcome) -> str:
    steps = outcome.steps.filter(done_on=None, let_go_on=None).order_by("due_on", "pk")
    return "\n".join(step.words for step in steps)


def _communication(person: Person, known: Known) -> str:
    needs = CommunicationNeed.objects.current().filter(person=person).order_by("kind", "pk")
    return "\n".join(unnamed(need.words, known) for need in needs)


def _must_name_nobody(search: Search, *, by: Actor, because: str) -> None:
    left = left_in(search.request.boxes(), known_of(search.person, viewer=by))
    if left and not because.strip():
        raise StillNamed(left)


def _must_be_theirs_to_ask(chosen: Iterable[Organisation], by: Actor) -> None:
    """A broker does not ask the provider they work for: the person has to be able to trust them."""
    if any(one.pk == by.organisation_id for one in chosen) and brokers_here(by):
        raise NotOpen(gettext("You work for one of these. Somebody else has to ask them"))
    able = answering_here().filter(pk__in=[one.pk for one in chosen]).count()
    if able != len({one.pk for one in chosen}):
        raise NotOpen(gettext("Choose from the providers on the page"))


def _add(
    request: Request, chosen: Iterable[Organisation], elsewhere: Iterable[str], own_ideas: bool
) -> None:
    """Those who were asked already are asked once."""
    there = list(request.recipients.in_order())
    places, names = {one.organisation_id for one in there}, {(one.kind, one.name) for one in there}
    new: list[dict[str, Any]] = [
        {"organisation": one, "kind": Kind.HERE, "name": one.name}
        for one in sorted(set(chosen), key=lambda one: (one.name, str(one.pk)))
        if one.pk not in places
    ]
    has_place = any(one.kind == Kind.OWN for one in there)
    own = [str(Kind.OWN.label)] if own_ideas and not has_place else []
    for kind, said in ((Kind.ELSEWHERE, elsewhere), (Kind.OWN, own)):
        new += [{"kind": kind, "name": name} for name in said if (kind, name) not in names]
    for place, one in enumerate(new, len(there) + 1):
        Recipient.objects.create(request=request, place=place, **one)

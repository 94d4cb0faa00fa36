"""What the law was found to say, and services, for a world in which every page has something."""

from datetime import date
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.eligibility import actions as law
from whatmatters.eligibility.models import Weighing
from whatmatters.episodes import actions as services
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan


def found(person: Person, by: Actor, admin: Actor, plan: Plan, words: str) -> dict[str, str]:
    """One thing decided, below and with early help; one being looked at; money asked for."""
    law.choose_law(
        organisation=cast.place("westbury"),
        by=admin,
        id_="england",
        version="1",
        begins_on=date(2020, 1, 1),
    )
    decided = law.begin_weighing(person=person, by=by)
    _weighed(decided, by, words)
    decision = law.decide(
        weighing=decided,
        by=by,
        result="below",
        because=words,
        present=words[:900],
        decided_on=clock.today(),
        what_now=words,
        outcomes=Outcome.objects.filter(person=person).live().as_ranked(),
    )
    law.disagree(decision=decision, by=by, words=words)
    begun = law.begin_weighing(person=person, by=by)
    _weighed(begun, by, words)
    asked = law.ask_for_funding(
        plan=plan, by=by, to_whom=words[:190], covering=words, parts=["outcomes"], content=b"%PDF"
    )
    return {
        "decision": str(decision.pk),
        "lane": str(decision.lane_id),
        "weighing": str(begun.pk),
        "request": str(asked.pk),
        "domain": "b",
        "condition": "c",
        "pack": "england",
        "pack_version": "1",
        **_services(person, by, words),
    }


def _weighed(weighing: Weighing, by: Actor, words: str) -> None:
    law.find(weighing=weighing, by=by, domain="a")
    law.find(weighing=weighing, by=by, domain="b", limb="a", words=words)
    law.answer(weighing=weighing, by=by, condition="c", met=True, words=words, areas=["a"])


def _services(person: Person, by: Actor, words: str) -> dict[str, str]:
    """One that is paused, and one that was moved and waits to be taken over."""
    said: dict[str, Any] = {"source": "gp", "source_words": words[:290]}
    care = services.open_episode(person=person, by=by, service=words[:110], **said)
    services.hold_episode(episode=care, by=by, why="away", began_on=clock.today(), words=words)
    old = services.open_episode(person=person, by=by, service="Getting strong again", **said)
    services.transfer_episode(
        episode=old,
        by=by,
        to=cast.place("westbury"),
        service="Home support",
        on=clock.today(),
        because=words,
    )
    return {"episode": str(care.pk), "moved": str(old.pk)}

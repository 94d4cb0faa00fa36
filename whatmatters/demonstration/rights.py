"""What the law was found to say of Maggie and of Mr Chen, and the services that walk with them."""

from datetime import date, timedelta

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.eligibility import actions as law
from whatmatters.eligibility.models import Weighing
from whatmatters.episodes import actions as services
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

HARD = {
    "b": ("a", "“I can’t get in the bath. I wash at the basin, sitting down.”"),
    "e": ("c", "The back step. She has fallen there twice."),
    "i": ("b", "“The bus stops short of the hill, and then I am frightened.”"),
}
CAN = {"a": "June brings soup on Sundays; she cooks the rest.", "g": "Jean, June, the allotment."}
BECAUSE = (
    "Since the fall she cannot wash, use the back of her home, or get up the hill without help. It "
    "has kept her from the allotment, and that is where her friends are."
)
BELOW = (
    "He looks after himself and his home. What is hard is that letters come in English, and that "
    "nobody near him understands a joke. The law does not count these. They matter all the same."
)
WHAT_NOW = (
    "Arthur plays chess with you on Wednesdays, and the library on Sundays. Mei reads your letters "
    "with you. Priya asks the council to write in Chinese, and calls with Ms Zhou in six weeks."
)


def tell_of_rights() -> None:
    """The council works under the law of England; one person is below it, and not left alone."""
    law.choose_law(
        organisation=cast.place("westbury"),
        by=cast.worker("dev"),
        id_="england",
        version="1",
        begins_on=date(2020, 4, 1),
    )
    maggie, li = (Person.objects.get(full_name=name) for name in ("Margaret Holt", "Li Wei Chen"))
    priya = cast.worker("priya")
    _services(maggie, priya)
    _decided(maggie, priya)
    _below(li, priya)


def _services(maggie: Person, priya: Actor) -> None:
    """From getting strong again to a service that stays; once she was in hospital."""
    first = services.open_episode(
        person=maggie,
        by=priya,
        service="Getting strong again",
        source="hospital",
        source_words="The ward sister, after her fall",
        began_on=_ago(408),
    )
    care = services.transfer_episode(
        episode=first,
        by=priya,
        to=cast.place("westbury"),
        service="Adult social care",
        on=_ago(370),
        because="She is on her feet. Mornings and the hill are what is left",
    )
    services.receive_episode(episode=care, by=priya, on=_ago(370))
    services.hold_episode(
        episode=care,
        by=priya,
        why="hospital",
        words="Her hip, and home after ten days",
        began_on=_ago(190),
        until=_ago(180),
    )


def _decided(maggie: Person, priya: Actor) -> None:
    """Three things she can’t do; told in easy read, and not agreed with in one point."""
    on = _ago(404)
    with clock.at(on):
        weighing = law.begin_weighing(person=maggie, by=priya)
        for domain in weighing.test.domains:
            limb, words = HARD.get(domain.code, ("", CAN.get(domain.code, "")))
            law.find(weighing=weighing, by=priya, domain=domain.code, limb=limb, words=words)
        _answer(weighing, priya, "a", "Her hip and her ear, since the fall")
        _answer(weighing, priya, "c", "“Without the plot I am old.”", areas=("b", "d", "e", "g"))
        decision = law.decide(
            weighing=weighing,
            by=priya,
            result="must",
            because=BECAUSE,
            present="Maggie, June, Priya",
            decided_on=on,
        )
    with clock.at(on + timedelta(days=3)):
        law.tell(decision=decision, by=priya, on=clock.today(), how="easy")
        if maggie.user:
            said = "I can use the back of my house. It is only the step. Mend the step."
            law.disagree(decision=decision, by=Actor(maggie.user), words=said)


def _below(li: Person, priya: Actor) -> None:
    """The law asks for nothing; early help begins with the decision, for what he wants."""
    on = _ago(11)
    with clock.at(on):
        weighing = law.begin_weighing(person=li, by=priya)
        for domain in weighing.test.domains:
            law.find(weighing=weighing, by=priya, domain=domain.code)
        _answer(weighing, priya, "a", "No illness or impairment is spoken of", met=False)
        decision = law.decide(
            weighing=weighing,
            by=priya,
            result="below",
            because=BELOW,
            present="Mr Chen, Mei, Ms Zhou (interpreter), Priya",
            decided_on=on,
            what_now=WHAT_NOW,
            outcomes=Outcome.objects.filter(person=li).live().as_ranked(),
        )
        law.tell(decision=decision, by=priya, on=on, how="easy")


def _answer(
    weighing: Weighing,
    by: Actor,
    condition: str,
    words: str,
    *,
    met: bool = True,
    areas: tuple[str, ...] = (),
) -> None:
    law.answer(weighing=weighing, by=by, condition=condition, met=met, words=words, areas=areas)


def _ago(days: int) -> date:
    return clock.today() - timedelta(days=days)

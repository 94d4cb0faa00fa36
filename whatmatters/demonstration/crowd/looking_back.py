"""The reviews of one of the crowd: did it happen, if not why, and what now."""

from whatmatters.demonstration.crowd.someone import Someone
from whatmatters.demonstration.crowd.talking import Want
from whatmatters.demonstration.crowd.words import said
from whatmatters.reviews.models import Help, Look, Reason, Review, Verdict

SAYS = ("fully", "partly", "partly", "partly", "not", "not", "not-wanted", "cannot-say")
NEAR = {"fully": (8, 10), "partly": (3, 8), "not": (0, 4), "not-wanted": (0, 9)}
ENDINGS = {"fully": ("achieved",), "not-wanted": ("changed", "let-go")}
HELPS = ("myself", "family", "community", "support", "practitioner", "equipment", "luck")
REASONS = (
    "life-event",
    "health",
    "not-available",
    "not-suitable",
    "waiting-housing",
    "waiting-equipment",
    "waiting-therapy",
    "money",
    "transport",
    "risk-decided",
    "system-error",
    "not-known",
)


def write_review(
    one: Someone, plan: str, held: int, *, due: int | None = None, next_plan: str | None = None
) -> str:
    return one.write(
        Review,
        held,
        person_id=one.id,
        plan_id=plan,
        kind=one.dice.choice(("light", "light", "annual", "unplanned")),
        status="done",
        due_on=one.day(held if due is None else due),
        held_on=one.day(held),
        present=", ".join((one.known_as, *(name for _, name in one.carers))),
        opened_by_id=one.worker.user,
        next_plan_id=next_plan,
    )


def write_next_review(one: Someone, plan: str, due: int) -> None:
    """One that is arranged, and not held yet."""
    one.write(
        Review,
        max(due, 0),
        person_id=one.id,
        plan_id=plan,
        kind="light",
        status="due",
        due_on=one.day(due),
        opened_by_id=one.worker.user,
    )


def decide(one: Someone, wants: list[Want], held: int, *, last: bool) -> dict[str, tuple[str, str]]:
    """For each outcome what its person says and what is decided; ends those that are to end."""
    found = {}
    for heard in wants:
        says = one.dice.choice(SAYS)
        decision = "carry-on" if one.dice.random() < 0.6 else "change"
        if last or (says in ENDINGS and one.dice.random() < 0.5):
            decision = "end"
            heard.ended = min(held, heard.ago)
            heard.ending = "moved" if last and says not in ENDINGS else _ending(one, says)
            heard.ending_words = one.one_of("ended") if one.dice.random() < 0.3 else ""
        found[heard.id] = (says, decision)
    return found


def write_looks(
    one: Someone, review: str, held: int, wants: list[Want], found: dict[str, tuple[str, str]]
) -> None:
    for heard in wants:
        says, decision = found[heard.id]
        near = NEAR.get(says)
        look = one.write(
            Look,
            held,
            review_id=review,
            outcome_id=heard.id,
            nearness=one.dice.randint(*near) if near else None,
            decision=decision,
            adjust=one.one_of("adjust") if decision == "change" else "",
            ending=heard.ending if decision == "end" else "",
        )
        _verdict(one, look, held, "person", says, one.known_as)
        judged = says if one.dice.random() < 0.7 else one.dice.choice(SAYS[:6])
        _verdict(one, look, held, "practitioner", judged, one.worker.name)
        _why(one, look, held, says)


def _ending(one: Someone, says: str) -> str:
    return one.dice.choice(ENDINGS[says])


def _verdict(one: Someone, look: str, held: int, party: str, says: str, by: str) -> None:
    kind = says if party == "person" else "noted"
    one.write(
        Verdict,
        held,
        look_id=look,
        party=party,
        says=says,
        words=one.one_of(kind) if one.dice.random() < 0.6 else "",
        said_by=by,
        recorded_by_id=one.worker.user,
        said_on=one.day(held),
    )


def _why(one: Someone, look: str, held: int, says: str) -> None:
    if says in {"fully", "partly"}:
        for source in one.dice.sample(HELPS, k=one.dice.randint(1, 2)):
            words = one.one_of("helped") if one.dice.random() < 0.5 else ""
            one.write(Help, held, look_id=look, came_from=source, words=words)
    if says in {"partly", "not"}:
        words = one.say(one.dice.choice(said()["why"])) if one.dice.random() < 0.5 else ""
        one.write(Reason, held, look_id=look, code=one.dice.choice(REASONS), words=words)

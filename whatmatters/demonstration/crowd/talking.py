"""What one of the crowd has said, and what they want from their life."""

from dataclasses import dataclass, field

from whatmatters.conversations.models import Conversation, Presence, Statement, Understanding
from whatmatters.demonstration.crowd.someone import Someone
from whatmatters.demonstration.crowd.words import Deed, Theme, gaps, said, themes
from whatmatters.outcomes.models import Barrier, Block, Category, Outcome, Step

KINDS = ("change", "change", "change", "keep", "keep", "process")
BESIDES = ("strength", "people", "barrier", "risk")


@dataclass(slots=True)
class Want:
    """An outcome of somebody: what plans and reviews need to know of it."""

    id: str
    theme: Theme
    words: str
    rank: int
    ago: int
    said_in: str | None
    doing: list[tuple[str, Deed]] = field(default_factory=list)
    ended: int | None = None
    ending: str = ""
    ending_words: str = ""


def choose_themes(one: Someone) -> list[Theme]:
    """What this life is about, in the order that matters to them."""
    return one.dice.sample(themes(), k=one.dice.choice((1, 2, 2, 3, 3, 4, 5)))


def talk(one: Someone, ago: int, about: list[Theme]) -> list[str]:
    """A conversation. Returns the statements in which each theme was spoken of."""
    held = one.write(
        Conversation,
        ago,
        person_id=one.id,
        held_on=one.day(ago),
        where=one.dice.choice(said()["where"]),
        opened_by_id=one.worker.user,
    )
    helpers = [name for _, name in one.carers[:1]]
    for name in dict.fromkeys((one.full_name, one.worker.name, *helpers)):
        one.write(Presence, ago, conversation_id=held, name=name)
    spoken = [_statement(one, ago, held, "matters", one.dice.choice(t.say)) for t in about]
    for what in one.dice.sample(BESIDES, k=one.dice.randint(0, 3)):
        _statement(one, ago, held, what, one.dice.choice(said()[what]))
    if one.dice.random() < 0.6:
        one.write(
            Understanding,
            ago,
            conversation_id=held,
            words=one.one_of("understood"),
            signed_by_id=one.worker.user,
            signed_as=f"{one.worker.name}, Practitioner",
            signed_at=one.moment(ago),
            sent_as=one.new_id(),
        )
    return spoken


def _statement(one: Someone, ago: int, held: str, about: str, words: str) -> str:
    carer = one.carers and one.dice.random() < 0.12
    return one.write(
        Statement,
        ago,
        conversation_id=held,
        words=one.say(words),
        whose="family" if carer else "person",
        whose_name=one.carers[0][1] if carer else "",
        about=about,
        said_at=one.moment(ago),
        written_by_id=one.worker.user,
        sent_as=one.new_id(),
    )


def want(one: Someone, theme: Theme, ago: int, rank: int, said_in: str | None) -> Want:
    """An outcome with its steps and what is in its way. `finish_want` writes it, at the end."""
    one.gaps = gaps(one.dice, one.known_as) | {"language": one.gaps.get("language", "")}
    words = one.say(one.dice.choice(theme.want))
    heard = Want(one.new_id(), theme, words, rank, ago, said_in)
    for deed in one.dice.sample(theme.does, k=one.dice.randint(1, len(theme.does))):
        heard.doing.append(
            (one.new_id(), Deed(deed.doer, one.say(deed.what), deed.often.format_map(one.gaps)))
        )
    _steps(one, heard)
    if one.dice.random() < 0.45:
        _barrier(one, heard)
    return heard


def finish_want(one: Someone, heard: Want) -> None:
    dice = one.dice
    one.write(
        Outcome,
        heard.ago,
        id=heard.id,
        person_id=one.id,
        said_in_id=heard.said_in,
        first_words=heard.words,
        words=heard.words,
        source="said" if heard.said_in else "for-them",
        written_by_id=one.worker.user,
        why=one.one_of("why_matters") if dice.random() < 0.4 else "",
        looks_like=one.say(dice.choice(heard.theme.looks)) if dice.random() < 0.6 else "",
        kind=dice.choice(KINDS),
        nature=dice.choice(("", "soft", "hard")),
        term=dice.choice(("", "short", "long")),
        rank=None if heard.ended is not None else heard.rank,
        begun_on=one.day(heard.ago),
        ended_on=None if heard.ended is None else one.day(heard.ended),
        ending=heard.ending,
        ending_words=heard.ending_words,
    )
    for framework, code in (
        ("talking-points", heard.theme.area),
        ("five-kinds", heard.theme.sort),
    ):
        one.write(
            Category,
            heard.ago,
            outcome_id=heard.id,
            framework=framework,
            code=code,
            added_on=one.day(heard.ago),
        )


def _steps(one: Someone, heard: Want) -> None:
    steps = heard.theme.steps
    for place, words in enumerate(steps[: one.dice.randint(0, len(steps))], start=1):
        due = heard.ago - 25 * place - one.dice.randint(0, 20)
        settled = max(due + one.dice.randint(-15, 5), 0) if due > -15 else None
        took = one.dice.random()
        one.write(
            Step,
            heard.ago,
            outcome_id=heard.id,
            words=one.say(words),
            place=place,
            due_on=one.day(due) if one.dice.random() < 0.8 else None,
            done_on=one.day(settled) if settled is not None and took < 0.62 else None,
            let_go_on=one.day(settled) if settled is not None and took > 0.84 else None,
        )


def _barrier(one: Someone, heard: Want) -> None:
    barrier = one.write(
        Barrier,
        heard.ago,
        person_id=one.id,
        words=one.say(one.dice.choice(heard.theme.blocks)),
        state=one.dice.choice(("open", "open", "eased", "removed")),
        state_since=one.day(one.dice.randint(0, heard.ago)),
    )
    one.write(Block, heard.ago, barrier_id=barrier, outcome_id=heard.id)

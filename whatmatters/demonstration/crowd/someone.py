"""One of the crowd: who they are, who is around them, what helps them take part."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from django.db.models import Model

from whatmatters.demonstration.crowd.ledger import Ledger
from whatmatters.demonstration.crowd.words import gaps, origin, said
from whatmatters.demonstration.crowd.workforce import Worker, Workforce
from whatmatters.foundations.codes import ALPHABET
from whatmatters.people.models import (
    CircleMember,
    CommunicationNeed,
    Person,
    Registration,
    SearchKey,
)
from whatmatters.people.search import bare_keys

#: An odd multiplier turns numbers in order into numbers that look like none.
SCATTER = 0x9E3779B1A5
FORTY_BITS = (1 << 40) - 1


@dataclass(slots=True)
class Someone:
    """What is written of one life. `since` and all other days are days before today."""

    id: str
    number: int
    seed: int
    today: date
    ledger: Ledger
    dice: Random
    worker: Worker
    since: int
    known_as: str = ""
    full_name: str = ""
    language: str = ""
    gaps: dict[str, str] = field(default_factory=dict)
    carers: list[tuple[str, str]] = field(default_factory=list)
    died: int | None = None
    written: int = 0

    def write(self, model: type[Model], ago: int, **values: Any) -> str:
        """A row of this life, recorded on that day. Returns its id."""
        self.written += 1
        given: str = values.pop("id", "") or self.new_id()
        self.ledger.write(model, id=given, recorded_at=self.moment(ago), **values)
        return given

    def new_id(self) -> str:
        """Ids count up through a world, so that a large file is written front to back."""
        self.written += 1
        return row_id(self.seed, self.number, self.written, self.dice)

    def day(self, ago: int) -> str:
        return _written_day(self.today, ago)

    def moment(self, ago: int) -> str:
        return f"{self.day(ago)} 11:{self.written % 60:02}:00"

    def say(self, what: str) -> str:
        words = what.format_map(self.gaps)
        return words[:1].upper() + words[1:]

    def one_of(self, kind: str) -> str:
        return self.say(self.dice.choice(said()[kind]))


def row_id(seed: int, number: int, place: int, dice: Random) -> str:
    """A UUID of version 4 in hexadecimal: seed, person and place in order, then dice."""
    return f"{prefix(seed)}{number:06x}4{place:03x}8{dice.getrandbits(60):015x}"


@lru_cache(maxsize=8)
def prefix(seed: int) -> str:
    """The first six digits of every id of a seed."""
    return f"{Random(f'{seed}/ids').getrandbits(24):06x}"


@lru_cache(maxsize=4096)
def _written_day(today: date, ago: int) -> str:
    return (today - timedelta(days=ago)).isoformat()


def spoken(seed: int, number: int) -> str:
    """A number of eight characters, in two groups; no two the same, of thousands of seeds."""
    left, code = ((seed % (1 << 14) << 26 | number) * SCATTER) & FORTY_BITS, ""
    for _ in range(8):
        left, place = divmod(left, 32)
        code += ALPHABET[place]
    return f"{code[:4]}-{code[4:]}"


def somebody(
    number: int, *, seed: int, today: date, ledger: Ledger, workforce: Workforce
) -> Someone:
    """A person by their number in the crowd: the same for the same seed."""
    dice = Random(f"{seed}/{number}")
    one = Someone(
        row_id(seed, number, 0, dice),
        number,
        seed,
        today,
        ledger,
        dice,
        workforce.practitioner(number),
        since=dice.randint(8, 730),
    )
    names = origin(dice)
    given = dice.choice(names.women if dice.random() < 0.58 else names.men)
    one.known_as = f"{given[:3]}" if dice.random() < 0.06 else given
    one.full_name = f"{given} {dice.choice(names.family)}"
    one.language = names.language if dice.random() < 0.7 else ""
    one.gaps = gaps(dice, one.known_as)
    return one


def begin(one: Someone, workforce: Workforce) -> None:
    """Known to the council, with their practitioner, their people and what helps them."""
    number = spoken(one.seed, one.number)
    council = one.worker.organisation
    one.write(
        Registration,
        one.since,
        person_id=one.id,
        organisation_id=council.hex,
        number=number,
        began_on=one.day(one.since),
    )
    for key in bare_keys(council, [one.known_as, one.full_name, number]):
        one.ledger.write(SearchKey, key=key, person_id=one.id)
    _place(one, "practitioner", one.worker.name, worker=one.worker)
    _circle(one, workforce)
    _needs(one)


def finish(one: Someone) -> None:
    """The row of the person, once it is known how their story goes."""
    dice = one.dice
    age = int(dice.triangular(18, 101, 82))
    born = one.today - timedelta(days=age * 365 + dice.randint(0, 364))
    one.ledger.write(
        Person,
        id=one.id,
        recorded_at=one.moment(one.since),
        known_as=one.known_as,
        full_name=one.full_name,
        pronouns=dice.choice(("", "", "she, her", "he, him")),
        born_on=born.isoformat(),
        died_on=None if one.died is None else one.day(one.died),
        phone=f"01632 960{dice.randint(0, 999):03}" if dice.random() < 0.8 else "",
        address=f"{dice.randint(1, 180)} {dice.choice(STREETS)}" if dice.random() < 0.8 else "",
        language=one.language,
    )


STREETS = (
    "Bridge Street",
    "Chapel Lane",
    "Station Road",
    "Mill Lane",
    "Victoria Terrace",
    "Orchard Close",
    "Harbour View",
    "Canal Walk",
    "Church Road",
    "The Crescent",
)


def _circle(one: Someone, workforce: Workforce) -> None:
    for kind, relation in one.dice.sample(said()["around"], k=one.dice.choice((0, 1, 1, 2, 2, 3))):
        names = origin(one.dice)
        name = f"{one.dice.choice(names.women + names.men)} {one.full_name.split()[-1]}"
        one.carers.append((_place(one, kind, name, relation=one.say(relation)), name))
    if one.number % 3 == 0:
        helper = workforce.support_worker(one.number)
        _place(one, "support-worker", helper.name, worker=helper)


def _place(
    one: Someone, kind: str, name: str, *, relation: str = "", worker: Worker | None = None
) -> str:
    return one.write(
        CircleMember,
        one.since,
        person_id=one.id,
        kind=kind,
        name=name,
        relation=relation,
        user_id=worker.user if worker else None,
        organisation_id=worker.organisation.hex if worker else None,
        joined_on=one.day(one.since),
    )


def _needs(one: Someone) -> None:
    known = [need for need in said()["needs"] if one.language or "{language}" not in need[1]]
    one.gaps["language"] = one.language.split(" and ")[-1]
    for kind, words in one.dice.sample(known, k=one.dice.choice((0, 0, 1, 1, 2))):
        one.write(
            CommunicationNeed,
            one.since,
            person_id=one.id,
            kind=kind,
            words=one.say(words),
            began_on=one.day(one.since),
            identified_on=one.day(one.since),
            review_on=one.day(one.since % 365 - 365),
        )

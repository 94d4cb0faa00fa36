"""Who the crowd is worked with by: councils, services, teams, and caseloads of 25 to 40."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from random import Random
from uuid import UUID

from whatmatters.access.models import Membership, Organisation, Team, User
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration.crowd.ledger import Ledger
from whatmatters.demonstration.crowd.words import origin, said

#: The people of sixteen practitioners are an office: two teams, and the workers of one service.
CASELOADS = tuple(25 + (7 * place) % 16 for place in range(16))
STARTS = (0, *accumulate(CASELOADS))
OFFICE = STARTS[-1]
IN_A_TEAM = 8
#: Which council each office in turn belongs to: the first is far the largest.
COUNCILS = (0, 0, 1, 0, 2, 0, 1, 3, 0, 1, 2, 4)
BEGAN = 900


@dataclass(frozen=True, slots=True)
class Worker:
    user: str
    name: str
    organisation: UUID


@dataclass(frozen=True, slots=True)
class Workforce:
    """The organisations and workers of one seed. The same number is always the same worker."""

    seed: int

    def council(self, person: int) -> UUID:
        return self.organisation("council", COUNCILS[(person // OFFICE) % len(COUNCILS)])

    def organisation(self, kind: str, number: int) -> UUID:
        return self._id(f"{kind} {number}")

    def practitioner(self, person: int) -> Worker:
        """Who holds the conversations with this person of the crowd."""
        number = (person // OFFICE) * 16 + bisect_right(STARTS, person % OFFICE) - 1
        return self._worker(f"practitioner {number}", self.council(person))

    def support_worker(self, person: int) -> Worker:
        office = person // OFFICE
        service = office % len(said()["services"])
        number = office * 16 + (person % OFFICE) % 16
        return self._worker(f"support-worker {number}", self.organisation("service", service))

    def _worker(self, who: str, organisation: UUID) -> Worker:
        return _worker(f"{self.seed}/{who}", organisation)

    def _id(self, what: str) -> UUID:
        return UUID(int=Random(f"{self.seed}/{what}").getrandbits(128), version=4)

    def write_organisations(self, ledger: Ledger, since: str) -> None:
        for kind, names in (("council", said()["councils"]), ("service", said()["services"])):
            for number, name in enumerate(names):
                ledger.write(
                    Organisation,
                    id=self.organisation(kind, number).hex,
                    recorded_at=since,
                    name=f"{name} Council" if kind == "council" else name,
                    address_name=f"{name.lower().replace(' ', '-')}-{self.seed}",
                    takes_enquiries_for=f"{name} and around" if kind == "council" else "",
                    requires_second_factor=False,  # one press signs in as anybody
                )

    def write_office(self, ledger: Ledger, office: int, since: str) -> None:
        """Everybody who works with the people of one office, and what teams they are in."""
        first = office * OFFICE
        council = self.council(first)
        for half in range(16 // IN_A_TEAM):
            team = self._write_team(ledger, council, office * 2 + half, since)
            lead = self._worker(f"team-lead {office * 2 + half}", council)
            self._write_worker(ledger, lead, RoleKey.TEAM_LEAD, team, since)
            for place in range(half * IN_A_TEAM, (half + 1) * IN_A_TEAM):
                worker = self.practitioner(first + STARTS[place])
                self._write_worker(ledger, worker, RoleKey.PRACTITIONER, team, since)
        for place in range(16):
            worker = self.support_worker(first + place)
            self._write_worker(ledger, worker, RoleKey.SUPPORT_WORKER, None, since)

    def _write_team(self, ledger: Ledger, council: UUID, number: int, since: str) -> str:
        names = said()["teams"]
        round_, place = divmod(number, len(names))
        team = self._id(f"team {number}").hex
        name = f"{names[place]} team {round_ + 1}"
        ledger.write(Team, id=team, recorded_at=since, organisation_id=council.hex, name=name)
        return team

    def _write_worker(
        self, ledger: Ledger, worker: Worker, role: RoleKey, team: str | None, since: str
    ) -> None:
        ledger.write(
            User,
            id=worker.user,
            recorded_at=since,
            password="!",  # noqa: S106  # nobody signs in with one
            email=f"{worker.user}@example.org",
            name=worker.name,
            is_active=True,
        )
        ledger.write(
            Membership,
            id=self._id(f"membership {worker.user}").hex,
            recorded_at=since,
            user_id=worker.user,
            organisation_id=worker.organisation.hex,
            team_id=team,
            role_key=str(role),
            began_on=since[:10],
        )


@lru_cache(maxsize=4096)
def _worker(seed: str, organisation: UUID) -> Worker:
    dice = Random(seed)
    user = UUID(int=dice.getrandbits(128), version=4).hex
    names = origin(dice)
    name = f"{dice.choice(names.women + names.men)} {dice.choice(names.family)}"
    return Worker(user, name, organisation)


def offices(first: int, last: int) -> Iterator[int]:
    """The offices whose first person is among these."""
    start = -(-first // OFFICE)
    return iter(range(start, -(-last // OFFICE)))

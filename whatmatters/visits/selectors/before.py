"""What somebody must know before anything else at a visit, for many people at once."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.people.models import CommunicationNeed, SafetyFlag
from whatmatters.visits.models import PleaseDoNot
from whatmatters.visits.selectors.questions import ALERTS, NEEDS, WISHES


@dataclass(frozen=True, slots=True)
class Before:
    """Alerts first, then what the person asks nobody to do, then what helps them take part."""

    alerts: tuple[SafetyFlag, ...] = ()
    please_do_not: tuple[PleaseDoNot, ...] = ()
    needs: tuple[CommunicationNeed, ...] = ()

    @property
    def is_anything(self) -> bool:
        return bool(self.alerts or self.please_do_not or self.needs)


def known_before(*, viewer: Actor, people: Collection[UUID]) -> dict[UUID, Before]:
    """For each of these people, in three queries however many they are."""
    by_person = [
        _by_person(question.rows(viewer=viewer, of=people)) for question in (ALERTS, WISHES, NEEDS)
    ]
    return {pk: Before(*(tuple(found.get(pk, ())) for found in by_person)) for pk in people}


def _by_person(rows: Any) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found

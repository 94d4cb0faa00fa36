"""Who helped somebody find and choose, and how: for the person first."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models import BrokerRecord, HelpGiven
from whatmatters.brokerage.rules import is_on_their_side, works_on_their_side
from whatmatters.people.selectors import Subject, subject


@dataclass(frozen=True, slots=True)
class Broker:
    """Somebody who helps, with what they know well."""

    record: BrokerRecord
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sort:
    """How much help of one kind there was."""

    label: str
    times: int
    minutes: int


@dataclass(frozen=True, slots=True)
class HelpPage:
    subject: Subject
    brokers: tuple[Broker, ...]
    given: tuple[HelpGiven, ...]
    sorts: tuple[Sort, ...]
    may_write: bool


@dataclass(frozen=True, slots=True)
class BrokerPage:
    subject: Subject
    broker: BrokerRecord | None
    skills: tuple[str, ...]


def help_page(*, viewer: Actor, person_id: UUID) -> HelpPage:
    """Everybody who helped, and how. The queries do not grow with it."""
    who = _whose(viewer, person_id)
    brokers = BrokerRecord.objects.visible_to(viewer).filter(person=person_id)
    given = HelpGiven.objects.visible_to(viewer).filter(person=person_id)
    found = tuple(given.newest_first())
    return HelpPage(
        who,
        tuple(
            Broker(one, _labels(one))
            for one in brokers.prefetch_related("skills").order_by("-began_on", "name", "pk")
        ),
        found,
        _sorts(found),
        works_on_their_side(viewer, who.standing),
    )


def broker_page(
    *, viewer: Actor, person_id: UUID | None = None, broker_id: UUID | None = None
) -> BrokerPage:
    """Somebody who helps, to be written down or changed."""
    broker = None
    if broker_id:
        broker = get_object_or_404(BrokerRecord.objects.visible_to(viewer), pk=broker_id)
    who = _whose(viewer, broker.person_id if broker else person_id)
    if not works_on_their_side(viewer, who.standing):
        raise PermissionDenied
    skills = broker.skills.order_by("skill").values_list("skill", flat=True) if broker else ()
    return BrokerPage(who, broker, tuple(skills))


def _whose(viewer: Actor, person_id: UUID | None) -> Subject:
    if person_id is None:
        raise LookupError("Of whom?")
    who = subject(viewer=viewer, person_id=person_id)
    if not is_on_their_side(viewer, who.standing):
        raise PermissionDenied
    return who


def _labels(broker: BrokerRecord) -> tuple[str, ...]:
    return tuple(sorted(str(one.get_skill_display()) for one in broker.skills.all()))


def _sorts(given: tuple[HelpGiven, ...]) -> tuple[Sort, ...]:
    times: Counter[str] = Counter(one.kind for one in given)
    minutes: Counter[str] = Counter()
    for one in given:
        minutes[one.kind] += one.minutes
    kinds = (kind for kind in HelpGiven.Kind if times[kind])
    return tuple(Sort(str(kind.label), times[kind], minutes[kind]) for kind in kinds)

"""Whom a carer looks after, on the carer's own record; and what they told of themself."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people.models import Caring, EqualityAnswer, Person
from whatmatters.people.opened import Opened, Record
from whatmatters.people.selectors.subject import Subject, subject


@dataclass(frozen=True, slots=True)
class LooksAfter:
    """Whom, in the carer's words; and their record, to whoever sees that one as well."""

    caring: Caring
    person: Person | None

    @property
    def whom(self) -> str:
        return self.caring.whom


def looks_after(*, viewer: Actor, person_id: UUID) -> tuple[LooksAfter, ...]:
    """Whom the person of a record looks after now."""
    seen = Caring.objects.visible_to(viewer).current().filter(carer=person_id)
    found = list(seen.order_by("recorded_at", "pk"))
    ids = [one.cared_for_id for one in found if one.cared_for_id]
    people: dict[UUID | None, Person] = {}
    if ids:
        people |= {p.pk: p for p in Person.objects.visible_to(viewer).filter(pk__in=ids)}
    return tuple(LooksAfter(one, people.get(one.cared_for_id)) for one in found)


def caring(*, viewer: Actor, caring_id: UUID) -> Caring:
    """What a carer said of whom they look after, while they do. Raises Http404."""
    seen = Caring.objects.visible_to(viewer).current()
    return get_object_or_404(seen.select_related("carer"), pk=caring_id)


#: The same in the carer's words alone, asked once and compiled.
WHOM = Opened(
    DataClass.CORE,
    lambda person: (
        Caring.objects.filter(carer=person)
        .current()
        .order_by("recorded_at", "pk")
        .values_list("whom", flat=True)
    ),
)


def is_carer(record: Record) -> bool:
    """Whether it is a carer's own record, so that carers' own questions come first."""
    return bool(WHOM.rows(record))


def equality_page(*, viewer: Actor, person_id: UUID) -> tuple[Subject, dict[str, str]]:
    """What the person has told, by question. It is there for them alone: otherwise 404."""
    of = subject(viewer=viewer, person_id=person_id)
    if not of.standing.may(DataClass.DIARY_PRIVATE):
        raise Http404
    told = EqualityAnswer.objects.visible_to(viewer).filter(person=of.person)
    return of, dict(told.order_by("question").values_list("question", "answer"))

"""Relatives, workers and teams become members of a person's circle. None of them may see it."""

from datetime import date

from whatmatters.exchange.actions.fhir.desk import Desk
from whatmatters.exchange.fhir.drafts import (
    CareTeamDraft,
    MemberDraft,
    ParticipantDraft,
    PractitionerDraft,
    RelatedPersonDraft,
)
from whatmatters.exchange.fhir.library import Thing
from whatmatters.exchange.fhir.practitioner import kind_of_worker
from whatmatters.exchange.fhir.shape import Pointer
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Kind, Person

NOBODY_HERE = "whose it is, is neither in the files nor here"


def bring_in_related_person(desk: Desk, thing: Thing) -> None:
    draft: RelatedPersonDraft = thing.draft
    if not desk.is_news(thing):
        return
    person = desk.person_of(draft.patient, thing)
    if draft.refused or draft.member is None:
        desk.leave(thing, draft.refused)
    elif person is None:
        desk.leave(thing, NOBODY_HERE)
    else:
        desk.remember(thing, _member(person, draft.member))
        desk.touch(person)


def bring_in_care_team(desk: Desk, thing: Thing) -> None:
    draft: CareTeamDraft = thing.draft
    if not desk.is_news(thing):
        return
    person = desk.person_of(draft.patient, thing)
    if draft.refused or person is None:
        desk.leave(thing, draft.refused or NOBODY_HERE)
        return
    added = [_participant(desk, thing, person, who) for who in draft.participants]
    desk.remember(thing, person, what="circle")
    desk.count("CareTeam", "circle member", sum(added))
    desk.touch(person)


def _participant(desk: Desk, thing: Thing, person: Person, who: ParticipantDraft) -> bool:
    """Put one participant into the circle; whether that was news."""
    draft: CareTeamDraft = thing.draft
    led_to = desk.follow(who.who, thing)
    if led_to and led_to.kind in {"Patient", "RelatedPerson"}:
        return False  # the person, or a relative who is brought in as such
    member = worker_for(desk, who.who, thing, role=who.role, for_whom=who.on_behalf_of)
    if member is None:
        desk.say(thing, "CareTeam.participant.member", "who it is, is in none of the files")
        return False
    return add_member(
        person,
        member,
        joined_on=draft.joined_on,
        left_on=draft.left_on,
        has_left=draft.has_ended,
    )


def worker_for(
    desk: Desk, pointer: Pointer, holder: Thing, *, role: str = "", for_whom: Pointer | None = None
) -> MemberDraft | None:
    """A worker or an organisation that a reference leads to, as a member of a circle."""
    member = _led_to(desk, pointer, holder)
    if member is None:
        return None
    behalf = name_of(desk, for_whom, holder) if for_whom else ""
    said = ", ".join(part for part in (role or member.relation, behalf) if part)[:100]
    kind = kind_of_worker(role) if role and member.kind == Kind.HEALTH else member.kind
    return MemberDraft(kind, member.name, said, member.reach)


def _led_to(desk: Desk, pointer: Pointer, holder: Thing) -> MemberDraft | None:
    thing = desk.follow(pointer, holder)
    if thing is None:
        name = " ".join(pointer.display.split())[:200]
        return MemberDraft(Kind.HEALTH, name) if name else None
    draft = thing.draft
    if isinstance(draft, PractitionerDraft):
        found = draft.member
        if draft.practitioner and (who := desk.follow(draft.practitioner, thing)):
            found = _in_a_role(found, who.draft.member)
            desk.named.add(who.key)
        desk.named.add(thing.key)
        return found
    if thing.kind in {"Organization", "HealthcareService"} and draft.name:
        return MemberDraft(Kind.PROVIDER, draft.name[:200])
    return None


def _in_a_role(role: MemberDraft | None, who: MemberDraft | None) -> MemberDraft | None:
    if role is None or who is None:
        return who or role
    return MemberDraft(role.kind, who.name, role.relation or who.relation, role.reach or who.reach)


def name_of(desk: Desk, pointer: Pointer, holder: Thing) -> str:
    """The name behind a reference, or what it says of itself."""
    thing = desk.follow(pointer, holder)
    draft = thing.draft if thing else None
    name = getattr(draft, "name", "") or getattr(getattr(draft, "member", None), "name", "")
    return str(name or getattr(draft, "known_as", "") or pointer.display)[:200]


def add_member(
    person: Person,
    draft: MemberDraft,
    *,
    joined_on: date | None = None,
    left_on: date | None = None,
    has_left: bool = False,
) -> bool:
    """Put somebody into the circle, unless they are in it under that name and kind already."""
    if person.circle.filter(name=draft.name, kind=draft.kind).exists():
        return False
    _member(person, draft, joined_on=joined_on, left_on=left_on, has_left=has_left)
    return True


def _member(
    person: Person,
    draft: MemberDraft,
    *,
    joined_on: date | None = None,
    left_on: date | None = None,
    has_left: bool = False,
) -> CircleMember:
    joined, left = draft.joined_on or joined_on, draft.left_on or left_on
    if (draft.has_left or has_left) and left is None:
        left = clock.today()
    joined = joined or min(left or clock.today(), clock.today())
    return CircleMember.objects.create(
        person=person,
        kind=draft.kind,
        name=draft.name,
        relation=draft.relation,
        reach=draft.reach,
        joined_on=joined,
        left_on=max(left, joined) if left else None,
    )

"""What the mappers give: our shapes, not yet anything of ours. A pointer is not yet followed."""

from dataclasses import dataclass, field
from datetime import date

from whatmatters.exchange.fhir.shape import NotCarried, Pointer


@dataclass(frozen=True, slots=True)
class MemberDraft:
    """Somebody for a circle."""

    kind: str
    name: str
    relation: str = ""
    reach: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class PatientDraft:
    known_as: str
    full_name: str = ""
    born_on: date | None = None
    died_on: date | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    how_to_reach: str = ""
    language: str = ""
    other_names: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    circle: tuple[MemberDraft, ...] = ()
    looked_after_by: tuple[Pointer, ...] = ()
    not_carried: tuple[NotCarried, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class RelatedPersonDraft:
    patient: Pointer | None
    member: MemberDraft | None
    not_carried: tuple[NotCarried, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class PractitionerDraft:
    """A worker elsewhere, or a role of one: `practitioner` then leads to who has it."""

    member: MemberDraft | None
    practitioner: Pointer | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    not_carried: tuple[NotCarried, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    who: Pointer
    role: str
    on_behalf_of: Pointer | None = None


@dataclass(frozen=True, slots=True)
class CareTeamDraft:
    patient: Pointer | None
    participants: tuple[ParticipantDraft, ...] = ()
    joined_on: date | None = None
    left_on: date | None = None
    has_ended: bool = False
    not_carried: tuple[NotCarried, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class GoalDraft:
    patient: Pointer | None
    words: str
    expressed_by: Pointer | None = None
    begun_on: date | None = None
    ending: str = ""
    ended_on: date | None = None
    ending_words: str = ""
    notes: tuple["NoteDraft", ...] = ()
    looks_like: str = ""
    steps: tuple[tuple[str, date | None], ...] = ()
    addresses: tuple[Pointer, ...] = ()
    not_carried: tuple[NotCarried, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class NoteDraft:
    words: str
    author: Pointer | None = None


@dataclass(frozen=True, slots=True)
class DoingDraft:
    """Something to be done, wherever it was written: an activity, or what one refers to."""

    what: str
    status: str = ""
    how_often: str = ""
    begins_on: date | None = None
    by_on: date | None = None
    performers: tuple[Pointer, ...] = ()
    goals: tuple[Pointer, ...] = ()
    request: Pointer | None = None


@dataclass(frozen=True, slots=True)
class CarePlanDraft:
    patient: Pointer | None
    status: str
    begins_on: date | None = None
    ends_on: date | None = None
    goals: tuple[Pointer, ...] = ()
    activities: tuple[DoingDraft, ...] = ()
    addresses: tuple[Pointer, ...] = ()
    not_carried: tuple[NotCarried, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ThingDraft:
    """Something that is only here to be pointed at: its name, and what else may be asked of it."""

    name: str
    has_ended: bool = False
    since: date | None = None
    doing: DoingDraft | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    patient: Pointer | None = None
    not_carried: tuple[NotCarried, ...] = field(default=())

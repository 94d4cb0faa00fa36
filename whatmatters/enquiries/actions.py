"""Deeds about an enquiry: from the first word somebody saves to an answer or a record."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.enquiries import carrying
from whatmatters.enquiries.giving import told_of
from whatmatters.enquiries.models import Answer, Enquiry, Given
from whatmatters.foundations.codes import spoken_code
from whatmatters.foundations.models import Stale
from whatmatters.people import actions as people
from whatmatters.people.models import CommunicationNeed, Person
from whatmatters.resources.models import Service

ANSWERS = (
    "asking_for",
    "words",
    "name",
    "asked_by",
    "relation",
    "knows_of_it",
    "reach_by",
    "reach",
    "when_to_reach",
    "helps_communicate",
    "typed_by",
)
# Three groups of four letters: sixty bits, out of reach of guessing.
GROUPS_IN_A_CODE = 3


@transaction.atomic
def save_draft(
    *,
    organisation: Organisation,
    answers: Mapping[str, str],
    code: str = "",
    read: str | None = None,
) -> Enquiry:
    """Keep what somebody has written so far. Without a draft under `code`, a new one begins.

    Anybody may: asking needs no account. `read` is the mark of the words that their page
    showed: if those were changed elsewhere meanwhile, raises Stale, so that nothing is lost.
    """
    if unknown := set(answers) - set(ANSWERS):
        raise TypeError(f"Not asked in an enquiry: {sorted(unknown)}")
    draft = _draft(organisation, code)
    was_shown = read is None or not draft.words or read == draft.mark_of_words
    if not was_shown and answers.get("words", draft.words) != draft.words:
        raise Stale(draft)
    for name, value in answers.items():
        setattr(draft, name, value)
    draft.turn_page(read=None)
    draft.save(update_fields=["version", *answers])
    audit.record(by=audit.PUBLIC, did="enquiries.draft-saved", to=draft)
    return draft


def _draft(organisation: Organisation, code: str) -> Enquiry:
    unfinished = Enquiry.objects.unfinished(code).filter(organisation=organisation)
    if code and (found := unfinished.select_for_update(of=("self",)).order_by("pk").first()):
        return found
    return Enquiry.objects.create(
        organisation=organisation, return_code=spoken_code(groups=GROUPS_IN_A_CODE)
    )


@transaction.atomic
def send_enquiry(*, enquiry: Enquiry, by: Actor | str = audit.PUBLIC) -> Enquiry:
    """Hand an enquiry over to the people who answer. Sent twice, it is the same enquiry.

    Anybody may: asking needs no account. Raises NotSentYet while words, or a way to
    reach whoever asks, are missing.
    """
    enquiry = Enquiry.objects.select_for_update(of=("self",)).get(pk=enquiry.pk)
    if not enquiry.is_draft:
        return enquiry
    enquiry.send()
    enquiry.save(
        update_fields=["status", "sent_at", "return_code", "asked_by", "relation", "knows_of_it"]
    )
    audit.record(by=by, did="enquiries.sent", to=enquiry)
    return enquiry


@transaction.atomic
def answer_enquiry(
    *, enquiry: Enquiry, by: Actor, words: str, given_how: str = "", sent_as: UUID | None = None
) -> Answer:
    """Write down the information or advice that was given. More may follow.

    The same `sent_as` twice is one answer: it is what a page sends when pressed twice.
    """
    enquiry = _taken_up(enquiry, by)
    sent_as = sent_as or uuid4()
    if already := enquiry.answers.filter(sent_as=sent_as).order_by("pk").first():
        return already
    answer = Answer.objects.create(
        enquiry=enquiry, words=words, given_how=given_how, given_by=by.user, sent_as=sent_as
    )
    enquiry.close(Enquiry.Status.ANSWERED, by=by.user)
    enquiry.save(update_fields=["status", "closed_at", "closed_by"])
    audit.record(by=by, did="enquiries.answered", to=answer, about=enquiry.person_id)
    return answer


@transaction.atomic
def give_service(*, enquiry: Enquiry, by: Actor, service: Service) -> Given:
    """Tell an enquiry of something in the directory, as it is today. Given twice, it is once."""
    enquiry = _taken_up(enquiry, by)
    if already := enquiry.given.filter(service=service).order_by("pk").first():
        return already
    given = Given.objects.create(enquiry=enquiry, given_by=by.user, **told_of(service))
    enquiry.close(Enquiry.Status.ANSWERED, by=by.user)
    enquiry.save(update_fields=["status", "closed_at", "closed_by"])
    audit.record(by=by, did="enquiries.service-given", to=given, about=enquiry.person_id)
    return given


@transaction.atomic
def start_record(*, enquiry: Enquiry, by: Actor, person: Person | None = None) -> Person:
    """Carry an enquiry over into a record: a new one, or that of a `person` known already.

    Nothing is typed again: names, how to reach them, what helps them communicate, and
    whoever asked, in their circle. Started twice, it is the same record.
    """
    enquiry = _taken_up(enquiry, by)
    if enquiry.person is not None:
        return enquiry.person
    if person is None:
        person = people.begin_record(by=by, **carrying.details_of(enquiry))
    require(by, Permission.PERSON_CHANGE, person)
    _carry_what_helps(enquiry, person, by)
    _carry_asker(enquiry, person, by)
    enquiry.person = person
    enquiry.close(Enquiry.Status.BEGUN, by=by.user)
    enquiry.save(update_fields=["person", "status", "closed_at", "closed_by"])
    audit.record(by=by, did="enquiries.record-started", to=enquiry, about=person.pk)
    return person


@transaction.atomic
def clear_drafts(*, drafts: Iterable[Enquiry]) -> int:
    """Delete drafts that were never sent, once they are too old to be gone on with.

    Anybody may who can reach the command: it chooses nothing but what has run out.
    """
    chosen = [draft.pk for draft in drafts]
    old = list(Enquiry.objects.too_old().filter(pk__in=chosen).order_by("pk"))
    for draft in old:
        audit.record(by=audit.SYSTEM, did="enquiries.draft-cleared", to=draft)
        draft.delete()
    return len(old)


def _taken_up(enquiry: Enquiry, by: Actor) -> Enquiry:
    """The enquiry, held until the deed is done. Whoever may not see it may not act on it."""
    require(by, Permission.ENQUIRIES_HANDLE)
    seen = Enquiry.objects.visible_to(by).filter(pk=enquiry.pk)
    held = seen.select_for_update(of=("self",)).order_by("pk").first()
    if held is None:
        raise PermissionDenied(Permission.ENQUIRIES_HANDLE)
    return held


def _carry_what_helps(enquiry: Enquiry, person: Person, by: Actor) -> None:
    words = enquiry.helps_communicate
    if words and not person.needs.current().filter(words=words).exists():
        people.add_need(person=person, by=by, kind=CommunicationNeed.Kind.SUPPORT, words=words)


def _carry_asker(enquiry: Enquiry, person: Person, by: Actor) -> None:
    name = carrying.asker_name(enquiry)
    if enquiry.is_for_the_asker or person.circle.current().filter(name=name).exists():
        return
    people.add_to_circle(
        person=person,
        by=by,
        kind=carrying.asker_kind(enquiry),
        name=name,
        relation=enquiry.relation,
        reach=enquiry.reach,
    )

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.brokerage.models import (
    AskedFor,
    Choice,
    Idea,
    Offer,
    OfferMessage,
    Recipient,
    Request,
    Search,
    Thought,
)
from whatmatters.brokerage.models.recipient import answering_here
from whatmatters.brokerage.naming import Left, known_of, left_in
from whatmatters.brokerage.selectors.about import on_their_side, works_there
from whatmatters.brokerage.selectors.comparing import OfferShown, shown, with_parts
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject
from whatmatters.plans.models import Plan
from whatmatters.stories.selectors import Beside, matching_any

#: So many beside the offers: there is enough to read.
STORIES = 3


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One request, with the offers that stand side by side, as they were asked."""

    subject: Subject
    search: Search
    request: Request
    asked: tuple[AskedFor, ...]
    recipients: tuple[Recipient, ...]
    offers: tuple[OfferShown, ...]
    choice: Choice | None
    left: tuple[Left, ...]
    without_unpaid: tuple[AskedFor, ...]
    may_work: bool

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self

    @property
    def for_choosing(self) -> tuple[OfferShown, ...]:
        return tuple(one for one in self.offers if one.offer.may_be_chosen)

    @property
    def waiting(self) -> tuple[Recipient, ...]:
        """Those who have answered nothing yet."""
        answered = {one.recipient.pk for one in self.offers}
        return tuple(
            one for one in self.recipients if one.pk not in answered and not one.has_declined
        )

    @property
    def declined(self) -> tuple[Recipient, ...]:
        return tuple(one for one in self.recipients if one.has_declined)

    @property
    def chosen(self) -> Recipient | None:
        return next((one for one in self.recipients if one.is_chosen), None)

    @property
    def may_choose(self) -> bool:
        return self.may_work and self.request.is_open

    @property
    def may_put_in_plan(self) -> bool:
        return bool(self.chosen) and self.search.line is None and self.subject.standing.writes

    @property
    def may_tell(self) -> bool:
        """Whether the person can be asked now if whoever was chosen may know who they are."""
        chosen, standing = self.chosen, self.subject.standing
        changes = standing.is_self or standing.is_practitioner
        is_new = chosen is not None and chosen.is_here and not chosen.knows_who
        return is_new and changes

    @property
    def tone(self) -> str:
        tones = {Request.State.OPEN: "started", Request.State.CLOSED: "good"}
        return tones.get(Request.State(self.request.state), "plain")


@dataclass(frozen=True, slots=True)
class TalkPage:
    """What was said with one of those asked, and each version of what they offered."""

    subject: Subject
    search: Search
    recipient: Recipient
    messages: tuple[OfferMessage, ...]
    versions: tuple[OfferShown, ...]
    may_work: bool


def search_page(*, viewer: Actor, search_id: UUID) -> SearchPage:
    """Everything the page of a request shows, in the same few queries however many offer."""
    searches = Search.objects.visible_to(viewer).select_related("request", "choice__offer")
    search = get_object_or_404(searches, pk=search_id)
    subject = on_their_side(viewer=viewer, person_id=search.person_id)
    request, may_work = search.request, works_there(viewer, subject)
    asked = tuple(request.asked_for.in_order())
    return SearchPage(
        subject=subject,
        search=search,
        request=request,
        asked=asked,
        recipients=tuple(request.recipients.in_order()),
        offers=_offers(viewer, search, asked),
        choice=getattr(search, "choice", None),
        left=_left(viewer, search, subject) if may_work and request.is_draft else (),
        without_unpaid=_without_unpaid(viewer, asked) if request.is_draft else (),
        may_work=may_work,
    )


def talk_page(*, viewer: Actor, recipient_id: UUID) -> TalkPage:
    recipients = Recipient.objects.visible_to(viewer).select_related("request__search")
    recipient = get_object_or_404(recipients, pk=recipient_id)
    search = recipient.request.search
    subject = on_their_side(viewer=viewer, person_id=search.person_id)
    asked = tuple(recipient.request.asked_for.in_order())
    offers = with_parts(Offer.objects.visible_to(viewer).filter(recipient=recipient).in_order())
    said = OfferMessage.objects.visible_to(viewer).filter(recipient=recipient).in_order()
    return TalkPage(
        subject=subject,
        search=search,
        recipient=recipient,
        messages=tuple(said),
        versions=tuple(shown(offer, asked) for offer in offers),
        may_work=works_there(viewer, subject),
    )


def search_of_offer(*, viewer: Actor, offer_id: UUID) -> tuple[SearchPage, Offer]:
    """An offer with the page it is compared on."""
    offers = Offer.objects.visible_to(viewer).select_related("recipient__request")
    offer = get_object_or_404(offers, pk=offer_id)
    page = search_page(viewer=viewer, search_id=offer.recipient.request.search_id)
    return page, offer


def may_be_asked(*, viewer: Actor) -> tuple[Organisation, ...]:
    """Open to all on the person’s side: the providers who answer here, but one’s own."""
    able = answering_here().order_by("name", "pk")
    return tuple(one for one in able if one.pk != viewer.organisation_id)


def draft_of(*, viewer: Actor, search: Search) -> Plan | None:
    """The plan in which what was chosen stands, to those who may see it."""
    plans = Plan.objects.visible_to(viewer).filter(person=search.person_id)
    found = plans.filter(aims__actions__line=search.line) if search.line else plans.none()
    return found.newest_first().first()


def stories_beside(*, viewer: Actor, page: SearchPage) -> tuple[Beside, ...]:
    """How others did what this is for, while there is something to choose. Five queries."""
    if not page.request.is_open:
        return ()
    wanted = Outcome.objects.visible_to(viewer).filter(asked_for__request=page.request)
    return matching_any(wanted.order_by("pk"), viewer, limit=STORIES)


def _offers(viewer: Actor, search: Search, asked: tuple[AskedFor, ...]) -> tuple[OfferShown, ...]:
    """The last word of each, however it stands; in the order they were asked."""
    live = Offer.objects.visible_to(viewer).filter(
        recipient__request=search.request, replaced_at=None
    )
    thoughts: dict[UUID, Thought] = {}
    for thought in Thought.objects.visible_to(viewer).filter(search=search).latest_first():
        thoughts.setdefault(thought.offer_id, thought)
    return tuple(
        shown(offer, asked, thoughts.get(offer.pk)) for offer in with_parts(live.in_order())
    )


def _left(viewer: Actor, search: Search, subject: Subject) -> tuple[Left, ...]:
    if not subject.standing.may(DataClass.CORE):
        return ()
    return left_in(search.request.boxes(), known_of(subject.person, viewer=viewer))


def _without_unpaid(viewer: Actor, asked: tuple[AskedFor, ...]) -> tuple[AskedFor, ...]:
    """Outcomes for which nothing was thought of yet that costs no fee. It is said, and no more."""
    unpaid = Idea.objects.visible_to(viewer).filter(is_unpaid=True)
    thought_of = set(
        unpaid.filter(outcome__in=[one.outcome_id for one in asked])
        .order_by("pk")
        .values_list("outcome", flat=True)
    )
    return tuple(one for one in asked if one.outcome_id not in thought_of)

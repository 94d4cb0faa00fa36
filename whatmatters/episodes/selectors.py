"""A person's services, one of them with all that became of it, and early help from an enquiry."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass
from whatmatters.enquiries.models import Enquiry
from whatmatters.episodes.models import Episode, EpisodeQuerySet, Hold, Source
from whatmatters.people.selectors import Subject, subject, subject_of, subject_told


@dataclass(frozen=True, slots=True)
class Line:
    """One service in a list."""

    episode: Episode
    pause: Hold | None

    @property
    def pill(self) -> tuple[str, str]:
        if not self.episode.is_open:
            return gettext("Ended"), "plain"
        if self.episode.waits_to_be_received:
            return gettext("Not taken over yet"), "careful"
        if self.pause:
            return gettext("Paused"), "waiting"
        return gettext("Going on"), "good"


@dataclass(frozen=True, slots=True)
class ListPage:
    subject: Subject
    lines: tuple[Line, ...]
    may_open: bool


@dataclass(frozen=True, slots=True)
class Event:
    """Something that became of a service: the day, what it was, and what was said of it."""

    on: date
    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class EpisodePage:
    subject: Subject
    line: Line
    events: tuple[Event, ...]
    before: Episode | None
    after: Episode | None
    may_write: bool

    @property
    def episode(self) -> Episode:
        return self.line.episode

    @property
    def endless_pause(self) -> Hold | None:
        return next((hold for hold in self.episode.holds.all() if hold.until is None), None)


@dataclass(frozen=True, slots=True)
class FromEnquiryPage:
    enquiry: Enquiry


def services_page(*, viewer: Actor, person_id: UUID) -> ListPage:
    """The services of a person, those that go on first."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.PLAN)
    found = _whole(viewer).filter(person=of.person).newest_first()
    lines = tuple(Line(one, _pause(one)) for one in found)
    return ListPage(of, lines, may(viewer, Permission.EPISODE_OPEN, of.person))


def to_open_page(*, viewer: Actor, person_id: UUID) -> Subject:
    """Whose service is to begin. Who may not begin one is refused."""
    of = subject(viewer=viewer, person_id=person_id)
    if not may(viewer, Permission.EPISODE_OPEN, of.person):
        raise PermissionDenied
    return of


def episode_page(*, viewer: Actor, episode_id: UUID) -> EpisodePage:
    """One service, with its history, in the same few queries however long that is."""
    episode = get_object_or_404(_whole(viewer), pk=episode_id)
    seen = Episode.objects.visible_to(viewer).select_related("organisation")
    after = seen.filter(follows=episode).order_by("began_on", "pk").first()
    before = seen.filter(followed_by=episode).order_by("pk").first()
    return EpisodePage(
        subject=subject_of(viewer=viewer, person=episode.person),
        line=Line(episode, _pause(episode)),
        events=tuple(_events(episode, before, after)),
        before=before,
        after=after,
        may_write=may(viewer, Permission.EPISODE_WRITE, episode),
    )


def to_change_page(*, viewer: Actor, episode_id: UUID) -> EpisodePage:
    """The same for those who may change it; others are refused."""
    page = episode_page(viewer=viewer, episode_id=episode_id)
    if not page.may_write:
        raise PermissionDenied
    return page


def from_enquiry_page(*, viewer: Actor, enquiry_id: UUID) -> FromEnquiryPage:
    seen = Enquiry.objects.visible_to(viewer).select_related("person")
    return FromEnquiryPage(get_object_or_404(seen, pk=enquiry_id))


def destinations(*, viewer: Actor) -> tuple[Organisation, ...]:
    """Where a service can move: here, or to another that hides from nobody that it works."""
    known = Q(is_confidential=False)
    if viewer.organisation_id:
        known |= Q(pk=viewer.organisation_id)
    return tuple(Organisation.objects.filter(known).order_by("name", "pk"))


def what_we_do_now(*, viewer: Actor, person_id: UUID) -> tuple[Episode, ...]:
    """Early help that goes on, for the person's own page and those who read it."""
    now = Episode.objects.visible_to(viewer).open().preventive().filter(person=person_id)
    return tuple(now.select_related("organisation").order_by("-began_on", "pk"))


def _whole(viewer: Actor) -> EpisodeQuerySet:
    seen = Episode.objects.visible_to(viewer)
    return seen.select_related(
        "person", "organisation", "opened_by", "received_by"
    ).prefetch_related("holds")


def _pause(episode: Episode) -> Hold | None:
    return next((hold for hold in episode.holds.all() if hold.is_now), None)


def _events(episode: Episode, before: Episode | None, after: Episode | None) -> list[Event]:
    """What became of it, in the order of the days."""
    events = [Event(episode.began_on, _began(episode, before), episode.source_words)]
    if episode.received_on and episode.received_by:
        taken = gettext("%(name)s took it over") % {"name": episode.received_by.name}
        events.append(Event(episode.received_on, taken))
    for hold in episode.holds.all():
        because = {"why": _within(hold.get_why_display())}
        events.append(Event(hold.began_on, gettext("Paused: %(why)s") % because, hold.words))
        if hold.until:
            events.append(Event(hold.until, gettext("Last day of the pause")))
    if episode.ended_on:
        events.append(Event(episode.ended_on, _ended(episode, after), episode.ended_because))
    return sorted(events, key=lambda event: event.on)


def _began(episode: Episode, before: Episode | None) -> str:
    if episode.source == Source.TRANSFER and before:
        where = {"service": before.service, "place": before.organisation.name}
        return gettext("Moved here from %(service)s, %(place)s") % where
    if episode.source == Source.TRANSFER:
        return episode.get_source_display()
    return gettext("It began. Who spoke of it first: %(who)s") % {
        "who": _within(episode.get_source_display())
    }


def _ended(episode: Episode, after: Episode | None) -> str:
    if after:
        where = {"service": after.service, "place": after.organisation.name}
        return gettext("Moved to %(service)s, %(place)s") % where
    return gettext("It ended: %(why)s") % {"why": _within(episode.get_ending_display())}


def _within(words: str) -> str:
    """As it stands within a sentence: `a GP practice`."""
    return words[:1].lower() + words[1:]

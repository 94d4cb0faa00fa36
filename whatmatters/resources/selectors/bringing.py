"""What those who bring services in are shown."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.resources.intake.tally import Tally
from whatmatters.resources.intake.trying import tried
from whatmatters.resources.models import DirectoryUpload, Feed, Service
from whatmatters.resources.standard.documents import CannotRead
from whatmatters.resources.standard.kinds import MOMENT, Unfit

MOST_SHOWN = 100
ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class BringInPage:
    """The page to send a file on: what the directory holds already."""

    listed: int
    stale: int
    upload: DirectoryUpload | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do; or why it cannot be read."""

    upload: DirectoryUpload
    tally: Tally | None
    why_not: str

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        if self.tally is None:
            return ()
        found = (
            ("New", self.tally.new),
            ("Changed", self.tally.changed),
            ("As before", self.tally.same),
            ("Older than what is here", self.tally.older),
            ("Left out", self.tally.left_out),
        )
        return tuple(each for each in found if each[1] or each[0] == "New")

    @property
    def told(self) -> list[str]:
        return self.tally.told[:MOST_SHOWN] if self.tally else []

    @property
    def untold(self) -> int:
        tally = self.tally
        return max(0, len(tally.told) - MOST_SHOWN) + tally.untold if tally else 0

    @property
    def may_bring_in(self) -> bool:
        tally = self.tally
        return tally is not None and bool(tally.new or tally.changed or tally.others)


@dataclass(frozen=True, slots=True)
class StalePage:
    """What nobody has checked for six months, the longest unchecked first."""

    page: Page[Service]
    total: int


def bring_in_page(*, viewer: Actor) -> BringInPage:
    """What the directory holds, and the file that waits for a yes or no."""
    listed = Service.objects.listed()
    return BringInPage(
        listed=listed.count(),
        stale=listed.stale(clock.today()).count(),
        upload=DirectoryUpload.objects.of(viewer).defer("content").order_by("pk").first(),
    )


def upload_of(*, viewer: Actor, upload_id: UUID) -> DirectoryUpload:
    """A file of one's own. Anybody else's is 404."""
    return get_object_or_404(DirectoryUpload.objects.of(viewer), pk=upload_id)


def preview(*, viewer: Actor, upload: DirectoryUpload) -> Preview:
    """What it would do, without doing it."""
    try:
        tally = tried(io.BytesIO(bytes(upload.content)), upload.name)
    except CannotRead as refused:
        return Preview(upload, None, str(refused))
    return Preview(upload, tally, "")


def feeds(*, viewer: Actor) -> tuple[Feed, ...]:
    """The feeds of the organisation somebody acts in."""
    return tuple(Feed.objects.of(viewer).order_by("name", "pk"))


def one_feed(*, viewer: Actor, feed_id: UUID) -> Feed:
    """One of them. Any other organisation's is 404."""
    return get_object_or_404(Feed.objects.of(viewer), pk=feed_id)


def stale_page(*, viewer: Actor, wanted: str) -> StalePage:
    """What somebody should check."""
    stale = Service.objects.listed().stale(clock.today()).select_related("organization")
    page = Paginator(stale.order_by("checked_on", "name", "pk"), ON_A_PAGE).get_page(wanted)
    return StalePage(page, page.paginator.count)


def unchanged_in(feed: Feed) -> Callable[[list[dict[str, Any]]], set[str]]:
    """Which of some services, as a page lists them, are as they came last. Open to all."""

    def known(objects: list[dict[str, Any]]) -> set[str]:
        given = {str(one.get("id")): _moment(one.get("last_modified")) for one in objects}
        ids = [one for one in given if _is_id(one)]
        here = Service.objects.filter(feed=feed, gone_on=None, pk__in=ids)
        rows = here.values_list("pk", "last_modified")
        return {str(pk) for pk, modified in rows if modified and given[str(pk)] == modified}

    return known


def _is_id(said: str) -> bool:
    try:
        return str(UUID(said)) == said
    except ValueError:
        return False


def _moment(said: object) -> object:
    try:
        return MOMENT.read(said)
    except Unfit:
        return None

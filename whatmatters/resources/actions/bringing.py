"""Bringing services in: a file in one go, or what a feed has now. All of it, or nothing."""

import io
from functools import partial
from typing import IO
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.letting_go import let_go
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.resources.intake.opening import items_of
from whatmatters.resources.intake.taking import Intake
from whatmatters.resources.intake.tally import Tally
from whatmatters.resources.models import DirectoryUpload, Feed, Source

NOTED = ("fetched_at", "went_well", "what_happened", "told")


@transaction.atomic
def bring_in_file(*, file: IO[bytes], name: str, by: Actor | str) -> Tally:
    """Bring in a file: every service in it that can be used, or none. Raises CannotRead."""
    _require(by)
    intake = Intake(source=Source.FILE)
    intake.take(items_of(file, name, intake.tally.tell))
    audit.record(by=by, did="resources.file-brought-in", to=None)
    return intake.tally


@transaction.atomic
def bring_in_feed(
    *, feed: Feed, file: IO[bytes], same: set[UUID], tally: Tally, by: Actor | str
) -> Tally:
    """Bring in what a feed has now, and mark what it no longer has. Raises CannotRead.

    `same` are services it has as they were.
    """
    feed = Feed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
    _require(by)
    intake = Intake(feed=feed, source=Source.FEED, tally=tally, seen=set(same))
    tally.same += len(same)
    intake.take(items_of(file, "feed.json", tally.tell))
    intake.mark_gone()
    feed.fetched_at, feed.went_well = clock.now(), True
    feed.what_happened, feed.told = tally.in_words, tally.told
    feed.save(update_fields=NOTED)
    audit.record(by=by, did="resources.feed-brought-in", to=feed)
    return tally


@transaction.atomic
def note_failure(*, feed: Feed, why: str, by: Actor | str) -> Feed:
    """That a feed did not come, and why: the next who looks at the feeds sees it."""
    feed = Feed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
    _require(by)
    feed.fetched_at, feed.went_well = clock.now(), False
    feed.what_happened, feed.told = why, []
    feed.save(update_fields=NOTED)
    audit.record(by=by, did="resources.feed-failed", to=feed)
    return feed


@transaction.atomic
def add_feed(*, name: str, address: str, by: Actor) -> Feed:
    """From now on, also read this directory."""
    require(by, Permission.DIRECTORY_BRING_IN)
    if by.membership is None:
        raise PermissionDenied
    feed = Feed.objects.create(organisation=by.membership.organisation, name=name, address=address)
    audit.record(by=by, did="resources.feed-added", to=feed)
    return feed


@transaction.atomic
def remove_feed(*, feed: Feed, by: Actor) -> None:
    """Read it no longer. What it brought stays, and is ours to keep from now on."""
    require(by, Permission.DIRECTORY_BRING_IN)
    feed = get_object_or_404(Feed.objects.of(by).select_for_update(of=("self",)), pk=feed.pk)
    audit.record(by=by, did="resources.feed-removed", to=feed)
    feed.delete()


@transaction.atomic
def keep_upload(*, name: str, content: bytes, by: Actor) -> DirectoryUpload:
    """Keep a file until its sender has looked at what it would do."""
    require(by, Permission.DIRECTORY_BRING_IN)
    if by.membership is None:
        raise PermissionDenied
    DirectoryUpload.objects.of(by).delete()
    clear_uploads()
    upload = DirectoryUpload.objects.create(
        organisation=by.membership.organisation, owner=by.user, name=name[:200], content=content
    )
    audit.record(by=by, did="resources.file-sent", to=upload)
    return upload


@transaction.atomic
def bring_in_upload(*, upload: DirectoryUpload, by: Actor) -> Tally:
    """Say yes to a file: bring it in, once, and let it go. Raises CannotRead."""
    mine = DirectoryUpload.objects.of(by).select_for_update(of=("self",))
    upload = get_object_or_404(mine, pk=upload.pk)
    require(by, Permission.DIRECTORY_BRING_IN)
    done = bring_in_file(file=io.BytesIO(bytes(upload.content)), name=upload.name, by=by)
    upload.delete()
    return done


@transaction.atomic
def throw_away_upload(*, upload: DirectoryUpload, by: Actor) -> None:
    """Say no to a file."""
    require(by, Permission.DIRECTORY_BRING_IN)
    audit.record(by=by, did="resources.file-thrown-away", to=upload)
    DirectoryUpload.objects.of(by).filter(pk=upload.pk).delete()


@transaction.atomic
def clear_uploads() -> int:
    """Let go of every file that nobody said yes or no to for a day.

    Anybody may who can reach the command, or send another: it chooses nothing but what has run out.
    """
    old = DirectoryUpload.objects.left_over().defer("content").order_by("pk")
    did = partial(audit.record, by=audit.SYSTEM, did="resources.file-let-go")
    return let_go(old, written_down=lambda upload: did(to=upload))


def _require(by: Actor | str) -> None:
    """Whoever can reach the command line may; anybody else needs leave."""
    if isinstance(by, Actor):
        require(by, Permission.DIRECTORY_BRING_IN)

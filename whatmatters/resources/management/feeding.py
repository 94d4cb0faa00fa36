"""A feed, from its address to what is said of it afterwards."""

import tempfile

from whatmatters.access import audit
from whatmatters.resources.actions import bringing
from whatmatters.resources.intake.fetching import NotFetched
from whatmatters.resources.intake.tally import Tally
from whatmatters.resources.intake.walking import fetch_into
from whatmatters.resources.models import Feed
from whatmatters.resources.selectors.bringing import unchanged_in
from whatmatters.resources.standard.documents import CannotRead


class FeedFailed(Exception):
    """Nothing was changed. The message says why."""


def renew(feed: Feed, by: str = audit.SYSTEM) -> Tally:
    """Fetch it whole, then bring it in. Raises FeedFailed, and the feed says so as well."""
    tally = Tally()
    try:
        with tempfile.TemporaryFile() as file:
            same = fetch_into(file, feed.address, known=unchanged_in(feed), tell=tally.tell)
            return bringing.bring_in_feed(feed=feed, file=file, same=same, tally=tally, by=by)
    except (NotFetched, CannotRead) as refused:
        bringing.note_failure(feed=feed, why=str(refused), by=by)
        raise FeedFailed(str(refused)) from None

"""Sessions in the database: found by a query compiled once, and ended when they have rested.

Each page of everybody begins with this question and the next one (`accounts`): built anew
each time, the two took longer than the database did to answer all the others.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from whatmatters.access.prepared import Prepared
from whatmatters.access.signing_in.models import SignedIn
from whatmatters.foundations import clock

KEPT = Prepared(lambda _, key: SignedIn.objects.filter(pk=key))
#: What a session remembers of itself, beside what Django puts into it.
HANDLE, BEGAN, BROWSER, RESTS = "handle", "began_at", "browser", "may_rest"
#: Which membership somebody chose to act in; `""` is none.
ACTING_AS = "membership"
RESTED, LASTED = "rested", "lasted"
A_MINUTE = timedelta(minutes=1)


class SessionStore(db.SessionStore):
    """Django's own, other than in how it looks a session up, and that it ends by itself.

    `ended` says why one that was asked for is no more: it RESTED or LASTED too long.
    """

    ended = ""

    @classmethod
    def get_model_class(cls) -> type[SignedIn]:
        return SignedIn

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no session, if it has ended."""
        found = KEPT.rows(viewer=None, about=self.session_key or "")
        if found:
            row, now = found[0], clock.now()
            data = self.decode(row.session_data)
            self.ended = _why_ended(row, data, now)
            if not self.ended:
                if now - row.used_at >= A_MINUTE:
                    SignedIn.objects.filter(pk=row.pk).update(used_at=now)
                return data
        self._session_key = None
        return {}

    def create_model_instance(self, data: dict[str, Any]) -> SignedIn:
        """The row, with what a list of one's own sessions tells."""
        data.setdefault(HANDLE, str(uuid4()))
        data.setdefault(BEGAN, clock.now().isoformat())
        row: SignedIn = super().create_model_instance(data)  # type: ignore[assignment]  # ours
        row.handle, row.browser = UUID(data[HANDLE]), data.get(BROWSER, "")
        row.user_id = UUID(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.began_at, row.used_at = datetime.fromisoformat(data[BEGAN]), clock.now()
        return row


def _why_ended(row: SignedIn, data: dict[str, Any], now: datetime) -> str:
    """Why it has ended, or nothing. Without a word about it, it may rest as long as staff's."""
    longest = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    if now - row.began_at >= longest or now >= row.expire_date:
        return LASTED
    may_rest = timedelta(seconds=data.get(RESTS, settings.MAY_REST_STAFF))
    return RESTED if SESSION_KEY in data and now - row.used_at >= may_rest else ""

"""Sessions as Django keeps them in the database, found by a query compiled once.

Each page of everybody begins with this question and the next one (`accounts`): built anew
each time, the two took longer than the database did to answer all the others.
"""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from whatmatters.access.prepared import Prepared
from whatmatters.foundations import clock

KEPT = Prepared(lambda _, key: Session.objects.filter(pk=key))


class SessionStore(db.SessionStore):
    """Django's own, other than in how it looks a session up."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no session, if it has ended."""
        found = KEPT.rows(viewer=None, about=self.session_key or "")
        if found and found[0].expire_date > clock.now():
            return self.decode(found[0].session_data)
        self._session_key = None
        return {}

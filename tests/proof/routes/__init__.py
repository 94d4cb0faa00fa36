"""What each route is about, and what of it one must be allowed: a line for each, typed by hand.

A route that has no line here fails the test. `get` and `post` say what must be allowed:

    anybody, signed in       nothing is asked, or an account
    either                   an account; what is sent may be right for one and not for another
    "plan:write"             a class of data and a deed, of the person the thing is of
    ""                       it does not answer to that method

A few ask for something else than a class: an enquiry or a list of one's organisation, a glass
that is broken or may be, somebody to take on, a concern that `waits` for a lead to take it.

`doors` are the roles that may knock at it; `ways`, the only ways of standing that may (besides
what the class asks); `owner`, that it is of the one who wrote it. A page has a `header` that
says who it is about, so who they are must be open as well, or (where that is `named`) opened in an
emergency. A form that one `looks` at may be seen by more than may send it; one that `asks_first`
is shown to nobody who may not send it, though more may read what it is about.
"""

from tests.proof.routes import (
    appointments,
    changes,
    exchange,
    groups,
    no_signal,
    people,
    plan_in_depth,
    readings,
    spending,
    thread,
    timebank,
    visits,
)
from tests.proof.routes.line import ANYBODY, EITHER, SEARCH, SIGNED_IN, Route

__all__ = ["ANYBODY", "EITHER", "ROUTES", "SEARCH", "SIGNED_IN", "TABLE", "Route"]

ROUTES = (
    *thread.LINES,
    *people.LINES,
    *plan_in_depth.LINES,
    *spending.LINES,
    *timebank.LINES,
    *readings.LINES,
    *visits.LINES,
    *appointments.LINES,
    *no_signal.LINES,
    *changes.LINES,
    *groups.LINES,
    *exchange.LINES,
)
TABLE = {line.name: line for line in ROUTES}

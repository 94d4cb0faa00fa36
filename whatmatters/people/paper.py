"""What every copy on paper says of the person: what helps them, and that they can ask."""

from django.utils.translation import gettext as _

from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject
from whatmatters.web.components.words import written
from whatmatters.web.documents import Part, Points, Say

#: A heading is also a bookmark: longer words stand under it, whole.
HEADING = 100


def what_helps(subject: Subject) -> tuple[Part, ...]:
    """What helps them take part, at the top of whatever leaves the house; nothing if unsaid."""
    if not subject.needs:
        return ()
    heading = (
        _("What helps me take part")
        if subject.standing.is_self
        else _("What helps %(name)s take part") % {"name": subject.known_as}
    )
    needs = Points(tuple(need.words for need in subject.needs))
    return (Part(heading, (needs,), picture="speech", boxed=True),)


def ask_for_help() -> Part:
    """At the end of each."""
    return Part(
        _("You can ask for help with this"),
        (
            Say(_("Ask somebody you trust to read it with you.")),
            Say(_("You can have it in another form.")),
            Say(_("You can ask us to change what is wrong.")),
        ),
        picture="question",
    )


def made_today() -> str:
    return _("Made on %(day)s") % {"day": written(clock.today())}


def in_a_heading(words: str, number: int) -> str:
    """`1. Get back to my allotment`: on one line, and cut where it is long."""
    said = " ".join(words.split())
    short = said if len(said) <= HEADING else f"{said[: HEADING - 1].rstrip()}…"
    return f"{number}. {short}"


def is_cut(words: str) -> bool:
    """Whether a heading could not show all of it as it was said."""
    return len(words.split("\n")) > 1 or len(" ".join(words.split())) > HEADING

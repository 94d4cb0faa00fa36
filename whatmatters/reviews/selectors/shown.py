"""What a review found about an outcome, ready to be read."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext

from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject
from whatmatters.reviews import reasons, tally
from whatmatters.reviews.models import EarlierVerdict, Help, Look, Reason, Review, Verdict

Party, Says = Verdict.Party, Verdict.Says

#: A verdict is never shown in a colour of alarm: "not yet" is information.
TONES = {Says.FULLY: "good", Says.PARTLY: "started"}
TO_THEMSELF = {
    Says.FULLY: _("Yes, it has happened"),
    Says.PARTLY: _("Partly"),
    Says.NOT: _("Not yet"),
    Says.NOT_WANTED: _("I don’t want this any more"),
    Says.CANNOT_SAY: _("I can’t say"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One party's verdict, and how we come to know it."""

    verdict: Verdict
    text: str
    caption: str
    is_their_own: bool

    @property
    def tone(self) -> str:
        return TONES.get(Says(self.verdict.says), "plain")

    @property
    def words(self) -> str:
        return self.verdict.words


@dataclass(frozen=True, slots=True)
class Noted:
    """What helped, or a reason: what it is, and what was said of it."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome as this review finds it: the three questions, as far as they are answered."""

    number: int
    outcome: Outcome
    look: Look | None
    person: Said | None
    practitioner: Said | None
    helps: tuple[Noted, ...]
    reasons: tuple[Noted, ...]
    whose: str

    @property
    def name(self) -> str:
        """For headings and links: which of the outcomes on the page it is."""
        return str(self.number)

    @property
    def is_decided(self) -> bool:
        return bool(self.look and self.look.is_decided)

    @property
    def is_to_do(self) -> bool:
        return self.outcome.is_live and not self.is_decided

    @property
    def ending(self) -> str:
        """How it is to end, or ended, said of the person by name."""
        said = self.look.get_ending_display() if self.look else ""
        return said.replace(gettext("The person"), self.whose)


def concerned(review: Review, looked_at: Container[UUID]) -> list[Outcome]:
    """The outcomes this review is about, in the plan's order.

    Those the plan serves that are live, or that it has looked at. Once it is done, only
    what it looked at: an outcome that was over by then was not its concern.
    """
    aims = review.plan.aims.select_related("outcome").as_ranked()
    return [
        aim.outcome
        for aim in aims
        if aim.outcome_id in looked_at or (aim.outcome.is_live and not review.is_done)
    ]


def found(number: int, outcome: Outcome, look: Look | None, subject: Subject) -> Found:
    """`look` has its verdicts, helps and reasons fetched already: see `looks_of`."""
    return Found(
        number=number,
        outcome=outcome,
        look=look,
        person=said(look, Party.PERSON, subject),
        practitioner=said(look, Party.PRACTITIONER, subject),
        helps=tuple(_helps(look, subject)) if look else (),
        reasons=tuple(Noted(reasons.label(r.code), r.words) for r in _coded(look)),
        whose=subject.known_as,
    )


def said(look: Look | None, party: str, subject: Subject) -> Said | None:
    for verdict in look.verdicts.all() if look else ():
        if verdict.party == party:
            return _said(verdict, subject)
    return None


def _said(verdict: Verdict, subject: Subject) -> Said:
    is_to_self = subject.standing.is_self and verdict.party == Party.PERSON
    return Said(
        verdict=verdict,
        text=TO_THEMSELF[Says(verdict.says)] if is_to_self else verdict.get_says_display(),
        caption=caption(verdict, subject),
        is_their_own=verdict.is_by(subject.person),
    )


def caption(verdict: Verdict, subject: Subject) -> str:
    """Whose answer it is, and who wrote it down if that was somebody else."""
    if verdict.party == Party.PRACTITIONER:
        return verdict.said_by
    known_as, is_self = subject.known_as, subject.standing.is_self
    if verdict.is_by(subject.person):
        return (
            gettext("You answered this")
            if is_self
            else gettext("%(known_as)s answered this") % {"known_as": known_as}
        )
    writer, whom = verdict.recorded_by.name, gettext("you") if is_self else known_as
    if verdict.said_by == known_as:
        return gettext("%(writer)s wrote this down for %(whom)s") % {
            "writer": writer,
            "whom": whom,
        }
    if verdict.said_by.startswith(f"{writer}, "):
        return gettext("%(said_by)s, answered for %(whom)s") % {
            "said_by": verdict.said_by,
            "whom": whom,
        }
    return gettext("%(said_by)s answered for %(whom)s. %(writer)s wrote this down") % {
        "said_by": verdict.said_by,
        "whom": whom,
        "writer": writer,
    }


def help_labels(subject: Subject) -> dict[str, str]:
    """Who or what may have helped, as one would say it to whoever reads."""
    themself = gettext("Me") if subject.standing.is_self else subject.known_as
    return dict(Help.From.choices) | {Help.From.MYSELF: themself}


def _helps(look: Look, subject: Subject) -> Iterator[Noted]:
    labels = help_labels(subject)
    given = {one.came_from: one.words for one in look.helps.all()}
    for code, label in labels.items():
        if code in given:
            yield Noted(label, given[code])


def _coded(look: Look | None) -> Iterable[Reason]:
    if look is None:
        return ()
    places = {code: place for place, code in enumerate(reasons.labels())}
    return sorted(look.reasons.all(), key=lambda r: (places.get(r.code, len(places)), r.code))


def looks_of(review: Review) -> dict[UUID, Look]:
    """A review's looks by outcome, with all that was written in them. Five queries."""
    return {look.outcome_id: look for look in with_all(review.looks.order_by("pk"))}


def with_all(looks: QuerySet[Look]) -> QuerySet[Look]:
    return looks.prefetch_related(
        Prefetch("verdicts", Verdict.objects.select_related("recorded_by").order_by("party")),
        Prefetch("verdicts__earlier", EarlierVerdict.objects.order_by("recorded_at", "pk")),
        Prefetch("helps", Help.objects.order_by("came_from")),
        Prefetch("reasons", Reason.objects.order_by("code")),
    )


def counted(all_found: Iterable[Found], party: str) -> tally.Tally:
    """One party's verdicts, counted."""
    return tally.tally(
        tally.Found(
            says=one_said.verdict.says if (one_said := _of(one, party)) else "",
            ending=one.look.ending if one.look else "",
        )
        for one in all_found
    )


def counted_again(review: Review | None, party: str) -> tally.Tally:
    """The same of a review that is done, from its verdicts alone. One query."""
    if review is None:
        return tally.Tally()
    says = Max("verdicts__says", filter=Q(verdicts__party=party))
    looks = review.looks.values_list("pk", "ending").annotate(says=says).order_by("pk")
    return tally.tally(tally.Found(says or "", ending) for _, ending, says in looks)


def _of(one: Found, party: str) -> Said | None:
    return one.person if party == Party.PERSON else one.practitioner

"""The pages on which somebody asks: which there are, in what order, and what each shows."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from whatmatters.access.models import Organisation
from whatmatters.enquiries import drafts, forms
from whatmatters.enquiries.models import Enquiry

WORDS, WHO, NAMES, REACH, HELP = STEPS = ("words", "who", "names", "reach", "help")
FORMS: dict[str, type[forms.Asking]] = {
    WORDS: forms.WordsForm,
    WHO: forms.WhoForm,
    NAMES: forms.NamesForm,
    REACH: forms.ReachForm,
    HELP: forms.HelpForm,
}
NAMES_FORMS: dict[str, type[forms.Asking]] = {
    Enquiry.For.MYSELF: forms.OwnNameForm,
    Enquiry.For.WORK: forms.NamesAtWorkForm,
}


@dataclass(frozen=True, slots=True)
class AskPage:
    """One page of questions, for one place. `draft` is what this browser is writing."""

    place: Organisation
    step: str
    draft: Enquiry | None
    sent: Enquiry | None
    is_mending: bool

    @property
    def form(self) -> type[forms.Asking]:
        asking_for = self.draft.asking_for if self.draft else ""
        return NAMES_FORMS.get(asking_for, FORMS[NAMES]) if self.step == NAMES else FORMS[self.step]

    @property
    def number(self) -> int:
        return STEPS.index(self.step) + 1

    @property
    def of(self) -> int:
        return len(STEPS)

    @property
    def is_first(self) -> bool:
        return self.number == 1

    @property
    def back(self) -> str:
        """One page back: the one before, or the answers one came from to mend this."""
        if self.is_mending:
            return check_address(self.place)
        return "" if self.is_first else address(self.place, STEPS[self.number - 2])

    @property
    def onward(self) -> str:
        """Where a saved page leads. Who it is for decides what names are asked after it."""
        mends = "?mend=1" if self.is_mending else ""
        if self.step == HELP or (self.is_mending and self.step != WHO):
            return check_address(self.place)
        return address(self.place, STEPS[self.number]) + mends

    @property
    def check_at(self) -> str:
        return check_address(self.place)

    def was_sent_as(self, writing: str) -> bool:
        """Whether what the page was part of has been sent meanwhile."""
        return self.sent is not None and str(self.sent.pk) == writing


def the_place(address_name: str) -> Organisation:
    """A place that takes enquiries, by its name in addresses. Any other is 404.

    A confidential service is reached this way alone, by those who were given its address.
    """
    return get_object_or_404(_taking_enquiries(), address_name=address_name)


def places() -> QuerySet[Organisation]:
    """Those that anybody may choose from."""
    return _taking_enquiries().filter(is_confidential=False).order_by("name", "pk")


def _taking_enquiries() -> QuerySet[Organisation]:
    return Organisation.objects.exclude(takes_enquiries_for="")


def ask_page(request: HttpRequest, address_name: str, step: str) -> AskPage:
    if step not in STEPS:
        raise Http404
    place = the_place(address_name)
    enquiry = drafts.held(request, place)
    is_draft = enquiry is not None and enquiry.is_draft
    return AskPage(
        place=place,
        step=step,
        draft=enquiry if is_draft else None,
        sent=None if is_draft else enquiry,
        is_mending="mend" in request.GET,
    )


def address(place: Organisation, step: str) -> str:
    if step == WORDS:
        return reverse("enquiries:ask", args=[place.address_name])
    return reverse("enquiries:step", args=[place.address_name, step])


def check_address(place: Organisation) -> str:
    return reverse("enquiries:check", args=[place.address_name])


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said on one page, and where to change it. `lines` pair a few words with it."""

    term: str
    href: str
    words: str
    lines: tuple[tuple[str, str], ...]


def answers(draft: Enquiry) -> tuple[Answered, ...]:
    """Everything that was asked, page by page, leaving out what was not said."""
    return (
        _answered(draft, WORDS, gettext("In your own words"), words=draft.words),
        _answered(
            draft, WHO, gettext("Who you are asking for"), ("", draft.get_asking_for_display())
        ),
        _answered(draft, NAMES, "Names", *_names(draft)),
        _answered(
            draft,
            REACH,
            gettext("How to reach you"),
            ("", draft.get_reach_by_display()),
            ("", draft.reach),
            (gettext("A good time"), draft.when_to_reach),
        ),
        _answered(
            draft,
            HELP,
            gettext("What helps"),
            ("", draft.helps_communicate),
            (gettext("Typed for you by"), draft.typed_by),
        ),
    )


def _answered(
    draft: Enquiry, step: str, term: str, *lines: tuple[str, str], words: str = ""
) -> Answered:
    href = f"{address(draft.organisation, step)}?mend=1"
    return Answered(term, href, words, tuple(line for line in lines if line[1]))


def _names(draft: Enquiry) -> tuple[tuple[str, str], ...]:
    if draft.asking_for == Enquiry.For.MYSELF:
        return ((gettext("Your name"), draft.name),)
    relation = (
        gettext("Your work")
        if draft.asking_for == Enquiry.For.WORK
        else gettext("Who you are to them")
    )
    return (
        (gettext("Their name"), draft.name),
        (gettext("Do they know you are asking?"), draft.knows_of_it),
        (gettext("Your name"), draft.asked_by),
        (relation, draft.relation),
    )

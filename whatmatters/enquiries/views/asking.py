"""The pages of whoever asks: no account, no script needed, nothing kept by the browser."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit, tries
from whatmatters.access.actor import Actor
from whatmatters.access.routes import open_to_all
from whatmatters.enquiries import actions, asking, drafts
from whatmatters.enquiries.forms import Asking, CodeForm, SendForm
from whatmatters.enquiries.models import Enquiry, NotSentYet
from whatmatters.foundations.codes import read_code
from whatmatters.foundations.models import Stale
from whatmatters.foundations.words import later as _
from whatmatters.web.http import submitted

NO_ACCOUNT = open_to_all("asking needs no account")
NOT_FOUND = _(
    "We can’t find anything under that code. Check each letter and number and try again. "
    "If it was sent, or it is more than 30 days old, the code has stopped working."
)
TOO_MANY = _("That was a lot of codes in a short time. Wait 15 minutes and try again.")
CLEARED = _("What you wrote is no longer shown on this screen. Your code still finds it.")


@NO_ACCOUNT
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Choose a place to ask, or go straight on where there is only one."""
    places = list(asking.places())
    if len(places) == 1:
        return redirect("enquiries:ask", places[0].address_name)
    return render(request, "enquiries/begin.html", {"places": places})


@NO_ACCOUNT
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, place: str, step: str = asking.WORDS) -> HttpResponse:
    page = asking.ask_page(request, place, step)
    if page.sent and page.was_sent_as(request.POST.get("writing", "")):
        return redirect("enquiries:sent", page.sent.reference)
    later = request.POST.get("then") == "later"
    form = page.form(submitted(request), draft=page.draft, later=later)
    elsewhere = None
    if form.is_valid():
        try:
            drafts.hold(request, _saved(request, page, form))
        except Stale:
            page = asking.ask_page(request, place, step)
            elsewhere = page.draft
        else:
            return redirect("enquiries:saved", place) if later else redirect(page.onward)
    context = {"page": page, "form": form, "elsewhere": elsewhere}
    return render(request, "enquiries/ask.html", context | _header(page.place.name))


def _saved(request: HttpRequest, page: asking.AskPage, form: Asking) -> Enquiry:
    code = page.draft.return_code if page.draft else None
    return actions.save_draft(
        organisation=page.place,
        answers=form.answers,
        code=code or "",
        read=request.POST.get("read"),
    )


@NO_ACCOUNT
@never_cache
@require_safe
def saved(request: HttpRequest, place: str) -> HttpResponse:
    """The code to come back with, big enough for a picture."""
    page = asking.ask_page(request, place, asking.WORDS)
    if page.draft is None:
        return redirect("enquiries:resume")
    return render(request, "enquiries/saved.html", {"page": page} | _header(page.place.name))


@NO_ACCOUNT
@require_POST
def clear(request: HttpRequest, place: str) -> HttpResponse:
    """For a screen that others use too."""
    drafts.let_go(request, asking.the_place(place))
    messages.success(request, CLEARED)
    return redirect("enquiries:resume")


@NO_ACCOUNT
@never_cache
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, place: str) -> HttpResponse:
    """Everything that was said, to be changed or sent. Pressed twice, it is sent once."""
    held = drafts.held(request, asking.the_place(place))
    if held is None:
        return redirect("enquiries:resume")
    form = SendForm(submitted(request))
    if form.is_valid() and request.POST.get("writing") == str(held.pk):
        try:
            held = actions.send_enquiry(enquiry=held, by=_hand(request))
        except NotSentYet as reason:
            form.add_error(None, str(reason))
    if not held.is_draft:
        return redirect("enquiries:sent", held.reference)
    context = {"draft": held, "answers": asking.answers(held), "form": form}
    return render(request, "enquiries/check.html", context | _header(held.organisation.name))


@NO_ACCOUNT
@require_safe
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """What happens next. It says nothing of what was asked, so any screen may show it."""
    enquiry = drafts.sent_under(reference)
    if enquiry is None:
        raise Http404
    context = {"reference": enquiry.reference, "place": enquiry.organisation}
    return render(request, "enquiries/sent.html", context | _header(enquiry.organisation.name))


@NO_ACCOUNT
@never_cache
@require_http_methods(["GET", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Go on with something saved. A wrong code and one that has run out read the same."""
    form = CodeForm(submitted(request))
    if form.is_valid():
        draft = _found(request, form)
        if draft is not None:
            drafts.hold(request, draft)
            return redirect("enquiries:check", draft.organisation.address_name)
    return render(request, "enquiries/resume.html", {"form": form})


def _found(request: HttpRequest, form: CodeForm) -> Enquiry | None:
    if not tries.may_try(request, at="codes"):
        form.add_error("code", TOO_MANY)
        return None
    code = read_code(form.cleaned_data["code"])
    draft = Enquiry.objects.unfinished(code).select_related("organisation").order_by("pk").first()
    if draft is None:
        tries.count_wrong(request, at="codes")
        form.add_error("code", NOT_FOUND)
    return draft


def _hand(request: HttpRequest) -> Actor | str:
    """Whose hand it is: a worker who asks for somebody is named in the audit."""
    return getattr(request, "actor", None) or audit.PUBLIC


def _header(place: str) -> dict[str, str]:
    """The name at the top of the page is the place one is writing to."""
    return {"organisation_name": place}

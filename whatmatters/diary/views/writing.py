from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.diary import actions, selectors
from whatmatters.diary.forms import EntryForm
from whatmatters.diary.sealing import KeyIsLost
from whatmatters.diary.selectors import WritePage
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.web.components.words import clock_time
from whatmatters.web.headers import with_a_voice
from whatmatters.web.http import asked_for


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest) -> HttpResponse:
    """A new entry; or on with one that isn't finished."""
    page = selectors.write_page(viewer=request.actor)
    if request.method == "POST":
        return _sent(request, page)
    return _shown(request, page, EntryForm(page=page, initial=_begun(request, page)))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, entry_id: UUID) -> HttpResponse:
    """Write it otherwise, or add to it."""
    page = selectors.change_page(viewer=request.actor, entry_id=entry_id)
    if request.method == "POST":
        return _sent(request, page)
    return _shown(request, page, EntryForm(page=page, initial=_begun(request, page)))


@signed_in
@require_POST
def save(request: SignedInRequest) -> JsonResponse:
    """Save what is being typed, for the page's script. Answers when, or what is wrong."""
    page = _page_of(request)
    form = EntryForm(request.POST, page=page, unfinished=True)
    problem = "" if form.is_valid() else str(next(iter(form.errors.values()))[0])
    if not problem:
        problem = _saved(request, page, form)
    if problem:
        return JsonResponse({"problem": problem}, status=400)
    return JsonResponse({"at": clock_time(timezone.localtime(clock.now()))})


@signed_in
@require_POST
def throw_away(request: SignedInRequest, unfinished_id: UUID) -> HttpResponse:
    unfinished = selectors.unfinished_of(viewer=request.actor, unfinished_id=unfinished_id)
    actions.throw_away_unfinished(unfinished=unfinished, by=request.actor)
    messages.success(request, _("The unfinished writing is thrown away"))
    return redirect("diary:mine")


def _sent(request: SignedInRequest, page: WritePage) -> HttpResponse:
    """Keep it, or put it aside. Whatever is wrong, what was typed stays in its boxes."""
    later = request.POST.get("do") == "later"
    form = EntryForm(request.POST, request.FILES, page=page, unfinished=later)
    if form.is_valid():
        problem = _saved(request, page, form) if later else _kept(request, page, form)
        if not problem:
            return _done(request, page, later=later)
        form.add_error(None, problem)
    if later:
        form = _whole_again(request, page, form)
    return _shown(request, page, form)


def _kept(request: SignedInRequest, page: WritePage, form: EntryForm) -> str:
    """What stood in the way, if anything did."""
    try:
        if page.entry:
            read = request.POST.get("read", "")
            version = int(read) if read.isdecimal() and len(read) < 10 else 0
            actions.change_entry(entry=page.entry, by=request.actor, read=version, **form.told)
        else:
            actions.keep_entry(person=page.person, by=request.actor, **form.told)
    except Stale:
        form.is_stale = True
        return _("You changed this on another page. Look at it below, then save again")
    except KeyIsLost as lost:
        return str(lost)
    return ""


def _saved(request: SignedInRequest, page: WritePage, form: EntryForm) -> str:
    said = {name: form.cleaned_data[name] for name in ("words", "feeling", "sent_as")}
    try:
        actions.save_unfinished(person=page.person, by=request.actor, entry=page.entry, **said)
    except KeyIsLost as lost:
        return str(lost)
    return ""


def _done(request: SignedInRequest, page: WritePage, *, later: bool) -> HttpResponse:
    if later and request.FILES:
        messages.info(request, _("Kept for later. Add the file again when you finish it"))
    elif later:
        messages.success(request, _("Kept for later"))
    else:
        messages.success(request, _("Kept. Only you can read it, unless you share it"))
    return redirect("diary:entry", page.entry.pk) if page.entry else redirect("diary:mine")


def _whole_again(request: SignedInRequest, page: WritePage, form: EntryForm) -> EntryForm:
    """The page as it was, with what is wrong."""
    whole = EntryForm(request.POST, request.FILES, page=page)
    whole.full_clean()
    for name, wrong in form.errors.items():
        if name not in whole.errors:
            whole.add_error(name if name in whole.fields else None, list(wrong))
    return whole


def _shown(request: SignedInRequest, page: WritePage, form: EntryForm) -> HttpResponse:
    address = request.path
    context = {"page": page, "form": form, "address": address}
    return with_a_voice(render(request, "diary/write.html", context))


def _begun(request: SignedInRequest, page: WritePage) -> dict[str, Any]:
    """What stands in the boxes at first."""
    asked, outcome = asked_for(request, "go-on"), asked_for(request, "outcome")
    begun: dict[str, Any] = {"outcome": outcome}
    if page.entry and page.shown:
        begun = {
            "words": page.shown.words,
            "feeling": page.shown.feeling,
            "said_on": page.entry.said_on,
            "outcome": page.entry.outcome_id,
            "sent_as": uuid4(),
        }
    for one in page.unfinished:
        if str(one.id) == asked:
            begun |= {"words": one.words, "feeling": one.feeling, "sent_as": one.sent_as}
    return begun


def _page_of(request: SignedInRequest) -> WritePage:
    """The page that is being typed in: a new entry's, or that of the one it names."""
    entry = request.POST.get("entry", "")
    try:
        return selectors.change_page(viewer=request.actor, entry_id=UUID(entry))
    except ValueError:
        return selectors.write_page(viewer=request.actor)

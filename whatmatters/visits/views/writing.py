"""What is written of a visit: tasks, hitches, notes, and what the person says."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.visits import actions, forms, selectors
from whatmatters.visits.selectors import NoteShown
from whatmatters.visits.selectors.visit import seen_task, seen_visit
from whatmatters.visits.views.trying import Given, asking, done, looked, succeeds, to_visit
from whatmatters.web.http import asked_for, submitted


@signed_in
@require_http_methods(["GET", "POST"])
def task(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """What became of a task, and who did it."""
    found = seen_task(viewer=request.actor, task_id=task_id)
    initial = {name: getattr(found, name) for name in ("became", "how", "why")}
    form = forms.TaskForm(submitted(request), initial={**initial, "read": found.version})
    given: Given = {"task": found, "by": request.actor}
    if succeeds(form, lambda: actions.settle_task(**given, **form.cleaned_data)):
        return to_visit(request, found.visit_id)
    page = selectors.to_record_page(viewer=request.actor, visit_id=found.visit_id)
    looked(request, "visits.task", page.visit.person_id)
    return render(request, "visits/task.html", {"page": page, "task": found, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def add_task(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    page = selectors.to_record_page(viewer=request.actor, visit_id=visit_id)
    outcomes = selectors.outcomes_of(viewer=request.actor, person=page.visit.person)
    form = forms.AddTaskForm(submitted(request), outcomes=outcomes)
    given: Given = {"visit": page.visit, "by": request.actor}
    if succeeds(form, lambda: actions.add_task(**given, **form.cleaned_data)):
        return to_visit(request, visit_id)
    looked(request, "visits.add-task", page.visit.person_id)
    return asking(request, page, form, heading=_("Add something to do"), submit=_("Add it"))


@signed_in
@require_http_methods(["GET", "POST"])
def link(request: SignedInRequest, task_id: UUID) -> HttpResponse:
    """Say which outcome this work is for."""
    page, found = selectors.task_page(viewer=request.actor, task_id=task_id)
    outcomes = selectors.outcomes_of(viewer=request.actor, person=page.visit.person)
    initial = {"outcome": str(found.outcome_id or ""), "read": found.version}
    form = forms.LinkForm(submitted(request), outcomes=outcomes, initial=initial)
    given: Given = {"task": found, "by": request.actor}
    if succeeds(form, lambda: actions.link_task(**given, **form.cleaned_data)):
        return to_visit(request, page.visit.pk)
    looked(request, "visits.link", page.visit.person_id)
    words = {"heading": _("What is this work for?"), "submit": _("Save"), "about": found.what}
    return asking(request, page, form, **words)


@signed_in
@require_http_methods(["GET", "POST"])
def hitch(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Say what was not as planned."""
    page = selectors.to_record_page(viewer=request.actor, visit_id=visit_id)
    form = forms.HitchForm(submitted(request), initial={"kind": asked_for(request, "kind")})
    given: Given = {"visit": page.visit, "by": request.actor}
    if succeeds(form, lambda: actions.tell_hitch(**given, **form.cleaned_data)):
        return to_visit(request, visit_id)
    looked(request, "visits.hitch", page.visit.person_id)
    words = {"heading": _("Something was not as planned"), "submit": _("Write it down")}
    return asking(request, page, form, **words)


@signed_in
@require_http_methods(["GET", "POST"])
def note(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Write a note of a visit."""
    visit = seen_visit(viewer=request.actor, visit_id=visit_id)
    form = forms.NoteForm(submitted(request))
    given: Given = {"visit": visit, "by": request.actor}
    if succeeds(form, lambda: actions.write_note(**given, words=form.cleaned_data["words"])):
        return to_visit(request, visit_id)
    page = selectors.to_record_page(viewer=request.actor, visit_id=visit_id)
    looked(request, "visits.note", visit.person_id)
    return asking(request, page, form, heading=_("Write a note"), submit=_("Keep the note"))


@signed_in
@require_http_methods(["GET", "POST"])
def reword(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Write a note anew; or make one of two that were written at once. None is written over."""
    page, shown = selectors.note_of(viewer=request.actor, note_id=note_id)
    form = forms.NoteForm(submitted(request), initial=_as_it_is(shown))
    given: Given = {"visit": page.visit, "by": request.actor, "note": shown.note}
    if succeeds(form, lambda: actions.write_note(**given, **_following(form, shown))):
        return to_visit(request, page.visit.pk)
    looked(request, "visits.reword", page.visit.person_id)
    return render(request, "visits/note.html", {"page": page, "shown": shown, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def say(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """How it was, in the words of the person."""
    page = selectors.to_say_page(viewer=request.actor, visit_id=visit_id)
    form = (forms.SayForm if page.may_say else forms.SayForThemForm)(submitted(request))
    given: Given = {"visit": page.visit, "by": request.actor}
    if succeeds(form, lambda: actions.say_of_visit(**given, **form.cleaned_data)):
        return to_visit(request, visit_id)
    looked(request, "visits.say", page.visit.person_id)
    heading = _("Say how it was") if page.may_say else _("What they said about it")
    return asking(request, page, form, heading=heading, submit=_("Keep it"))


@signed_in
@require_POST
def confirm(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """The person says that it was so."""
    page = selectors.visit_page(viewer=request.actor, visit_id=visit_id)
    said = _("Thank you. You confirmed the visit")
    done(request, lambda: actions.confirm_visit(visit=page.visit, by=request.actor), said)
    return redirect("visits:show", visit_id)


def _as_it_is(shown: NoteShown) -> dict[str, object]:
    """What it says now; of two texts, one after the other, so that nothing is left out."""
    words = "\n\n".join(text.words for text in shown.now)
    joins = shown.now[1].pk if shown.is_apart else None
    return {"words": words, "after": shown.now[0].pk, "joins": joins}


def _following(form: forms.NoteForm, shown: NoteShown) -> Given:
    """After the text that was on the screen; nothing else of the form says of which note."""
    texts = {text.pk: text for text in (*shown.now, *shown.earlier)}
    told = form.cleaned_data
    after = texts.get(told["after"]) or shown.now[0]
    return {"words": told["words"], "after": after, "joins": texts.get(told["joins"])}

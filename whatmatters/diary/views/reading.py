from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.diary import selectors
from whatmatters.diary.sealing import CannotBeOpened
from whatmatters.media.serving import answer_with

HOLDS = (DataClass.DIARY_PRIVATE, DataClass.DIARY_SHARED)


@signed_in
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """One's own diary. That one looked at it is written nowhere: it would say that there is one."""
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 5 else 1
    page = selectors.diary_page(viewer=request.actor, number=max(number, 1))
    return render(request, "diary/mine.html", {"page": page})


@signed_in
@require_safe
def entry(request: SignedInRequest, entry_id: UUID) -> HttpResponse:
    """To its writer with all they can do with it; to whoever it is shared with, to read."""
    page = selectors.entry_page(viewer=request.actor, entry_id=entry_id)
    if not page.is_mine:
        audit.looked(by=request.actor, at="diary.entry", about=page.person.pk)
    return render(request, "diary/entry.html", {"page": page})


@signed_in
@gives_file("A picture, voice or film of a diary", holds=HOLDS)
@require_safe
def file(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    found = selectors.kept_file(viewer=request.actor, file_id=file_id)
    person = found.entry.person
    if request.actor.is_staff or person.user_id != request.actor.user.pk:
        audit.looked(by=request.actor, at="diary.file", about=person.pk)
    try:
        content = found.opened_content()
    except CannotBeOpened:
        raise Http404 from None
    day = found.entry.said_on
    return answer_with(request, content=content, mime=found.mime, on=day)


@signed_in
@require_safe
def shared(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What one person let the viewer read."""
    if not request.actor.is_staff and _is_own(request, person_id):
        return redirect("diary:mine")
    page = selectors.shared_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="diary.shared", about=person_id)
    return render(request, "diary/shared.html", {"page": page})


def _is_own(request: SignedInRequest, person_id: UUID) -> bool:
    try:
        return selectors.own_record(viewer=request.actor).pk == person_id
    except Http404:
        return False

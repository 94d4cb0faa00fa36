from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.timebank import actions, selectors
from whatmatters.timebank.forms import (
    AnswerForm,
    AwayForm,
    BackForm,
    GiveBackForm,
    PutRightForm,
)
from whatmatters.timebank.forms.choosing import Answer
from whatmatters.timebank.views.trying import Given, looked, succeeds, to_time
from whatmatters.web.http import submitted

DEEDS = {Answer.KEEP: actions.keep_time, Answer.LET_GO: actions.let_go}


@signed_in
@require_http_methods(["GET", "POST"])
def give_back(request: SignedInRequest, time_id: UUID) -> HttpResponse:
    """Time the person does not want."""
    page = selectors.time_to_choose(viewer=request.actor, budget_id=time_id)
    form = GiveBackForm(submitted(request))
    given: Given = {"budget": page.budget, "by": request.actor}
    if succeeds(form, lambda: actions.give_back(**given, **form.cleaned_data)):
        return to_time(request, page.budget.person_id)
    looked(request, "timebank.give-back", page.budget.person_id)
    return render(request, "timebank/give_back.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: SignedInRequest, time_id: UUID) -> HttpResponse:
    """Keep what waits for an answer, or let it go."""
    page = selectors.time_to_choose(viewer=request.actor, budget_id=time_id)
    form = AnswerForm(submitted(request))
    if succeeds(form, lambda: _answered(request, page, form)):
        return to_time(request, page.budget.person_id)
    looked(request, "timebank.answer", page.budget.person_id)
    return render(request, "timebank/answer.html", {"page": page, "form": form})


def _answered(request: SignedInRequest, page: selectors.ToChange, form: AnswerForm) -> object:
    deed = DEEDS[Answer(form.cleaned_data["answer"])]
    return deed(budget=page.budget, by=request.actor, words=form.cleaned_data["words"])


@signed_in
@require_http_methods(["GET", "POST"])
def away(request: SignedInRequest, time_id: UUID) -> HttpResponse:
    page = selectors.time_to_pause(viewer=request.actor, budget_id=time_id)
    form = AwayForm(submitted(request))
    given: Given = {"budget": page.budget, "by": request.actor}
    if succeeds(form, lambda: actions.pause_time(**given, **form.cleaned_data)):
        return to_time(request, page.budget.person_id)
    looked(request, "timebank.away", page.budget.person_id)
    return render(request, "timebank/away.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def back(request: SignedInRequest, time_away_id: UUID) -> HttpResponse:
    """They come back sooner or later than was thought."""
    page, days = selectors.away_to_change(viewer=request.actor, away_id=time_away_id)
    form = BackForm(submitted(request), away=days)
    given: Given = {"away": days, "by": request.actor}
    if succeeds(form, lambda: actions.change_away(**given, **form.cleaned_data)):
        return to_time(request, page.budget.person_id)
    looked(request, "timebank.back", page.budget.person_id)
    return render(request, "timebank/back.html", {"page": page, "away": days, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def put_right(request: SignedInRequest, time_used_id: UUID) -> HttpResponse:
    """What was written was wrong. It stays, with this beside it."""
    page, entry = selectors.entry_to_put_right(viewer=request.actor, entry_id=time_used_id)
    form = PutRightForm(submitted(request))
    given: Given = {"entry": entry, "by": request.actor}
    if succeeds(form, lambda: actions.reverse_entry(**given, **form.cleaned_data)):
        return to_time(request, page.budget.person_id)
    looked(request, "timebank.put-right", page.budget.person_id)
    return render(request, "timebank/put_right.html", {"page": page, "entry": entry, "form": form})

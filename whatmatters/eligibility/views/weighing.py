from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.eligibility import actions, selectors
from whatmatters.eligibility.forms import AnswerForm, BeginForm, DecideForm, FindingForm
from whatmatters.eligibility.law import NoSuchPack
from whatmatters.eligibility.models import CannotDecide, Whose
from whatmatters.eligibility.views.trying import looked, tried
from whatmatters.foundations import clock
from whatmatters.web.http import submitted


@signed_in
@require_POST
def begin(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Begin to look at what help the law gives; on a carer's record, also as a carer."""
    page = selectors.of_person_page(viewer=request.actor, person_id=person_id)
    whose, caring = Whose.ADULT, None
    if request.POST.get("whose") == Whose.CARER:
        form = BeginForm(request.POST, caring=page.caring)
        if not form.is_valid():
            return render(request, "eligibility/of_person.html", {"page": page, "form": form})
        whose, caring = Whose.CARER, form.found[form.cleaned_data["caring"]]
    try:
        begun = actions.begin_weighing(
            person=page.subject.person, by=request.actor, whose=whose, caring=caring
        )
    except (CannotDecide, NoSuchPack) as reason:
        messages.info(request, str(reason))
        return redirect("eligibility:of-person", person_id)
    return redirect("eligibility:weighing", begun.pk)


@signed_in
@require_safe
def weighing(request: SignedInRequest, weighing_id: UUID) -> HttpResponse:
    page = selectors.weighing_page(viewer=request.actor, weighing_id=weighing_id)
    looked(request, page.subject.person.pk, at="eligibility.weighing")
    if not page.weighing.is_open:
        return redirect("eligibility:decision", page.weighing.decision.pk)
    return render(request, "eligibility/weighing.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def domain(request: SignedInRequest, weighing_id: UUID, code: str) -> HttpResponse:
    page = selectors.domain_page(viewer=request.actor, weighing_id=weighing_id, code=code)
    form = FindingForm(submitted(request), page=page)
    if tried(
        form,
        lambda: actions.find(weighing=page.weighing, by=request.actor, domain=code, **form.found),
    ):
        if request.POST.get("then") == "next" and page.following:
            return redirect("eligibility:domain", weighing_id, page.following.code)
        return redirect("eligibility:weighing", weighing_id)
    looked(request, page.subject.person.pk, at="eligibility.domain")
    return render(request, "eligibility/domain.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def condition(request: SignedInRequest, weighing_id: UUID, code: str) -> HttpResponse:
    page = selectors.condition_page(viewer=request.actor, weighing_id=weighing_id, code=code)
    form = AnswerForm(submitted(request), page=page)
    if tried(
        form,
        lambda: actions.answer(
            weighing=page.weighing, by=request.actor, condition=code, **form.answer
        ),
    ):
        return redirect("eligibility:weighing", weighing_id)
    looked(request, page.subject.person.pk, at="eligibility.condition")
    return render(request, "eligibility/condition.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def decide(request: SignedInRequest, weighing_id: UUID) -> HttpResponse:
    """Somebody decides. What is suggested stands beside, and decides nothing."""
    page = selectors.decide_page(viewer=request.actor, weighing_id=weighing_id)
    of = page.whole.weighing
    form = DecideForm(submitted(request), test=of.test, outcomes=page.outcomes, today=clock.today())
    if made := tried(form, lambda: actions.decide(weighing=of, by=request.actor, **form.decision)):
        messages.success(request, "It is decided. Now tell them, in writing")
        return redirect("eligibility:decision", made.pk)
    looked(request, page.subject.person.pk, at="eligibility.decide")
    return render(request, "eligibility/decide.html", {"page": page, "form": form})

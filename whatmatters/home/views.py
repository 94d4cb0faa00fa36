from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import also_beside, for_staff, open_to_all, signed_in
from whatmatters.home.forms import SearchForm
from whatmatters.home.selectors.day import my_day
from whatmatters.home.selectors.emergency import emergency_page
from whatmatters.home.selectors.finding import search_page
from whatmatters.home.selectors.mine import is_closed
from whatmatters.home.selectors.mine import mine as my_records
from whatmatters.home.selectors.own import own_part
from whatmatters.home.selectors.person import person_page
from whatmatters.home.selectors.preview import preview
from whatmatters.home.selectors.team import team_page
from whatmatters.home.selectors.thread import thread_page
from whatmatters.people import actions as people
from whatmatters.people.models import Person
from whatmatters.safeguarding.selectors import lacks_a_lead
from whatmatters.web import views as web
from whatmatters.web.http import submitted

manifest = open_to_all("a phone asks for it before anybody signs in")(web.manifest)
gallery = open_to_all("it shows components, and nothing of anybody’s")(web.gallery)


@also_beside
@open_to_all("the front page")
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]  # set by access.middleware
    if actor is None:
        return render(request, "home/front.html")
    if Permission.DAY_VIEW in actor.role.doors:
        return redirect("home:day")
    if not actor.is_staff:
        return redirect("home:mine")
    if Permission.PRIVACY_WATCH in actor.role.doors:
        return redirect("privacy:queue")
    if Permission.SAFEGUARDING_HANDLE in actor.role.doors:
        return redirect("safeguarding:cases")
    lacks_lead = lacks_a_lead(viewer=actor)
    return render(request, "home/role.html", {"role": actor.role, "lacks_lead": lacks_lead})


@for_staff(Permission.DAY_VIEW)
@require_safe
def day(request: SignedInRequest) -> HttpResponse:
    page = my_day(viewer=request.actor)
    audit.looked_at_list(by=request.actor, at="home.day", about=page.shown)
    return render(request, "home/day.html", {"page": page})


@also_beside
@signed_in
@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    page = my_records(viewer=request.actor)
    if page.only:
        return redirect("home:person", page.only.pk)
    audit.looked_at_list(by=request.actor, at="home.mine", about=[p.pk for p in page.others])
    return render(request, "home/people.html", {"page": page})


@for_staff(Permission.TEAM_VIEW)
@require_safe
def team(request: SignedInRequest) -> HttpResponse:
    page = team_page(viewer=request.actor, number=request.GET.get("page", 1))
    audit.looked_at_list(
        by=request.actor, at="home.team", about=[row.person.pk for row in page.rows]
    )
    return render(request, "home/team.html", {"page": page})


@for_staff(Permission.PEOPLE_SEARCH)
@require_http_methods(["GET", "POST"])
def search(request: SignedInRequest) -> HttpResponse:
    form, page = SearchForm(submitted(request)), None
    if form.is_valid():
        page = search_page(viewer=request.actor, typed=form.cleaned_data["name_or_number"])
        audit.looked_at_list(by=request.actor, at="home.search", about=page.shown)
    return render(request, "home/search.html", {"form": form, "page": page})


@also_beside
@signed_in
@require_safe
def person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    try:
        page = person_page(viewer=request.actor, person_id=person_id)
    except Http404:
        if is_closed(request.actor):
            return redirect("home:mine")
        raise
    audit.looked(by=request.actor, at="home.person", about=person_id)
    if page.subject.standing.is_self:
        own = own_part(viewer=request.actor, page=page)
        return render(request, "home/my_page.html", {"page": page, "own": own})
    return render(request, "home/person.html", {"page": page})


@signed_in
@require_safe
def thread(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = thread_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="home.thread", about=person_id)
    return render(request, "home/thread.html", {"page": page})


@signed_in
@require_safe
def emergency(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What is open for an hour. When that is over the page goes, with no need of a script."""
    page = emergency_page(viewer=request.actor, person_id=person_id)
    if page is None:
        return redirect("people:break-glass", person_id)
    audit.looked(by=request.actor, at="home.emergency", about=person_id)
    answer = render(request, "home/emergency.html", {"page": page})
    answer["Refresh"] = str(page.seconds_left)
    return answer


@signed_in
@require_safe
def as_member(request: SignedInRequest, person_id: UUID, member_id: UUID) -> HttpResponse:
    """One's own page with the eyes of somebody in the circle. It is oneself who looked."""
    seen = preview(viewer=request.actor, person_id=person_id, member_id=member_id)
    audit.looked(by=request.actor, at="home.as-member", about=person_id)
    template = "home/as_member.html" if seen.page else "home/as_nobody.html"
    return render(request, template, {"page": seen.page, "seen": seen})


@for_staff(Permission.PEOPLE_SEARCH)
@require_POST
def take_on(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    known = get_object_or_404(Person.objects.registered_with(request.actor), pk=person_id)
    people.take_on(person=known, by=request.actor)
    messages.success(request, f"You are now working with {known.known_as}")
    return redirect("home:person", person_id)

from django.urls import path

from whatmatters.eligibility import views

app_name = "eligibility"
urlpatterns = [
    path("law", views.choose, name="choose"),
    path("law/<str:pack>/<str:version>", views.show_pack, name="pack"),
    path("of/<uuid:person_id>", views.of_person, name="of-person"),
    path("of/<uuid:person_id>/begin", views.begin, name="begin"),
    path("of/<uuid:person_id>/checklist", views.checklist, name="checklist"),
    path("of/<uuid:person_id>/funding", views.funding, name="funding"),
    path("funding/<uuid:request_id>", views.request, name="request"),
    path("funding/<uuid:request_id>/request.pdf", views.request_file, name="request-file"),
    path("weighing/<uuid:weighing_id>", views.weighing, name="weighing"),
    path("weighing/<uuid:weighing_id>/about/<str:code>", views.domain, name="domain"),
    path("weighing/<uuid:weighing_id>/whether/<str:code>", views.condition, name="condition"),
    path("weighing/<uuid:weighing_id>/decide", views.decide, name="decide"),
    path("early-help/<uuid:episode_id>", views.lane, name="lane"),
    path("decisions/<uuid:decision_id>", views.decision, name="decision"),
    path("decisions/<uuid:decision_id>/differently", views.disagree, name="disagree"),
    path("decisions/<uuid:decision_id>/told", views.told, name="told"),
]

"""Where a worry is said has an address that says no more than the link to it."""

from django.urls import path

from whatmatters.safeguarding import views

app_name = "safeguarding"
urlpatterns = [
    path("something-is-not-right", views.raise_worry, name="raise"),
    path("something-is-not-right/about/<uuid:person_id>", views.raise_worry, name="raise-about"),
    path("something-is-not-right/sent", views.sent, name="sent"),
    path("safeguarding", views.cases, name="cases"),
    path("safeguarding/closed", views.closed, name="closed"),
    path("safeguarding/<uuid:concern_id>", views.case, name="case"),
    path("safeguarding/<uuid:concern_id>/take-on", views.take_on, name="take-on"),
    path("safeguarding/<uuid:concern_id>/note", views.note, name="note"),
    path("safeguarding/<uuid:concern_id>/whose", views.whose, name="whose"),
    path("safeguarding/<uuid:concern_id>/people", views.put_on, name="put-on"),
    path("safeguarding/<uuid:concern_id>/close", views.close, name="close"),
    path("safeguarding/<uuid:concern_id>/reopen", views.reopen, name="reopen"),
    path("safeguarding/people/<uuid:on_case_id>/end", views.take_off, name="take-off"),
    path("people/<uuid:person_id>/said-in-confidence", views.confidences, name="confidences"),
    path("people/<uuid:person_id>/said-in-confidence/add", views.confide, name="confide"),
]

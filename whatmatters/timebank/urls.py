from django.urls import path

from whatmatters.timebank import views

app_name = "timebank"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("of/<uuid:person_id>", views.of, name="of"),
    path("of/<uuid:person_id>/begin", views.begin, name="begin"),
    path("<uuid:budget_id>", views.account, name="account"),
    path("<uuid:budget_id>/change", views.change, name="change"),
    path("<uuid:budget_id>/end", views.end, name="end"),
    path("<uuid:budget_id>/give-back", views.give_back, name="give-back"),
    path("<uuid:budget_id>/left-over", views.answer, name="answer"),
    path("<uuid:budget_id>/away", views.away, name="away"),
    path("away/<uuid:away_id>", views.back, name="back"),
    path("entries/<uuid:entry_id>/put-right", views.put_right, name="put-right"),
]

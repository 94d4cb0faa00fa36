from django.urls import path

from whatmatters.timebank import views

app_name = "timebank"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("of/<uuid:person_id>", views.of, name="of"),
    path("of/<uuid:person_id>/begin", views.begin, name="begin"),
    path("<uuid:time_id>", views.account, name="account"),
    path("<uuid:time_id>/change", views.change, name="change"),
    path("<uuid:time_id>/end", views.end, name="end"),
    path("<uuid:time_id>/give-back", views.give_back, name="give-back"),
    path("<uuid:time_id>/left-over", views.answer, name="answer"),
    path("<uuid:time_id>/away", views.away, name="away"),
    path("away/<uuid:time_away_id>", views.back, name="back"),
    path("entries/<uuid:time_used_id>/put-right", views.put_right, name="put-right"),
]

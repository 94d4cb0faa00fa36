from django.urls import path

from whatmatters.episodes import views

app_name = "episodes"
urlpatterns = [
    path("of/<uuid:person_id>", views.of_person, name="of-person"),
    path("of/<uuid:person_id>/begin", views.begin, name="begin"),
    path("from/<uuid:enquiry_id>", views.from_enquiry, name="from-enquiry"),
    path("<uuid:episode_id>", views.show, name="show"),
    path("<uuid:episode_id>/pause", views.hold, name="hold"),
    path("<uuid:episode_id>/go-on", views.go_on, name="go-on"),
    path("<uuid:episode_id>/move", views.move, name="move"),
    path("<uuid:episode_id>/take-over", views.receive, name="receive"),
    path("<uuid:episode_id>/end", views.end, name="end"),
]

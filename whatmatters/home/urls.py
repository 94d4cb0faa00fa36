from django.urls import path

from whatmatters.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("my-day", views.day, name="day"),
    path("my-page", views.mine, name="mine"),
    path("my-team", views.team, name="team"),
    path("find", views.search, name="search"),
    path("people/<uuid:person_id>", views.person, name="person"),
    path("people/<uuid:person_id>/thread", views.thread, name="thread"),
    path("people/<uuid:person_id>/emergency", views.emergency, name="emergency"),
    path("people/<uuid:person_id>/as/<uuid:member_id>", views.as_member, name="as-member"),
    path("people/<uuid:person_id>/take-on", views.take_on, name="take-on"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("components", views.gallery, name="gallery"),
]

from django.urls import path

from bench.control import views, visits

urlpatterns = [
    path("people/<uuid:person_id>", views.person),
    path("people/<uuid:person_id>/thread", views.thread),
    path("find", views.find),
    path("outcomes/for/<uuid:person_id>", views.save),
    path("visits/", visits.day),
    path("visits/<uuid:visit_id>", visits.show),
    path("visits/<uuid:visit_id>/begin", visits.begin),
    path("visits/<uuid:visit_id>/end", visits.end),
    path("visits/<uuid:visit_id>/note", visits.note),
    path("visits/tasks/<uuid:task_id>", visits.task),
]

from django.urls import path

from bench.control import views

urlpatterns = [
    path("people/<uuid:person_id>", views.person),
    path("people/<uuid:person_id>/thread", views.thread),
    path("find", views.find),
    path("outcomes/for/<uuid:person_id>", views.save),
]

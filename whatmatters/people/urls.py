from django.urls import path

from whatmatters.people import views

app_name = "people"
urlpatterns = [
    path("begin", views.begin, name="begin"),
    path("<uuid:person_id>/emergency/open", views.break_glass, name="break-glass"),
    path("<uuid:person_id>/emergency/close", views.close_glass, name="close-glass"),
    path("<uuid:person_id>/details", views.details, name="details"),
    path("<uuid:person_id>/details/change", views.change_details, name="change-details"),
    path("<uuid:person_id>/names", views.add_name, name="add-name"),
    path("names/<uuid:name_id>/remove", views.remove_name, name="remove-name"),
    path("<uuid:person_id>/circle", views.add_to_circle, name="add-to-circle"),
    path("<uuid:person_id>/circle/worker", views.add_worker, name="add-worker"),
    path("circle/<uuid:member_id>/sees", views.change_sight, name="change-sight"),
    path("circle/<uuid:member_id>/end", views.end_place, name="end-place"),
    path("<uuid:person_id>/needs", views.add_need, name="add-need"),
    path("needs/<uuid:need_id>/end", views.end_need, name="end-need"),
]

from django.urls import path

from whatmatters.people.views import watching as views

app_name = "privacy"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("/<uuid:watched_id>", views.look_into, name="look-into"),
]

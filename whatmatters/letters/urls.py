from django.urls import path

from whatmatters.letters import views

app_name = "letters"
urlpatterns = [
    path("messages", views.mine, name="mine"),
    path("messages/with/<uuid:member_id>", views.talk, name="talk"),
    path("messages/with/<uuid:member_id>/save", views.save, name="save"),
    path("messages/unfinished/<uuid:unsent_id>/throw-away", views.throw_away, name="throw-away"),
    path("account/weekly-email", views.weekly, name="weekly"),
    path("emails/stop/<str:token>", views.stop, name="stop"),
]

from django.urls import path

from whatmatters.people.views import inviting as views

app_name = "join"
urlpatterns = [
    path("", views.join, name="code"),
    path("/account", views.account, name="account"),
]

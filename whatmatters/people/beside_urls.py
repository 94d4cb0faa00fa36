from django.urls import path

from whatmatters.people.views import beside as views

app_name = "beside"
urlpatterns = [
    path("", views.come_in, name="come-in"),
]

from django.urls import path

from whatmatters.demonstration import views

app_name = "demonstration"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
]

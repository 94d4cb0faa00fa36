from django.urls import path

from whatmatters.access import views

app_name = "access"
urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("acting", views.acting, name="acting"),
]

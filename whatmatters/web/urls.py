from django.urls import path

from whatmatters.web import views

app_name = "web"
urlpatterns = [path("", views.gallery, name="gallery")]

from django.urls import URLPattern

app_name = "timebank"
urlpatterns: list[URLPattern] = []

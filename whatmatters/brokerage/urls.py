from django.urls import URLPattern

app_name = "brokerage"
urlpatterns: list[URLPattern] = []

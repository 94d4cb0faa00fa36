from django.apps import AppConfig


class Stories(AppConfig):
    name = "whatmatters.stories"

from django.apps import AppConfig


class Media(AppConfig):
    name = "whatmatters.media"

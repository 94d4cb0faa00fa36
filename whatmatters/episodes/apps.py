from django.apps import AppConfig


class Episodes(AppConfig):
    name = "whatmatters.episodes"

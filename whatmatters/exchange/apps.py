from django.apps import AppConfig


class Exchange(AppConfig):
    name = "whatmatters.exchange"

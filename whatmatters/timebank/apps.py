from django.apps import AppConfig


class Timebank(AppConfig):
    name = "whatmatters.timebank"

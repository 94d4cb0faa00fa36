from django.apps import AppConfig


class Readings(AppConfig):
    name = "whatmatters.readings"

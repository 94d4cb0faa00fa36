from django.apps import AppConfig


class Demonstration(AppConfig):
    name = "whatmatters.demonstration"

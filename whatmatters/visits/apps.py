from django.apps import AppConfig


class Visits(AppConfig):
    name = "whatmatters.visits"

from django.apps import AppConfig


class Foundations(AppConfig):
    name = "whatmatters.foundations"

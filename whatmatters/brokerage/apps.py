from django.apps import AppConfig


class Brokerage(AppConfig):
    name = "whatmatters.brokerage"

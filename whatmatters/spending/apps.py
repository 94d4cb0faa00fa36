from django.apps import AppConfig


class Spending(AppConfig):
    name = "whatmatters.spending"

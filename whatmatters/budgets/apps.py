from django.apps import AppConfig


class Budgets(AppConfig):
    name = "whatmatters.budgets"

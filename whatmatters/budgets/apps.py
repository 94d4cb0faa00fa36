from django.apps import AppConfig


class Budgets(AppConfig):
    name = "whatmatters.budgets"

    def ready(self) -> None:
        from whatmatters.budgets import rules  # noqa: F401

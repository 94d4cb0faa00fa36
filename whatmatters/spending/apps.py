from django.apps import AppConfig


class Spending(AppConfig):
    name = "whatmatters.spending"

    def ready(self) -> None:
        from whatmatters.spending import rules  # noqa: F401

from django.apps import AppConfig


class Brokerage(AppConfig):
    name = "whatmatters.brokerage"

    def ready(self) -> None:
        from whatmatters.brokerage import rules  # noqa: F401

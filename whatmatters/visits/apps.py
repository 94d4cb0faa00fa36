from django.apps import AppConfig


class Visits(AppConfig):
    name = "whatmatters.visits"

    def ready(self) -> None:
        from whatmatters.visits import rules  # noqa: F401

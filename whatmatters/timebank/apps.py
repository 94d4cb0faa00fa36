from django.apps import AppConfig


class Timebank(AppConfig):
    name = "whatmatters.timebank"

    def ready(self) -> None:
        from whatmatters.timebank import rules  # noqa: F401

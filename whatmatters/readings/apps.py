from django.apps import AppConfig


class Readings(AppConfig):
    name = "whatmatters.readings"

    def ready(self) -> None:
        from whatmatters.readings import rules  # noqa: F401

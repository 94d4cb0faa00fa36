from django.apps import AppConfig


class Resources(AppConfig):
    name = "whatmatters.resources"

    def ready(self) -> None:
        from whatmatters.resources import rules  # noqa: F401

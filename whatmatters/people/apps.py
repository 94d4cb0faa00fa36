from django.apps import AppConfig


class People(AppConfig):
    name = "whatmatters.people"

    def ready(self) -> None:
        from whatmatters.people import rules  # noqa: F401

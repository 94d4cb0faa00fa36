from django.apps import AppConfig


class Plans(AppConfig):
    name = "whatmatters.plans"

    def ready(self) -> None:
        from whatmatters.plans import rules  # noqa: F401

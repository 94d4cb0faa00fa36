from django.apps import AppConfig


class Outcomes(AppConfig):
    name = "whatmatters.outcomes"

    def ready(self) -> None:
        from whatmatters.outcomes import rules  # noqa: F401

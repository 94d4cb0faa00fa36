from django.apps import AppConfig


class Safeguarding(AppConfig):
    name = "whatmatters.safeguarding"

    def ready(self) -> None:
        from whatmatters.safeguarding import rules  # noqa: F401

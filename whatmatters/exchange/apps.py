from django.apps import AppConfig


class Exchange(AppConfig):
    name = "whatmatters.exchange"

    def ready(self) -> None:
        from whatmatters.exchange import rules  # noqa: F401

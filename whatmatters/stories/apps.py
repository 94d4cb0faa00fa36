from django.apps import AppConfig


class Stories(AppConfig):
    name = "whatmatters.stories"

    def ready(self) -> None:
        from whatmatters.stories import rules  # noqa: F401

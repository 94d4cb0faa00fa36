from django.apps import AppConfig


class Reviews(AppConfig):
    name = "whatmatters.reviews"

    def ready(self) -> None:
        from whatmatters.reviews import rules  # noqa: F401

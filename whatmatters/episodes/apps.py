from django.apps import AppConfig


class Episodes(AppConfig):
    name = "whatmatters.episodes"

    def ready(self) -> None:
        from whatmatters.episodes import rules  # noqa: F401

from django.apps import AppConfig


class Diary(AppConfig):
    name = "whatmatters.diary"

    def ready(self) -> None:
        from whatmatters.diary import rules  # noqa: F401

from django.apps import AppConfig


class Conversations(AppConfig):
    name = "whatmatters.conversations"

    def ready(self) -> None:
        from whatmatters.conversations import rules  # noqa: F401

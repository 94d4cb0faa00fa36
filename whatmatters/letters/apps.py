from django.apps import AppConfig


class Letters(AppConfig):
    name = "whatmatters.letters"

    def ready(self) -> None:
        from whatmatters.letters import rules  # noqa: F401

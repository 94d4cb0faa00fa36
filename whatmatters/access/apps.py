from django.apps import AppConfig


class Access(AppConfig):
    name = "whatmatters.access"

    def ready(self) -> None:
        from whatmatters.access import checks, rules  # noqa: F401

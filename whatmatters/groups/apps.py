from django.apps import AppConfig


class Groups(AppConfig):
    name = "whatmatters.groups"

    def ready(self) -> None:
        from whatmatters.groups import rules  # noqa: F401

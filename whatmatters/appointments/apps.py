from django.apps import AppConfig


class Appointments(AppConfig):
    name = "whatmatters.appointments"

    def ready(self) -> None:
        from whatmatters.appointments import rules  # noqa: F401

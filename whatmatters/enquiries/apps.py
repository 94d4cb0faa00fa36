from django.apps import AppConfig


class Enquiries(AppConfig):
    name = "whatmatters.enquiries"

    def ready(self) -> None:
        from whatmatters.enquiries import rules  # noqa: F401

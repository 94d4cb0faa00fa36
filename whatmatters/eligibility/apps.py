from django.apps import AppConfig


class Eligibility(AppConfig):
    name = "whatmatters.eligibility"

    def ready(self) -> None:
        from whatmatters.eligibility import checks, rules  # noqa: F401

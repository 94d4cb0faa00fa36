from django.apps import AppConfig


class Budgets(AppConfig):
    name = "whatmatters.budgets"

    def ready(self) -> None:
        from whatmatters.budgets import rules  # noqa: F401
        from whatmatters.budgets.beneath import agreed_a_week
        from whatmatters.plans.above import AGREED_A_WEEK

        AGREED_A_WEEK.append(agreed_a_week)

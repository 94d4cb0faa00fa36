from django.apps import AppConfig


class Visits(AppConfig):
    name = "whatmatters.visits"

    def ready(self) -> None:
        from whatmatters.timebank.above import COUNTED, ON_MY_TIME
        from whatmatters.visits import rules  # noqa: F401
        from whatmatters.visits.counted import counted
        from whatmatters.visits.on_my_time import visits_on_my_time

        ON_MY_TIME.append(visits_on_my_time)
        COUNTED.append(counted)

from django.apps import AppConfig


class Reviews(AppConfig):
    name = "whatmatters.reviews"

    def ready(self) -> None:
        from whatmatters.conversations import after
        from whatmatters.outcomes.above import HOW_NEAR
        from whatmatters.plans.above import ASKED_TO_LOOK_BACK
        from whatmatters.reviews import actions, rules, selectors  # noqa: F401

        after.SIGNED.append(actions.ask_after_conversation)
        HOW_NEAR.append(selectors.how_near)
        ASKED_TO_LOOK_BACK.append(selectors.asked_to_look_back)

from django.apps import AppConfig


class Reviews(AppConfig):
    name = "whatmatters.reviews"

    def ready(self) -> None:
        from whatmatters.conversations import after
        from whatmatters.reviews import actions, rules  # noqa: F401

        after.SIGNED.append(actions.ask_after_conversation)

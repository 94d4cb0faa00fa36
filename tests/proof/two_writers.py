"""Writes one outcome into a database that is served, and says how two sign in who write to it."""

import json
import sys

import django
from django.db import transaction


def main() -> None:
    django.setup()

    from django.conf import settings
    from django.test import Client

    from tests.visit import arrive
    from whatmatters.access.actor import Actor
    from whatmatters.demonstration import cast
    from whatmatters.outcomes.actions import hear_outcome
    from whatmatters.people import actions

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    with transaction.atomic():
        priya = cast.worker("priya")
        maggie = actions.begin_record(by=priya, known_as="Maggie")
        user = cast.account("maggie", "Maggie Holt")
        actions.give_account(person=maggie, user=user, by="system")
        outcome = hear_outcome(person=maggie, by=priya, words="To get back to the allotment")
        told = {"person": str(maggie.pk), "outcome": str(outcome.pk)}
        for key, actor in {"priya": priya, "maggie": Actor(user)}.items():
            client = Client()
            arrive(client, actor)
            told[key] = client.cookies[settings.SESSION_COOKIE_NAME].value
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()

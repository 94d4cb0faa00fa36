"""Asks for one offer in a database that is served, and says how two sign in who choose it."""

import json
import sys

import django
from django.db import transaction


def main() -> None:
    django.setup()

    from django.conf import settings
    from django.test import Client

    from tests.journeys.offers import sought
    from tests.lives import live
    from tests.visit import arrive
    from whatmatters.access.actor import Actor
    from whatmatters.brokerage.models import Offer
    from whatmatters.demonstration import cast
    from whatmatters.people import actions

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    with transaction.atomic():
        priya, bridget = cast.worker("priya"), cast.worker("bridget")
        maggie = actions.begin_record(by=priya, known_as="Maggie")
        user = cast.account("maggie", "Maggie Holt")
        actions.give_account(person=maggie, user=user, by="system")
        told = sought(maggie, priya, bridget, live(maggie, with_=priya).outcomes, "A walk")
        offer = Offer.objects.standing().get(recipient__request__search__pk=told["search"])
        told["offer"] = str(offer.pk)
        for key, actor in {"priya": priya, "maggie": Actor(user)}.items():
            client = Client()
            arrive(client, actor)
            told[key] = client.cookies[settings.SESSION_COOKIE_NAME].value
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()

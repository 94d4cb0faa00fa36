"""Writes the world of the matrix into a database that is served, and says how to sign in to it."""

import json
import sys

import django
from django.db import transaction


def main() -> None:
    django.setup()

    from django.conf import settings

    from tests.proof.viewers import EDA, MAGGIE
    from tests.proof.world import make_world

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    with transaction.atomic():
        world = make_world()
    told = {
        key: {
            **{name: world.things[whose][name] for name in ("person", "outcome", "plan", "talk")},
            "cookie": f"{settings.SESSION_COOKIE_NAME}={world.cookies[key]}",
        }
        for key, whose in (("priya", MAGGIE), ("owen", EDA))
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()

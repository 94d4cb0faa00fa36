"""The world that is measured: a crowd, and one person whose life is the same every time."""

import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bench.race import CONTROL, OURS, UNWALLED

if TYPE_CHECKING:
    from whatmatters.access.actor import Actor

SEED = 1


@dataclass(frozen=True, slots=True)
class World:
    """Whom the tasks are about, and who does them."""

    viewer: "Actor"
    person: UUID
    another: UUID
    people: int


def at(data: Path) -> None:
    """Let Django and both sides find their database here."""
    os.environ["WHATMATTERS_DATA"] = str(data)
    os.environ["WHATMATTERS_DEMONSTRATION"] = "1"
    os.environ.pop("WHATMATTERS_DEBUG", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "whatmatters.config.settings"

    import django

    django.setup()


def make(people: int) -> World:
    """Make the world, or find it made. The crowd comes first, so that ours has its council."""
    from django.core.management import call_command
    from django.db import connection

    from bench.life import WINIFRED, live
    from whatmatters.demonstration.crowd import fill
    from whatmatters.demonstration.world import mark_as_demonstration
    from whatmatters.foundations.progress import progress
    from whatmatters.people.models import Person

    call_command("migrate", verbosity=0)
    mark_as_demonstration(seed=SEED)
    with progress() as bar:
        task = bar.add_task("People", total=people)
        for filled in fill(people=people, seed=SEED):
            bar.update(task, completed=filled.people)
    viewer = _practitioner()
    found = Person.objects.filter(full_name=WINIFRED.full_name).order_by("pk").first()
    person = found or live(WINIFRED, by=viewer)
    another = Person.objects.visible_to(viewer).exclude(pk=person.pk).order_by("pk")[0]
    world = World(viewer, person.pk, another.pk, Person.objects.count())
    connection.close()
    return world


def _practitioner() -> "Actor":
    from whatmatters.access.actor import Actor
    from whatmatters.access.models import Membership
    from whatmatters.demonstration.crowd.workforce import Workforce

    user = Workforce(SEED).practitioner(0).user
    membership = Membership.objects.select_related("user", "organisation").get(user=UUID(user))
    return Actor(membership.user, membership)


def cookies(viewer: "Actor", settings: str, count: int) -> list[str]:
    """So many fresh sessions, signed in on that side, as a browser would send them."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.base import SessionBase

    backend, kept = SIGNED_IN[settings]
    begin: type[SessionBase] = import_module(kept).SessionStore
    made = []
    for _ in range(count):
        session = begin()
        session[SESSION_KEY] = str(viewer.user.pk)
        session[BACKEND_SESSION_KEY] = backend
        session[HASH_SESSION_KEY] = viewer.user.get_session_auth_hash()
        session.save()
        made.append(f"sessionid={session.session_key}; csrftoken={CSRF}")
    return made


CSRF = "measured" * 4
#: Who finds the account again on a side, which a session says; and where sessions are kept.
PRODUCT = ("whatmatters.access.accounts.Accounts", "whatmatters.access.sessions")
DJANGO = ("django.contrib.auth.backends.ModelBackend", "django.contrib.sessions.backends.db")
SIGNED_IN = {OURS: PRODUCT, UNWALLED: PRODUCT, CONTROL: DJANGO}

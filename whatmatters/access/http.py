from django.http import HttpRequest

from whatmatters.access.actor import Actor
from whatmatters.access.models import User


class SignedInRequest(HttpRequest):
    """A request behind a door: somebody is acting."""

    user: User
    actor: Actor

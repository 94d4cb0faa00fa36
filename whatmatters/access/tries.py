"""A brake on guessing: so many wrong ones from one address, and then a wait.

Counted in the database, so that every process that serves sees the same count.
"""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest

from whatmatters.access.signing_in.models import WrongTries
from whatmatters.foundations import clock

WRONG_ONES = 10
WAIT_SECONDS = 15 * 60
#: For an account, from all addresses together; for an address, at all accounts together.
FROM_EVERYWHERE = 100
AT_EVERYBODY = 300


def may_try(request: HttpRequest, *, at: str, about: str = "", up_to: int = WRONG_ONES) -> bool:
    """Whether this address may go on trying `at` something, there about one thing."""
    return _times(_key(source_of(request), at, about)) < up_to


def count_wrong(request: HttpRequest, *, at: str, about: str = "") -> None:
    _count(_key(source_of(request), at, about))


def take(key: str, *, up_to: int = WRONG_ONES) -> bool:
    """Count a try before it is made, so that many at once are no more than so many.

    Whether it may be made. `give_back` once it was right.
    """
    return _count(key) <= up_to


def give_back(*keys: str) -> None:
    """What was tried was right: what was counted of it is forgotten."""
    WrongTries.objects.filter(pk__in=keys).delete()


def at_account(at: str, about: str) -> str:
    """The key of tries at one account, wherever they come from."""
    return _key("anywhere", at, about)


def from_source(request: HttpRequest, at: str, about: str = "") -> str:
    """The key of tries from one address."""
    return _key(source_of(request), at, about)


def _times(key: str) -> int:
    found = WrongTries.objects.filter(pk=key, until__gt=clock.now()).values_list("times", flat=True)
    return next(iter(found), 0)


def _count(key: str) -> int:
    now = clock.now()
    WrongTries.objects.filter(until__lte=now).delete()
    until = now + timedelta(seconds=WAIT_SECONDS)
    WrongTries.objects.get_or_create(pk=key, defaults={"until": until})
    WrongTries.objects.filter(pk=key).update(times=F("times") + 1)
    return _times(key)


def _key(source: str, at: str, about: str) -> str:
    """Neither the address nor what it is about: it may be read by others."""
    told = f"{source} {about}"
    return f"wrong-{at}-{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def source_of(request: HttpRequest) -> str:
    """Where the request came from; behind our own proxy, where that says it came from."""
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        said = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
        return said.rsplit(",", 1)[-1].strip() or nearest
    return nearest

"""A brake on guessing: so many wrong ones from one address, and then a wait."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WRONG_ONES = 10
WAIT_SECONDS = 15 * 60


def may_try(request: HttpRequest, *, at: str, about: str = "") -> bool:
    """Whether this address may go on trying `at` something, there about one thing."""
    return int(cache.get(_key(request, at, about), 0)) < WRONG_ONES


def count_wrong(request: HttpRequest, *, at: str, about: str = "") -> None:
    key = _key(request, at, about)
    if not cache.add(key, 1, WAIT_SECONDS):
        cache.incr(key)


def _key(request: HttpRequest, at: str, about: str) -> str:
    """Neither the address nor what it is about: a cache may be read by others."""
    told = f"{_address(request)} {about}"
    return f"wrong-{at}-{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def _address(request: HttpRequest) -> str:
    """Where the request came from; behind our own proxy, where that says it came from."""
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        said = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
        return said.rsplit(",", 1)[-1].strip() or nearest
    return nearest

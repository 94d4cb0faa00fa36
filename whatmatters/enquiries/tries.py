"""A brake on guessing codes: so many wrong ones from one address, and then a wait."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

WRONG_ONES = 10
WAIT_SECONDS = 15 * 60


def may_try(request: HttpRequest) -> bool:
    return int(cache.get(_key(request), 0)) < WRONG_ONES


def count_wrong(request: HttpRequest) -> None:
    key = _key(request)
    if not cache.add(key, 1, WAIT_SECONDS):
        cache.incr(key)


def _key(request: HttpRequest) -> str:
    """Not the address itself: a cache may be read by others."""
    return f"wrong-codes-{hashlib.sha256(_address(request).encode()).hexdigest()[:32]}"


def _address(request: HttpRequest) -> str:
    """Where the request came from; behind our own proxy, where that says it came from."""
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        said = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
        return said.rsplit(",", 1)[-1].strip() or nearest
    return nearest

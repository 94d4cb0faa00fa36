"""Every route says who may use it. One that does not say stops the start."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.urls import URLPattern, URLResolver, get_resolver

from whatmatters.access.deeds import Permission

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class RouteRule:
    """Who may use a route: anybody, anybody signed in, or a role with a door."""

    says: str
    needs_actor: bool
    permission: Permission | None = None


def open_to_all(why: str) -> Callable[[View], View]:
    """No sign-in. `why` is the reason, for the page that lists every route."""
    return _declare(RouteRule(f"Anybody: {why}", needs_actor=False))


def signed_in(view: View) -> View:
    """Anybody who has signed in; what they then see, their selectors decide."""
    return _declare(RouteRule("Anybody who has signed in", needs_actor=True))(view)


def for_staff(permission: Permission) -> Callable[[View], View]:
    """Only those acting in a role with this door."""
    return _declare(RouteRule(f"Roles with '{permission}'", True, permission))


def also_beside(view: View) -> View:
    """Open as well to somebody who signed in beside a worker: it holds nothing they may not see.

    It goes above the route's rule, which holds as it does for anybody.
    """
    view.also_beside = True  # type: ignore[attr-defined]  # a function may carry it
    return view


def opens_beside(view: Callable[..., Any]) -> bool:
    return getattr(view, "also_beside", False)


def _declare(rule: RouteRule) -> Callable[[View], View]:
    def declare(view: View) -> View:
        view.route_rule = rule  # type: ignore[attr-defined]  # a function may carry it
        return view

    return declare


def rule_of(view: Callable[..., Any]) -> RouteRule | None:
    return getattr(view, "route_rule", None)


def every_route(
    resolver: URLResolver | None = None, prefix: str = "/"
) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Each address pattern of the site, with the view behind it."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address, entry.callback
        else:
            yield from every_route(entry, address)


def undeclared() -> list[str]:
    """The addresses whose view has not said who may use it."""
    return list(_undeclared_in(get_resolver()))


@lru_cache(maxsize=8)
def _undeclared_in(resolver: URLResolver) -> tuple[str, ...]:
    return tuple(address for address, view in every_route(resolver) if rule_of(view) is None)

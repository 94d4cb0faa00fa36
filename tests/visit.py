"""Every page a test asks for is looked over on the way in."""

from datetime import date
from typing import Any, Protocol

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.looking import look_over
from whatmatters.access.actor import Actor

__all__ = ["Visit", "boxes", "look_over", "visit"]


class Visit(Protocol):
    """`visit(url, by=priya, sending={…}, expecting=200)` gives the page."""

    def __call__(
        self,
        url: str,
        *,
        by: Actor | None = None,
        sending: dict[str, Any] | None = None,
        expecting: int = 200,
    ) -> BeautifulSoup: ...


@pytest.fixture
def visit(client: Client) -> Visit:
    """Fetch a page as somebody, and look it over.

    What is sent is followed to where it leads, unless a redirect is what is expected.
    """

    def visit(
        url: str,
        *,
        by: Actor | None = None,
        sending: dict[str, Any] | None = None,
        expecting: int = 200,
    ) -> BeautifulSoup:
        arrive(client, by)
        if sending is None:
            answer = client.get(url)
        else:
            answer = client.post(url, sending, follow=expecting == 200)
        assert answer.status_code == expecting, f"{url} answered {answer.status_code}"
        page = BeautifulSoup(answer.content, "html.parser")
        if not 300 <= expecting < 400:
            look_over(page)
        return page

    return visit


def arrive(client: Client, by: Actor | None) -> None:
    """Sign in as an actor, in the place and role they act in; or as nobody."""
    if by is None:
        client.logout()
        return
    client.force_login(by.user)
    session = client.session
    session["membership"] = str(by.membership.pk) if by.membership else ""
    session.save()


def boxes(name: str, day: date) -> dict[str, str]:
    """What the three boxes of a `DayField` send for a day."""
    return {
        f"{name}_day": str(day.day),
        f"{name}_month": str(day.month),
        f"{name}_year": str(day.year),
    }

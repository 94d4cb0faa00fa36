"""Somebody with a phone in their hand: one browser, no account, no script."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.visit import look_over
from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast

__all__ = ["Phone", "phone", "westbury"]


class Phone:
    """Fetches pages, looks each over, and fills them in with the hidden fields they carry."""

    def __init__(self) -> None:
        self.browser = Client()

    def opens(self, address: str, *, expecting: int = 200) -> BeautifulSoup:
        return self._page(self.browser.get(address, follow=expecting == 200), expecting)

    def sends(self, address: str, said: dict[str, Any], *, expecting: int = 200) -> BeautifulSoup:
        return self._page(self.browser.post(address, said, follow=expecting == 200), expecting)

    def says(self, step: str = "", **said: str) -> BeautifulSoup:
        """Open one page of questions and answer it."""
        address = f"/enquiries/westbury{step and '/'}{step}"
        return self.sends(address, hidden(self.opens(address)) | said)

    def _page(self, answer: Any, expecting: int) -> BeautifulSoup:
        assert answer.status_code == expecting, f"answered {answer.status_code}"
        page = BeautifulSoup(answer.content, "html.parser")
        if not 300 <= expecting < 400:
            look_over(page)
        return page


def hidden(page: BeautifulSoup) -> dict[str, Any]:
    """What the page carries for its browser to send back."""
    fields = page.select("main form input[type=hidden]")
    return {str(field["name"]): str(field.get("value", "")) for field in fields}


@pytest.fixture
def phone(westbury: Organisation) -> Phone:
    return Phone()


@pytest.fixture
def westbury(db: None) -> Organisation:
    return cast.place("westbury")

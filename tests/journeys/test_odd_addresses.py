"""Whatever an address asks for, also what no database keeps, a page answers.

New questions of an address are found in the code of the views: nobody has to remember to add one.
"""

import re

import pytest
from django.db import transaction
from django.test import Client

from tests.architecture.house import ROOT
from tests.journeys.pages import PAGES, Page
from tests.journeys.world import World, make_world

ASKED = re.compile(r"""(?:asked_for\(request, |GET\.get\()"([\w-]+)\"""")
ODD = "\x00\N{SLIGHTLY SMILING FACE}' \\" + "9" * 300


def questions() -> set[str]:
    """Every name that some view asks an address for."""
    views = (ROOT / "whatmatters").glob("**/*.py")
    return {name for view in views for name in ASKED.findall(view.read_text())}


@pytest.mark.django_db
def test_every_page_answers_an_odd_question(client: Client) -> None:
    world = make_world()
    asked = dict.fromkeys(questions(), ODD)
    assert len(asked) > 10
    client.raise_request_exception = False

    broken = [
        (page.name, status)
        for page in PAGES
        if (status := _status(client, page, world, asked)) >= 500
    ]

    assert broken == []


def _status(client: Client, page: Page, world: World, asked: dict[str, str]) -> int:
    client.cookies["sessionid"] = world.sessions.get(page.by.split()[0], "")
    with transaction.atomic():  # a page that breaks is taken back, so that the next can be asked
        return client.get(page.address(world).partition("?")[0], asked).status_code

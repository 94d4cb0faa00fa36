"""On the screen of a phone like any other thing there, and light enough for a cheap one."""

import gzip
import json

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from PIL import Image

from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.people.models import Person

pytestmark = pytest.mark.django_db
KILOBYTE = 1000
ADDRESS = "/manifest.webmanifest"


@pytest.fixture
def said(client: Client) -> dict[str, object]:
    answer = client.get(ADDRESS)
    assert answer["Content-Type"] == "application/manifest+json"
    told: dict[str, object] = json.loads(answer.content)
    return told


def test_every_page_leads_to_it(client: Client) -> None:
    page = BeautifulSoup(client.get("/sign-in").content, "html.parser")
    link = page.select_one("link[rel=manifest]")
    assert link is not None
    assert link["href"] == ADDRESS


def test_the_policy_lets_it_be_read(client: Client) -> None:
    assert "manifest-src 'self'" in client.get("/sign-in")["Content-Security-Policy"]


def test_it_opens_by_itself_and_at_the_front(said: dict[str, object]) -> None:
    assert (said["start_url"], said["scope"], said["display"]) == ("/", "/", "standalone")


def test_its_name_says_nothing_of_anybody(said: dict[str, object]) -> None:
    assert said["name"] == said["short_name"] == "What Matters"


def test_its_pictures_are_there_in_the_size_it_says(said: dict[str, object]) -> None:
    icons = said["icons"]
    assert isinstance(icons, list)
    assert {(icon["sizes"], icon["purpose"]) for icon in icons} >= {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }
    for icon in icons:
        found = finders.find(icon["src"].removeprefix("/static/"))
        assert found, f"{icon['src']} is not built: make setup"
        with Image.open(str(found)) as picture:
            assert "{}x{}".format(*picture.size) == icon["sizes"]


def test_ones_own_page_is_light_after_the_first_visit(
    client: Client, maggies_life: object, maggie: Person, maggie_herself: Actor
) -> None:
    """By then the stylesheet, the letters and the scripts are in the browser."""
    arrive(client, maggie_herself)
    answer = client.get(reverse("home:person", args=[maggie.pk]), HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 40 * KILOBYTE
    assert len(gzip.decompress(answer.content)) > len(answer.content)

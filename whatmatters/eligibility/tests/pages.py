"""What the tests of pages about the law share."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.eligibility import actions
from whatmatters.eligibility.models import Decision, Weighing
from whatmatters.eligibility.tests.conftest import (
    BECAUSE,
)
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


def at(name: str, *ids: object) -> str:
    return reverse(f"eligibility:{name}", args=[getattr(one, "pk", one) for one in ids])


def asked(client: Client, by: Actor, url: str) -> int:
    """How many queries a page takes, once it has been compiled."""
    arrive(client, by)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def wants(person: Person, by: Actor, many: int) -> None:
    for number in range(many):
        words = f"Something I want, {number}"
        Outcome.objects.create(person=person, words=words, first_words=words, written_by=by.user)


def decide_now(weighing: Weighing, by: Actor) -> Decision:
    return actions.decide(
        weighing=weighing, by=by, result="must", because=BECAUSE, decided_on=clock.today()
    )


def chosen(page: BeautifulSoup, name: str) -> list[str]:
    return [str(one["value"]) for one in page.select(f"input[name={name}][checked]")]


def states(page: BeautifulSoup) -> dict[str, str]:
    """How each thing stands, by the place in the law that asks for it."""
    rows = (row for row in page.select("main .wm-row") if row.select_one("strong"))
    return {row.select("strong")[0].text: row.select(".wm-pill")[0].text for row in rows}

"""Links that are old or wrong say so, and reveal nothing."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Conversation

ONE_ARGUMENT = ["write", "save", "said", "details", "put-right", "go-on", "throw-away", "begin"]


@pytest.mark.parametrize("name", ["write", "said", "details", "put-right", "begin"])
def test_a_stale_link_is_not_there(name: str, visit: Visit, priya: Actor) -> None:
    visit(reverse(f"conversations:{name}", args=[uuid.uuid4()]), by=priya, expecting=404)


@pytest.mark.parametrize("name", ["save", "go-on", "throw-away", "begin-from-enquiry"])
def test_a_deed_is_not_opened_as_a_page(name: str, client: Client, priya: Actor) -> None:
    arrive(client, priya)

    answer = client.get(reverse(f"conversations:{name}", args=[uuid.uuid4()]))

    assert answer.status_code == 405


@pytest.mark.parametrize("name", [*ONE_ARGUMENT, "begin-from-enquiry"])
def test_no_other_method_is_known(name: str, client: Client, priya: Actor) -> None:
    arrive(client, priya)

    answer = client.delete(reverse(f"conversations:{name}", args=[uuid.uuid4()]))

    assert answer.status_code == 405


@pytest.mark.parametrize("name", ["write", "save", "said", "details"])
def test_signed_out_is_not_refused(name: str, client: Client, talk: Conversation) -> None:
    answer = client.post(reverse(f"conversations:{name}", args=[talk.pk]))

    assert answer.status_code == 403
    assert answer["X-Signed-Out"]

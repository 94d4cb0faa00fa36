"""With or without a concern, a case and a confidence, the pages of others are the same bytes."""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from django.db import connection, transaction
from django.test import Client

from tests.lives import Life
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.routes import every_route
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.safeguarding import actions
from whatmatters.safeguarding.tests.cases import CANARY, raised

HIDDEN = re.compile(rb'<input type="hidden"[^>]*>|"token": "[^"]*"')
#: Pages of somebody's own account hold keys and times that are others each time.
OF_AN_ACCOUNT = ("/account", "/sign-in", "/sign-out", "/leave", "/acting")

Pages: TypeAlias = dict[str, tuple[int, bytes]]


def addresses(life: Life) -> Iterator[str]:
    """Every page of the site that takes nothing, or whose record it is; and some of that life."""
    for address, _ in every_route():
        filled = address.replace("<uuid:person_id>", str(life.person.pk))
        if "<" not in filled and not filled.startswith(OF_AN_ACCOUNT):
            yield filled
    yield f"/plans/{life.plan.pk}"
    yield from (f"/outcomes/{outcome.pk}" for outcome in life.outcomes)


def seen_by(viewer: Actor, life: Life) -> Pages:
    """What each page answers, but for what is another each time it is asked for."""
    client = Client()
    arrive(client, viewer)
    answers = {at: client.get(at) for at in addresses(life)}
    return {at: (answer.status_code, _bare(answer.content)) for at, answer in answers.items()}


def _bare(content: bytes) -> bytes:
    return HIDDEN.sub(b"", content)


def undone(do: Callable[[], Pages]) -> Pages:
    """What it gives, in a world that is as it was before, afterwards."""
    with transaction.atomic():
        given = do()
        transaction.set_rollback(True)
    connection.audit_strand = None  # type: ignore[attr-defined]  # what it wrote is gone
    return given


@pytest.mark.slow
@pytest.mark.parametrize("key", ["june", "maggie_herself", "sam", "helen", "priya", "owen"])
def test_pages_are_the_same_bytes(
    key: str,
    maggies_life: Life,
    priya: Actor,
    ngozi: Actor,
    request: pytest.FixtureRequest,
) -> None:
    viewer: Actor = request.getfixturevalue(key)

    def with_everything() -> Pages:
        everything_happens(maggies_life.person, priya, ngozi, viewer)
        return seen_by(viewer, maggies_life)

    with clock.at(clock.now()):
        without = undone(lambda: seen_by(viewer, maggies_life))
        now = undone(with_everything)

    assert differing(without, now) == (["said-in-confidence"] if key in {"priya", "helen"} else [])
    assert {code for code, _ in now.values()} >= {200}


def differing(one: Pages, other: Pages) -> list[str]:
    return [at.rpartition("/")[2] for at in one if one[at] != other[at]]


def everything_happens(person: Person, priya: Actor, ngozi: Actor, viewer: Actor) -> None:
    """A case, a closed case, a concern that waits, of the viewer's own raising too."""
    for _ in range(2):
        concern = raised(priya, person, words=CANARY)
        actions.take_on(concern=concern, by=ngozi)
        actions.write_note(concern=concern, by=ngozi, words=CANARY)
    actions.close_concern(concern=concern, by=ngozi, because=CANARY, wish_met="no")
    actions.raise_concern(by=viewer, who=CANARY, words=CANARY)
    actions.keep_confidence(person=person, by=priya, said_by=CANARY, words=CANARY)


@pytest.mark.parametrize("key", ["june", "maggie_herself", "sam"])
def test_what_one_sent_is_nowhere(
    key: str, maggies_life: Life, ngozi: Actor, client: Client, request: pytest.FixtureRequest
) -> None:
    viewer: Actor = request.getfixturevalue(key)
    arrive(client, viewer)
    at = f"/something-is-not-right/about/{maggies_life.person.pk}"
    client.post(at, {"words": CANARY, "danger": "now"}, follow=True)

    for address in addresses(maggies_life):
        answer = client.get(address)
        assert CANARY.encode() not in answer.content
    assert client.get("/something-is-not-right/sent").status_code == 302


def test_all_of_it_is_under_one_name_in_the_audit(
    maggies_life: Life, priya: Actor, ngozi: Actor
) -> None:
    before = AuditEntry.objects.count()
    everything_happens(maggies_life.person, priya, ngozi, priya)

    new = AuditEntry.objects.order_by("pk")[before:]
    assert {entry.did.partition(".")[0] for entry in new} == {"safeguarding"}
    assert CANARY not in " ".join(f"{entry.did} {entry.to} {entry.about}" for entry in new)

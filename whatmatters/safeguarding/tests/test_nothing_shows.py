"""With or without a concern, a case and a confidence, the pages of others are the same bytes."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from tests.lives import Life
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.people.models import Person
from whatmatters.safeguarding import actions
from whatmatters.safeguarding.tests.cases import CANARY, raised

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
SENT_AS = re.compile(rb'name="sent_as" value="[\w-]+"')


def addresses(life: Life) -> Iterator[str]:
    about = f"/people/{life.person.pk}"
    yield from ("/", "/my-page", "/my-day", "/my-team", "/safeguarding", "/safeguarding/closed")
    yield from ("/something-is-not-right", f"/something-is-not-right/about/{life.person.pk}")
    yield from (about, f"{about}/details", f"{about}/thread", f"{about}/said-in-confidence")
    yield from (f"/plans/{life.plan.pk}", f"/outcomes/{life.outcomes[0].pk}")
    yield from (f"/outcomes/for/{life.person.pk}/order", f"/reviews/ask/{life.person.pk}")


def seen_by(viewer: Actor, life: Life) -> dict[str, tuple[int, bytes]]:
    """What each page answers, but for what is another each time it is asked for."""
    client = Client()
    arrive(client, viewer)
    answers = {at: client.get(at) for at in addresses(life)}
    return {at: (answer.status_code, _bare(answer.content)) for at, answer in answers.items()}


def _bare(content: bytes) -> bytes:
    return SENT_AS.sub(b"", TOKEN.sub(b"", content))


@pytest.mark.parametrize("key", ["june", "maggie_herself", "sam", "helen", "priya", "owen"])
def test_pages_are_the_same_bytes(
    key: str,
    maggies_life: Life,
    priya: Actor,
    ngozi: Actor,
    request: pytest.FixtureRequest,
) -> None:
    viewer: Actor = request.getfixturevalue(key)
    before = seen_by(viewer, maggies_life)

    everything_happens(maggies_life.person, priya, ngozi, viewer)

    now = seen_by(viewer, maggies_life)
    changed = [at.rpartition("/")[2] for at in before if before[at] != now[at]]
    assert changed == (["said-in-confidence"] if key in {"priya", "helen"} else [])
    assert {code for code, _ in now.values()} >= {200}


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

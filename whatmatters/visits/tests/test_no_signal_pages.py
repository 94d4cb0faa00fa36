"""What a device asks for, is given, and sends."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.outcomes.models import Outcome
from whatmatters.visits.actions import add_task, say_please_do_not, write_note
from whatmatters.visits.models import NoteText, Visit
from whatmatters.visits.tests.conftest import MONDAY, NINE, Plans, at
from whatmatters.visits.walltime import DAY

SEND = reverse("visits:send")


def carried(client: Client, by: Actor) -> Any:
    arrive(client, by)
    answer = client.get(reverse("visits:carry"))
    assert answer.status_code == 200
    return answer.json()


def send(client: Client, by: Actor, *writes: Any, user: str = "", expecting: int = 200) -> Any:
    arrive(client, by)
    body = {"user": user or str(by.user.pk), "device_now": NINE.isoformat(), "writes": writes}
    answer = client.post(SEND, json.dumps(body), content_type="application/json")
    assert answer.status_code == expecting
    return answer.json()


def note(visit: Visit, words: str, **more: Any) -> dict[str, Any]:
    said = {"visit": str(visit.pk), "at": NINE.isoformat(), "words": words, **more}
    return {"made_as": str(uuid4()), "about": "note", "said": said}


def test_a_device_carries_the_round_and_what_to_know_first(
    plan: Plans, allotment: Outcome, sam: Actor, maggie_herself: Actor, client: Client
) -> None:
    visit = plan(outcomes=[allotment], tasks=["Make breakfast"])
    say_please_do_not(person=visit.person, by=maggie_herself, words="Open my letters")
    write_note(visit=visit, by=sam, words="She slept well")

    told = carried(client, sam)

    (shown,) = told["visits"]
    assert told["user"] == str(sam.user.pk)
    assert told["days"] == [day.isoformat() for day in (MONDAY, MONDAY + DAY)]
    assert (shown["who"], shown["times"]) == (visit.person.name, "9am to 10am")
    assert shown["before"] == [{"of": "wish", "kind": "", "words": "Open my letters"}]
    assert shown["aims"] == ["Get back to my allotment"]
    assert [task["what"] for task in shown["tasks"]] == ["Make breakfast"]
    assert shown["notes"][0]["now"][0]["words"] == "She slept well"


def test_what_nobody_would_write_is_answered_and_not_a_fault(
    plan: Plans, sam: Actor, client: Client
) -> None:
    task = plan(tasks=["Make breakfast"]).tasks.get()
    said = {"task": str(task.pk), "at": NINE.isoformat(), "became": "eaten"}

    told = send(client, sam, {"made_as": str(uuid4()), "about": "task", "said": said})

    assert told["results"][0]["why"] == "Choose what became of it"
    deep = client.post(SEND, "[" * 200_000, content_type="application/json")
    assert deep.status_code == 400


def test_that_it_is_carried_is_written_down_as_looking_is(
    visit_at_nine: Visit, sam: Actor, client: Client
) -> None:
    carried(client, sam)

    entry = AuditEntry.objects.filter(did="listed").get()
    assert (entry.to, entry.about) == ("visits.carry", str(visit_at_nine.person_id))


def test_of_tomorrow_too_and_of_nobody_elses(
    plan: Plans, sam: Actor, bridget: Actor, client: Client
) -> None:
    plan(starts_at=at(21, 0))
    plan(starts_at=NINE + DAY)
    plan(starts_at=NINE + 2 * DAY)

    assert len(carried(client, sam)["visits"]) == 2
    assert carried(client, bridget)["visits"] == []


def test_as_many_queries_for_twelve_visits_as_for_one(
    plan: Plans, sam: Actor, client: Client
) -> None:
    def queries() -> int:
        arrive(client, sam)
        with CaptureQueriesContext(
            connection,
        ) as sent:
            client.get(reverse("visits:carry"))
        return len(sent)

    write_note(visit=plan(tasks=["One"]), by=sam, words="Well")
    queries()
    of_one = queries()
    for hour in range(10, 21):
        visit = plan(starts_at=at(hour))
        add_task(visit=visit, by=sam, what="Another")
        write_note(visit=visit, by=sam, words=f"Well at {hour}")

    assert queries() == of_one


def test_each_write_is_answered_for_by_itself(
    visit_at_nine: Visit, sam: Actor, client: Client
) -> None:
    good, empty, odd = note(visit_at_nine, "Well"), note(visit_at_nine, " "), {"made_as": "7"}

    told = send(client, sam, good, empty, odd, good)["results"]

    assert [one["state"] for one in told] == ["taken", "refused", "refused", "taken"]
    assert told[1]["why"] == "Write the note first"
    assert told[0]["came_to"] == told[3]["came_to"] == str(NoteText.objects.get().pk)


def test_what_another_wrote_is_not_taken_as_ones_own(
    visit_at_nine: Visit, sam: Actor, bridget: Actor, client: Client
) -> None:
    send(client, sam, note(visit_at_nine, "Well"), user=str(bridget.user.pk), expecting=409)

    assert not NoteText.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "{", "7", '{"writes": 1}', '{"writes": [1]}'])
def test_what_is_no_sending_is_refused(body: str, sam: Actor, client: Client) -> None:
    arrive(client, sam)

    assert client.post(SEND, body, content_type="application/json").status_code == 400


def test_a_form_is_no_sending(sam: Actor, client: Client) -> None:
    arrive(client, sam)

    assert client.post(SEND, {"writes": "[]"}).status_code == 400


def test_too_many_at_once_are_refused(visit_at_nine: Visit, sam: Actor, client: Client) -> None:
    send(client, sam, *[note(visit_at_nine, "Well")] * 101, expecting=400)


def test_a_sending_from_elsewhere_is_refused(visit_at_nine: Visit, sam: Actor) -> None:
    strict = Client(enforce_csrf_checks=True)
    arrive(strict, sam)
    body = json.dumps({"user": str(sam.user.pk), "writes": [note(visit_at_nine, "Well")]})

    refused = strict.post(SEND, body, content_type="application/json")
    token = strict.get(reverse("visits:ready")).json()["token"]
    taken = strict.post(SEND, body, content_type="application/json", headers={"X-CSRFToken": token})

    assert (refused.status_code, taken.status_code) == (403, 200)


def test_whoever_is_signed_out_is_told_so(client: Client) -> None:
    assert client.get(reverse("visits:ready")).status_code == 302
    assert client.post(SEND, "{}", content_type="application/json").status_code == 403


def test_the_page_a_device_keeps_is_about_nobody(
    visit_at_nine: Visit, sam: Actor, client: Client
) -> None:
    page = client.get(reverse("visits:no-signal"))

    assert b"Holt" not in page.content
    assert sam.name.encode() not in page.content


def test_the_script_names_every_file_that_page_needs(client: Client) -> None:
    answer = client.get(reverse("visits:worker"))
    page = client.get(reverse("visits:no-signal")).content.decode()
    first = answer.content.decode().splitlines()[0]
    given = json.loads(first.removeprefix("const GIVEN = ").removesuffix(";"))

    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    assert given["page"] == reverse("visits:no-signal")
    for script in ("kept.js", "sending.js", "writing.js", "round.js", "start.js"):
        assert any(name.endswith(script) for name in given["files"])
        assert script in page

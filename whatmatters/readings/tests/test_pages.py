"""The pages of readings: who sees which, what they say, and what is refused with a sentence."""

from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.visit import Visit, arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person, Share
from whatmatters.readings import actions
from whatmatters.readings.models import Reading, Sheet, Stream
from whatmatters.readings.tests.deeds import add, begin, draw, run_out


def of(person: Person) -> str:
    return reverse("readings:of", args=[person.pk])


def at(name: str, stream: Stream) -> str:
    return reverse(f"readings:{name}", args=[stream.pk])


def typed(value: object, **more: Any) -> dict[str, Any]:
    return {"value": str(value), **boxes("on", clock.today()), "sent_as": str(uuid4()), **more}


def test_she_begins_adds_draws_and_is_told(
    maggie: Person, allotment: Outcome, maggie_herself: Actor, visit: Visit
) -> None:
    begun = visit(
        reverse("readings:begin", args=[maggie.pk]),
        by=maggie_herself,
        sending={
            "kind": "blood-pressure",
            "outcome": str(allotment.pk),
            "shared_with": "work",
            "months": "6",
        },
    )
    assert "It is begun" in begun.text
    assert "Get back to my allotment" in begun.text
    stream = Stream.objects.get()

    drawn = {"which": "value", "side": "above", "mark": "150", "in_a_row": "1", "words": "Ring me"}
    assert "Above 150 mmHg" in visit(at("draw", stream), by=maggie_herself, sending=drawn).text
    page = visit(at("add", stream), by=maggie_herself, sending=typed(162, second="91"))

    assert "1 number is kept" in page.text
    assert "A line was crossed" in page.text
    assert "A talk is asked for" in page.text
    assert "162/91" in page.text
    assert page.select("svg polyline")
    assert page.select_one("table")


def test_priya_closes_the_talk_and_all_read_what_came_of_it(
    steps: Stream, maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    draw(steps, maggie_herself, in_a_row=1)
    [asked] = add(steps, maggie_herself, 5).talks
    assert "A talk is asked for" in visit(of(maggie), by=priya).text
    assert "a number asks for a talk" in visit("/my-day", by=priya).text
    close = reverse("readings:close", args=[asked.pk])
    assert "Say in a word" in visit(close, by=priya, sending={"words": " "}).text

    page = visit(close, by=priya, sending={"words": "She had a cold"})

    assert "A talk is asked for" not in page.text
    assert "She had a cold" in visit(at("show", steps), by=maggie_herself).text
    visit(close, by=priya)
    assert "closed this already" in visit(close, by=priya, sending={"words": "Again"}).text


def test_what_is_not_shared_is_not_there(
    steps: Stream, maggie: Person, maggie_herself: Actor, priya: Actor, sam: Actor, visit: Visit
) -> None:
    pages = [(name, by) for name in ("show", "all", "add") for by in (priya, sam)]
    shown = [visit(at(name, steps), by=by) for name, by in pages]
    assert all("Steps" in page.text for page in shown)

    actions.pause_stream(stream=steps, by=maggie_herself)

    for name in ("show", "all", "add", "send", "agree", "end", "draw"):
        visit(at(name, steps), by=priya, expecting=404)
    assert "There is nothing to show here" in visit(of(maggie), by=priya).text
    assert "This is paused" in visit(at("show", steps), by=maggie_herself).text


def test_others_find_nothing(
    steps: Stream, maggie: Person, june: Actor, owen: Actor, visit: Visit
) -> None:
    visit(of(maggie), by=june, expecting=403)
    visit(of(maggie), by=owen, expecting=404)
    for who in (june, owen):
        visit(at("show", steps), by=who, expecting=404)


def test_what_it_is_for_is_read_by_those_who_may_read_that(
    allotment: Outcome, maggie_herself: Actor, rose: Actor, visit: Visit
) -> None:
    stream = begin(allotment, maggie_herself, shared_with="circle")
    assert "Get back to my allotment" in visit(at("show", stream), by=rose).text

    Share.objects.filter(member__user=rose.user).update(plan=False)

    assert "Get back to my allotment" not in visit(at("show", stream), by=rose).text


def test_only_she_decides(steps: Stream, priya: Actor, visit: Visit) -> None:
    for name in ("agree", "end", "draw"):
        visit(at(name, steps), by=priya, expecting=403)
    for name in ("pause", "go-on"):
        visit(at(name, steps), by=priya, sending={}, expecting=403)
    assert "Who sees it" not in visit(at("show", steps), by=priya).text


def test_a_wrong_number_loses_nothing_that_was_typed(
    pressure: Stream, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(
        at("add", pressure),
        by=maggie_herself,
        sending=typed(81, second="134", at="8:30", words="After tea"),
    )

    assert "The lower number must be less" in page.text
    assert [page.select_one(f"input[name={n}]")["value"] for n in ("value", "at", "words")] == [  # type: ignore[index]
        *("81", "8:30", "After tea")
    ]
    assert not Reading.objects.exists()


def test_pressed_twice_it_is_kept_once(steps: Stream, sam: Actor, visit: Visit) -> None:
    sent = typed("4,210", words="A walk")
    for _ in range(2):
        visit(at("add", steps), by=sam, sending=sent)

    assert Reading.objects.count() == 1


def test_two_who_decide_at_once_lose_nothing(
    steps: Stream, maggie_herself: Actor, visit: Visit
) -> None:
    actions.agree_again(
        stream=steps, by=maggie_herself, shared_with="circle", until=steps.until, read=1
    )

    page = visit(
        at("agree", steps),
        by=maggie_herself,
        sending={"shared_with": "nobody", "months": "3", "read": "1"},
    )

    assert "still here" in page.text
    assert page.select_one("input[name=shared_with][value=nobody][checked]")
    assert page.select_one("input[name=read]")["value"] == "2"  # type: ignore[index]


def test_a_yes_that_ran_out_is_asked_for_again(
    steps: Stream, maggie_herself: Actor, visit: Visit
) -> None:
    run_out(steps)
    assert "Your yes ran until" in visit(at("show", steps), by=maggie_herself).text

    page = visit(
        at("agree", steps),
        by=maggie_herself,
        sending={"shared_with": "work", "months": "12", "read": "1"},
    )

    assert "It is as you say now" in page.text
    assert Stream.objects.get().is_agreed


def test_a_file_is_looked_over_first(
    steps: Stream, maggie_herself: Actor, client: Client, visit: Visit
) -> None:
    content = b"Day,Number,Words\n2026-03-01,4210,A walk\n2026-03-40,1,\n"
    arrive(client, maggie_herself)
    sent = {"file": SimpleUploadedFile("march.csv", content)}
    answer = client.post(at("send", steps), sent, follow=True)
    text = answer.content.decode()
    assert "Nothing is kept yet" in text
    assert "There is no such day" in text
    assert not Reading.objects.exists()
    preview = reverse("readings:preview", args=[Sheet.objects.get().pk])
    assert "Tick to leave them out" in visit(preview, by=maggie_herself, sending={}).text

    page = visit(preview, by=maggie_herself, sending={"keep_good": "on"})

    assert "1 number is kept" in page.text
    assert Reading.objects.get().words == "A walk"


def test_a_file_that_is_none_is_said_at_once(
    steps: Stream, maggie_herself: Actor, client: Client, visit: Visit
) -> None:
    arrive(client, maggie_herself)
    sent = {"file": SimpleUploadedFile("march.xlsx", b"PK\x03\x04")}

    page = client.post(at("send", steps), sent).content.decode()

    assert "This is not a .csv file" in page
    assert "Choose the file" in visit(at("send", steps), by=maggie_herself, sending={}).text


def test_anothers_file_is_not_found(
    steps: Stream, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    sheet = actions.keep_sheet(
        stream=steps, by=maggie_herself, name="a.csv", content=b"Day,Number\n2026-03-01,1\n"
    )
    for name in ("preview", "throw-away"):
        address = reverse(f"readings:{name}", args=[sheet.pk])
        visit(address, by=priya, sending={}, expecting=404)

    address = reverse("readings:throw-away", args=[sheet.pk])
    assert "The file is gone" in visit(address, by=maggie_herself, sending={}).text
    assert not Sheet.objects.exists()


def test_the_empty_file_has_its_headings(pressure: Stream, priya: Actor, client: Client) -> None:
    arrive(client, priya)

    answer = client.get(at("template", pressure))

    assert answer.content.decode("utf-8-sig") == "Day,Time,Upper number,Lower number,Words,Id\r\n"


def test_a_mistake_is_taken_back_on_the_page(steps: Stream, sam: Actor, visit: Visit) -> None:
    (slip,) = add(steps, sam, 42).new

    page = visit(reverse("readings:take-back", args=[slip.pk]), by=sam, sending={})

    assert page.select_one("s").text == "42"  # type: ignore[union-attr]
    assert "No numbers yet" in visit(at("show", steps), by=sam).text


def test_every_look_is_written_down(
    steps: Stream, maggie: Person, priya: Actor, visit: Visit
) -> None:
    for address in (of(maggie), at("show", steps), at("all", steps), at("add", steps)):
        visit(address, by=priya)

    assert AuditEntry.objects.filter(did="looked", about=str(maggie.pk)).count() == 4


def test_the_queries_of_a_page_do_not_grow(
    maggie: Person, allotment: Outcome, maggie_herself: Actor, priya: Actor, client: Client
) -> None:
    first = _lived(allotment, maggie_herself, 0)
    pages = (of(maggie), at("show", first), at("all", first))
    few = [_asked(client, by, url) for by in (maggie_herself, priya) for url in pages]

    for number in range(1, 12):
        _lived(allotment, maggie_herself, number)
        add(first, maggie_herself, 3, ago=number)
        draw(first, maggie_herself, in_a_row=number + 1)

    assert [_asked(client, by, url) for by in (maggie_herself, priya) for url in pages] == few


def _lived(outcome: Outcome, by: Actor, number: int) -> Stream:
    stream = begin(outcome, by, kind="own", name=f"Cups {number}")
    draw(stream, by, in_a_row=1)
    add(stream, by, 3)
    return stream


def _asked(client: Client, by: Actor, url: str) -> int:
    """How many queries a page takes, once it has been compiled."""
    arrive(client, by)
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)

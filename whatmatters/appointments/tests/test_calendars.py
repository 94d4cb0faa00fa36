"""A private calendar: when, and nobody’s name; at a secret address that can be taken away."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.appointments import actions
from whatmatters.appointments.calendar import Happening, written_calendar
from whatmatters.appointments.models import Feed
from whatmatters.appointments.tests.deeds import plan
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person
from whatmatters.visits.walltime import moment_of


def read(secret: str) -> str:
    answer = Client().get(reverse("appointments:feed", args=[secret]))
    assert answer.status_code in {200, 404}
    return answer.content.decode() if answer.status_code == 200 else ""


def events(text: str) -> list[str]:
    return text.split("BEGIN:VEVENT")[1:]


def test_it_says_when_and_nobodys_name_or_words(maggie: Person, priya: Actor) -> None:
    meeting = plan(maggie, priya, where="Her kitchen", about="The allotment")
    secret = actions.make_feed(by=priya)

    text = read(secret)

    assert len(events(text)) == 1
    assert "SUMMARY:Appointment" in text
    assert f"DTSTART:{meeting.starts_at.astimezone(UTC):%Y%m%dT%H%M%SZ}" in text
    for word in (
        "Maggie",
        "Holt",
        "kitchen",
        "allotment",
        "Priya",
        str(meeting.pk),
        str(maggie.pk),
    ):
        assert word not in text


def test_each_reads_only_their_own(
    maggie: Person, priya: Actor, maggie_herself: Actor, tomasz: Actor
) -> None:
    plan(maggie, priya)

    assert len(events(read(actions.make_feed(by=maggie_herself)))) == 1
    assert events(read(actions.make_feed(by=tomasz))) == []


def test_it_can_be_taken_away_and_made_anew(priya: Actor, maggie_herself: Actor) -> None:
    first, hers = actions.make_feed(by=priya), actions.make_feed(by=maggie_herself)
    second = actions.make_feed(by=priya)
    assert read(first) == ""
    assert read(second)

    actions.withdraw_feed(by=priya)

    assert read(second) == ""
    assert read(hers)
    assert not Feed.objects.filter(digest=second).exists()


def test_whoever_may_see_no_more_reads_no_more(maggie: Person, priya: Actor) -> None:
    plan(maggie, priya)
    secret = actions.make_feed(by=priya)
    CircleMember.objects.filter(user=priya.user).update(left_on=clock.today())
    assert events(read(secret)) == []

    Membership.objects.filter(user=priya.user).update(ended_on=clock.today())
    assert read(secret) == ""


def test_an_account_that_is_switched_off_reads_nothing(priya: Actor) -> None:
    secret = actions.make_feed(by=priya)
    priya.user.is_active = False
    priya.user.save(update_fields=["is_active"])

    assert read(secret) == ""


def test_what_is_called_off_is_said_to_be(maggie: Person, priya: Actor) -> None:
    meeting = plan(maggie, priya)
    secret = actions.make_feed(by=priya)
    before = read(secret)
    actions.call_off_meeting(meeting=meeting, by=priya, because="Snow")

    after = read(secret)

    assert "STATUS:CANCELLED" in after
    assert "SEQUENCE:2" in after
    assert "Snow" not in after
    assert re.findall("UID:.*", before) == re.findall("UID:.*", after)


@pytest.mark.parametrize(
    ("day", "at", "written"),
    [
        ((2027, 3, 27), (9, 30), "20270327T093000Z"),  # the day before the clocks go forward
        ((2027, 3, 28), (9, 30), "20270328T083000Z"),  # the morning they did
        ((2027, 10, 30), (9, 30), "20271030T083000Z"),
        ((2027, 10, 31), (9, 30), "20271031T093000Z"),  # the morning they went back
    ],
)
def test_it_is_right_on_both_sides_of_the_clock_change(
    day: tuple[int, int, int], at: tuple[int, int], written: str
) -> None:
    starts = datetime(*day, *at)  # noqa: DTZ001  # by the clock on the wall, as people say it
    moment = moment_of(starts.date(), starts.time())
    told = written_calendar(
        [Happening(uuid4(), "Visit", moment, moment)], name="My days", feed=uuid4()
    )

    assert f"DTSTART:{written}\r\n".encode() in told


def test_it_is_written_as_others_read_it() -> None:
    now = clock.now()
    long = "Ymweliad, " * 20 + "é" * 40 + "; \\ end\nand more"
    told = written_calendar([Happening(uuid4(), long, now, now)], name=long, feed=uuid4())

    lines = told.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in told.replace(b"\r\n", b"")
    unfolded = told.decode().replace("\r\n ", "")
    assert "\\, " in unfolded
    assert "\\; \\\\ end\\nand more" in unfolded


def test_the_address_is_shown_once(priya: Actor, visit: Visit) -> None:
    address = reverse("appointments:calendar")
    made = visit(address, by=priya, sending={"do": "make"})
    assert ".ics" in made.text
    assert "shown only once" in made.text
    assert ".ics" not in visit(address, by=priya).text
    assert "Make an address" in visit(address, by=priya, sending={"do": "withdraw"}).text

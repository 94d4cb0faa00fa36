"""Reminders: each with its own yes, without a name in it, and none to who is left alone."""

import re
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.appointments import actions
from whatmatters.appointments.actions import reminders
from whatmatters.appointments.actions.reminders import Gone
from whatmatters.appointments.models import Meeting, NotSo, Reminder, ReminderWish
from whatmatters.appointments.tests.deeds import plan
from whatmatters.foundations import clock
from whatmatters.people.models import Person

MORNING = datetime(2027, 3, 27, 8, tzinfo=UTC)  # the day before the clocks go forward


@pytest.fixture
def post(settings: Any) -> Any:
    settings.SENDS_EMAIL = True
    settings.PUBLIC_ADDRESS = "https://what-matters.example.org"
    return settings


@pytest.fixture
def wants(maggie: Person, maggie_herself: Actor, post: Any) -> ReminderWish:
    return actions.ask_for_reminders(
        person=maggie, by=maggie_herself, way="email", address="maggie@example.org"
    )


def tomorrow(person: Person, by: Actor) -> Meeting:
    """At ten past nine by the clock on the wall, on the day that they changed."""
    starts = datetime(2027, 3, 28, 8, 10, tzinfo=UTC)
    about = {"where": "Her kitchen", "about": "The allotment"}
    return actions.plan_meeting(person=person, by=by, starts_at=starts, minutes=60, **about)


def sent() -> list[str]:
    return [f"{one.subject} {one.body}" for one in mail.outbox]


def test_one_goes_out_the_day_before_and_no_second(
    maggie: Person, priya: Actor, wants: ReminderWish
) -> None:
    with clock.at(MORNING):
        tomorrow(maggie, priya)
        assert actions.send_reminders() == Gone(1, 0)
        assert actions.send_reminders() == Gone(0, 0)

    [words] = sent()
    assert "28 March 2027 at 09:10" in words
    for word in ("Maggie", "Holt", "Priya", "kitchen", "allotment", "Westbury"):
        assert word not in words


def test_nobody_is_reminded_who_did_not_say_yes(
    maggie: Person, priya: Actor, maggie_herself: Actor, wants: ReminderWish
) -> None:
    actions.stop_reminders(person=maggie, by=maggie_herself, way="email")
    plan(maggie, priya, in_days=0.5)

    assert actions.send_reminders() == Gone(0, 0)


def test_do_not_contact_comes_before_any_yes(
    maggie: Person, priya: Actor, maggie_herself: Actor, wants: ReminderWish
) -> None:
    plan(maggie, priya, in_days=0.5)
    actions.say_do_not_contact(person=maggie, by=maggie_herself)
    assert actions.send_reminders() == Gone(0, 0)

    actions.take_back_do_not_contact(person=maggie, by=maggie_herself)
    assert actions.send_reminders() == Gone(1, 0)


def test_it_is_asked_again_at_the_moment_of_sending(
    maggie: Person, priya: Actor, maggie_herself: Actor, wants: ReminderWish
) -> None:
    """She says it after the list was made, and before hers is sent."""
    plan(maggie, priya, in_days=0.5)
    found = reminders._wishes

    def said_meanwhile(meeting: Meeting) -> list[ReminderWish]:
        wishes = found(meeting)
        actions.say_do_not_contact(person=maggie, by=maggie_herself)
        return wishes

    with patch.object(reminders, "_wishes", said_meanwhile):
        assert actions.send_reminders() == Gone(0, 0)
    assert sent() == []
    assert not Reminder.objects.exists()


def test_of_what_is_called_off_or_further_away_nothing_is_sent(
    maggie: Person, priya: Actor, wants: ReminderWish
) -> None:
    actions.call_off_meeting(meeting=plan(maggie, priya, in_days=0.5), by=priya)
    plan(maggie, priya, in_days=3)

    assert actions.send_reminders() == Gone(0, 0)


def test_what_was_moved_is_told_again(maggie: Person, priya: Actor, wants: ReminderWish) -> None:
    with clock.at(MORNING):
        meeting = tomorrow(maggie, priya)
        actions.send_reminders()
        later = meeting.starts_at + timedelta(hours=2)
        actions.move_meeting(meeting=meeting, by=priya, starts_at=later, minutes=60)
        actions.send_reminders()

    assert "11:10" in sent()[1]


def test_after_a_death_nothing_is_sent(maggie: Person, priya: Actor, wants: ReminderWish) -> None:
    plan(maggie, priya, in_days=0.5)
    Person.objects.filter(pk=maggie.pk).update(died_on=clock.today())

    assert actions.send_reminders() == Gone(0, 0)


def test_whoever_holds_one_can_stop_them(maggie: Person, priya: Actor, wants: ReminderWish) -> None:
    plan(maggie, priya, in_days=0.5)
    actions.send_reminders()
    [link] = re.findall(r"https://what-matters.example.org(/\S+)", sent()[0])
    client = Client(enforce_csrf_checks=True)

    assert client.get(link).status_code == 200
    assert ReminderWish.objects.current().exists()
    assert b"It is stopped" in client.post(link).content
    assert not ReminderWish.objects.current().exists()
    assert b"It is stopped" in client.post(reverse("appointments:stop", args=["made-up"])).content

    plan(maggie, priya, in_days=0.6)
    assert actions.send_reminders() == Gone(0, 0)


def test_an_address_that_cannot_be_written_stops_nobody_elses(
    maggie: Person, maggie_herself: Actor, priya: Actor, wants: ReminderWish
) -> None:
    nowhere = f"maggie@{'ü' * 60}.example"
    with pytest.raises(NotSo, match="Enter an email address"):
        actions.ask_for_reminders(person=maggie, by=maggie_herself, way="email", address=nowhere)
    ReminderWish.objects.create(
        person=maggie, way="email", address=nowhere, agreed_by=maggie_herself.user
    )
    ReminderWish.objects.filter(pk=wants.pk).delete()
    plan(maggie, priya, in_days=0.5)

    assert actions.send_reminders() == Gone(0, 1)


def test_what_the_server_does_not_take_is_tried_again(
    maggie: Person, priya: Actor, wants: ReminderWish
) -> None:
    plan(maggie, priya, in_days=0.5)
    with patch("django.core.mail.EmailMessage.send", side_effect=ConnectionRefusedError):
        assert actions.send_reminders() == Gone(0, 1)
        with pytest.raises(CommandError, match="could not be sent"):
            call_command("send_reminders")

    assert actions.send_reminders() == Gone(1, 0)


def test_a_text_goes_out_by_the_program_that_is_named(
    maggie: Person, priya: Actor, post: Any, tmp_path: Path
) -> None:
    program, told = tmp_path / "gateway", tmp_path / "told"
    program.write_text(f'#!/bin/sh\nprintf "%s " "$1" > {told}; cat >> {told}\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    post.TEXTS = str(program)
    number = "07700 900 000"
    actions.ask_for_reminders(person=maggie, by=priya, way="text", address=number)
    plan(maggie, priya, in_days=0.5)

    assert actions.send_reminders() == Gone(1, 0)
    assert told.read_text().startswith("07700900000 A reminder: you have an appointment on")
    assert "Maggie" not in told.read_text()

    program.write_text("#!/bin/sh\nexit 1\n")
    plan(maggie, priya, in_days=0.6)
    assert actions.send_reminders() == Gone(0, 1)


def test_the_page_says_honestly_what_cannot_be_sent(
    maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit, post: Any
) -> None:
    page = reverse("appointments:reminders", args=[maggie.pk])
    assert "Texts cannot be sent from here" in visit(page, by=maggie_herself).text
    wrong = {"way": "email", "email-address": "not an address"}
    refused = visit(page, by=maggie_herself, sending=wrong)
    assert "like name@example.com" in refused.text
    assert refused.select_one('input[value="not an address"]')

    right = {"way": "email", "email-address": "maggie@example.org"}
    assert "Yes, sent to:" in visit(page, by=maggie_herself, sending=right).text
    of = reverse("appointments:leave-alone", args=[maggie.pk])
    assert "Nothing is sent now" in visit(of, by=maggie_herself, sending={"words": "Rob"}).text
    assert "Do not contact" in visit(reverse("appointments:of", args=[maggie.pk]), by=priya).text
    again = reverse("appointments:may-contact", args=[maggie.pk])
    assert "Nothing is sent now" not in visit(again, by=maggie_herself, sending={}).text
    no_more = reverse("appointments:no-reminders", args=[maggie.pk])
    page_after = visit(no_more, by=maggie_herself, sending={"way": "email"})
    assert "Yes, sent to:" not in page_after.text


def test_an_address_that_is_none_is_refused(maggie: Person, priya: Actor) -> None:
    for way, address in (("email", "nobody"), ("text", "12"), ("text", "--exec")):
        with pytest.raises(NotSo):
            actions.ask_for_reminders(person=maggie, by=priya, way=way, address=address)


def test_without_any_way_to_send_the_command_says_so() -> None:
    with pytest.raises(CommandError, match="Nothing can be sent"):
        call_command("send_reminders")

"""How much help with the plan: said at any time, kept for ever, asked again alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.plans.actions import say_how_much_help
from whatmatters.plans.models import HelpLevel, Plan
from whatmatters.plans.tests.conftest import days_ago, deeds

Level = HelpLevel.Level
ASK_FIRST = "Ask before you change it"


def test_maggie_says_it_with_one_press(maggie: Person, maggie_herself: Actor, visit: Visit) -> None:
    page = visit(f"/plans/help/{maggie.pk}", by=maggie_herself, sending={"level": "with-help"})

    assert "I do it with help" in page.select("main")[0].text
    said = maggie.help_levels.get()
    assert (said.level, said.was_written_by_them, said.asked) == (Level.WITH_HELP, True, "")
    assert deeds() == ["plans.help-said"]


def test_what_she_said_before_is_kept(maggie: Person, maggie_herself: Actor, visit: Visit) -> None:
    for level, words in (("for-me", "I am worn out"), ("myself", "")):
        sent = {"level": level, "words": words}
        page = visit(f"/plans/help/{maggie.pk}", by=maggie_herself, sending=sent)

    assert [said.level for said in maggie.help_levels.latest_first()] == ["myself", "for-me"]
    assert "I am worn out" in page.text


def test_pressed_twice_it_is_said_once(maggie: Person, maggie_herself: Actor) -> None:
    for _ in range(2):
        say_how_much_help(person=maggie, by=maggie_herself, level=Level.MYSELF)

    assert maggie.help_levels.count() == 1


def test_no_button_is_answered_in_words_and_loses_none(
    maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(f"/plans/help/{maggie.pk}", by=maggie_herself, sending={"words": "Not sure"})

    assert "Press one of the three buttons" in page.text
    assert "Not sure" in page.text
    assert not HelpLevel.objects.exists()


def test_priya_writes_down_who_said_so_and_whether_alone(
    maggie: Person, priya: Actor, visit: Visit
) -> None:
    again = clock.today() + timedelta(days=30)
    sent = {"level": "for-me", "said_by": "June", "asked": "not-alone", "words": "She said so"}
    sent |= boxes("said_on", days_ago(2)) | boxes("ask_again_on", again)

    page = visit(f"/plans/help/{maggie.pk}", by=priya, sending=sent)

    said = maggie.help_levels.get()
    assert (said.said_by, said.asked, said.ask_again_on) == ("June", "not-alone", again)
    assert "Said by June. Priya Nair wrote it down." in " ".join(page.text.split())
    assert "Others were there." in page.text


def test_asked_again_alone_is_another_answer(maggie: Person, priya: Actor) -> None:
    for asked, day in (("not-alone", days_ago(9)), ("alone", days_ago(1))):
        say_how_much_help(
            person=maggie,
            by=priya,
            level=Level.FOR_ME,
            asked=asked,
            said_on=day,
            ask_again_on=day + timedelta(days=1),
        )

    assert maggie.help_levels.count() == 2
    due = HelpLevel.objects.visible_to(priya).to_ask_again()
    assert [said.asked for said in due] == ["alone"]


def test_what_is_written_down_late_does_not_undo_what_she_said_since(
    maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    say_how_much_help(person=maggie, by=maggie_herself, level=Level.MYSELF)
    say_how_much_help(person=maggie, by=priya, level=Level.FOR_ME, said_on=days_ago(3))

    latest = maggie.help_levels.latest_first().first()
    assert latest is not None
    assert latest.level == Level.MYSELF


@pytest.mark.parametrize(("level", "is_told"), [("myself", True), ("with-help", False)])
def test_priya_is_told_to_ask_and_is_not_stopped(
    level: str, is_told: bool, draft: Plan, maggie_herself: Actor, priya: Actor, visit: Visit
) -> None:
    say_how_much_help(person=draft.person, by=maggie_herself, level=level)

    for address in (f"/plans/{draft.pk}", f"/plans/{draft.pk}/write"):
        assert (ASK_FIRST in visit(address, by=priya).text) is is_told
        assert ASK_FIRST not in visit(address, by=maggie_herself).text

    sent = {"read": str(draft.version), "if_things_go_wrong": "Ring June"}
    visit(f"/plans/{draft.pk}/write", by=priya, sending=sent)
    draft.refresh_from_db()
    assert draft.if_things_go_wrong == "Ring June"


def test_it_stands_on_the_plan_for_staff(
    running: Plan, maggie_herself: Actor, sam: Actor, visit: Visit
) -> None:
    say_how_much_help(person=running.person, by=maggie_herself, level=Level.WITH_HELP)

    assert "Maggie does it with help" in visit(f"/plans/{running.pk}", by=sam).text


def test_june_sees_what_holds_and_not_how_it_was_asked(
    maggie: Person, priya: Actor, june: Actor, visit: Visit
) -> None:
    for level, asked in ((Level.FOR_ME, "not-alone"), (Level.MYSELF, "alone")):
        say_how_much_help(person=maggie, by=priya, level=level, asked=asked, words="Quietly")

    said = visit(f"/plans/help/{maggie.pk}", by=june).select("main")[0].text

    assert "Maggie does it alone" in said
    for hidden in ("their own", "before", "Quietly", "Priya"):
        assert hidden not in said


@pytest.mark.parametrize(
    ("who", "answer"), [("sam", 403), ("june", 403), ("tomasz", 404), ("owen", 404)]
)
def test_nobody_else_says_it(
    who: str, answer: int, maggie: Person, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/plans/help/{maggie.pk}", by=actor, sending={"level": "for-me"}, expecting=answer)
    with pytest.raises(PermissionDenied):
        say_how_much_help(person=maggie, by=actor, level=Level.FOR_ME)

    assert not HelpLevel.objects.exists()
    assert deeds() == []


def test_the_database_keeps_what_was_said(maggie: Person, maggie_herself: Actor) -> None:
    said = say_how_much_help(person=maggie, by=maggie_herself, level=Level.MYSELF)

    with pytest.raises(IntegrityError, match="kept_as_written"), transaction.atomic():
        HelpLevel.objects.filter(pk=said.pk).update(level=Level.FOR_ME)


def test_who_may_know_who_she_is_and_not_her_plan_is_not_told(
    maggie: Person, june: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    maggie.shares.update(plan=False)
    say_how_much_help(person=maggie, by=maggie_herself, level=Level.MYSELF)

    visit(f"/people/{maggie.pk}/details", by=june)
    visit(f"/plans/help/{maggie.pk}", by=june, expecting=403)

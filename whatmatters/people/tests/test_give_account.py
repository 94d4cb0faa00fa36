"""A person, or a relative they agreed to, is let in from the command line."""

from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, User
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import Kind, Person

GOOD = "a kettle and four cups"


@pytest.fixture
def gwen(priya: Actor, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody without a sign-in; and somebody at the terminal, with a good password."""
    monkeypatch.setattr("whatmatters.access.management.accounts.getpass", lambda _: GOOD)
    return actions.begin_record(by=priya, known_as="Gwen", full_name="Gwen Parry")


def give(person: Person, email: str = "gwen@example.org", **more: Any) -> None:
    number = person.registrations.get().number
    said = {"organisation": "Westbury Council"} | more
    call_command("give_account", said.pop("number", number), email, **said)


def test_she_can_sign_in_to_her_own_record(gwen: Person) -> None:
    give(gwen)

    user = User.objects.get(email="gwen@example.org")
    assert (user.name, user.check_password(GOOD)) == ("Gwen Parry", True)
    assert Person.objects.visible_to(Actor(user)).get() == gwen
    entry = AuditEntry.objects.get(did="people.account-given")
    assert (entry.by, entry.about) == ("system", str(gwen.pk))


def test_the_number_may_be_typed_as_it_is_spoken(gwen: Person) -> None:
    give(gwen, number=gwen.registrations.get().number.replace("-", " ").lower())

    gwen.refresh_from_db()
    assert gwen.user is not None


def test_a_relative_sees_from_the_day_that_was_agreed(gwen: Person, priya: Actor) -> None:
    agreed = date(2027, 3, 27)
    actions.add_to_circle(
        person=gwen, by=priya, kind=Kind.FAMILY, name="Elin Parry", may_see_from=agreed
    )

    give(gwen, "elin@example.org", relative="elin parry")

    elin = Actor(User.objects.get(email="elin@example.org"))
    with clock.at(date(2027, 3, 26)):
        assert not Person.objects.visible_to(elin).exists()
    with clock.at(agreed):
        assert Person.objects.visible_to(elin).get() == gwen
    assert AuditEntry.objects.filter(did="people.account-joined", by="system").exists()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"number": "0000-0000"}, "knows nobody by that number"),
        ({"organisation": "Eastbury Council"}, "knows nobody by that number"),
        ({"relative": "Nobody"}, "No people of that name"),
        ({"email": "gwen at home"}, "is not an e-mail address"),
        ({"email": "maggie@example.org"}, "Somebody else’s record"),
    ],
)
def test_what_is_refused_and_in_which_words(
    more: dict[str, str], sentence: str, gwen: Person, maggie: Person
) -> None:
    before = User.objects.count()

    with pytest.raises(CommandError, match=sentence):
        give(gwen, **more)

    gwen.refresh_from_db()
    assert gwen.user is None
    assert User.objects.count() == before


def test_two_of_the_same_name_are_not_guessed_between(gwen: Person, priya: Actor) -> None:
    for relation in ("my aunt", "my cousin"):
        actions.add_to_circle(
            person=gwen, by=priya, kind=Kind.FAMILY, name="Elin Parry", relation=relation
        )

    with pytest.raises(CommandError, match="2 people of that name"):
        give(gwen, relative="Elin Parry")


def test_given_twice_it_says_so(gwen: Person) -> None:
    give(gwen)

    with pytest.raises(CommandError, match="can sign in already"):
        give(gwen)


def test_they_may_be_invited_to_choose_their_own_password(
    gwen: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    give(gwen, invite=True)

    assert not User.objects.get(email="gwen@example.org").has_usable_password()
    assert "used at /sign-in/code, once, within 24 hours" in capsys.readouterr().out

"""With or without a private diary, every page of everybody else is the same bytes."""

import re
from uuid import uuid4

import pytest
from django.db import connection

from tests.lives import Life
from tests.proof.asking import words_of_pdf
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.diary import actions
from whatmatters.diary.tests.pages import a_picture, entry_of
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person, Share
from whatmatters.safeguarding.tests.test_nothing_shows import Pages, differing, seen_by, undone

MADE_AT = re.compile(r"D:\d{14}Z")
READERS = ("june", "rose", "priya", "helen", "sam", "ngozi", "ruth", "owen")


def a_diary(person: Person, herself: Actor) -> None:
    """Everything one can do with it, but share it."""
    entry = entry_of(person, herself, feeling=2, files=[a_picture()])
    actions.change_entry(entry=entry, by=herself, words="Other words")
    actions.pin_entry(entry=entry, by=herself, is_pinned=True)
    actions.delete_entry(entry=entry_of(person, herself, "Gone"), by=herself)
    actions.save_unfinished(person=person, by=herself, words="Half", feeling=None, sent_as=uuid4())


def read(pages: Pages) -> Pages:
    """As they are; and paper as it reads, since each copy says the second it was made in."""
    return {at: (code, _on_paper(body)) for at, (code, body) in pages.items()}


def _on_paper(body: bytes) -> bytes:
    if not body.startswith(b"%PDF"):
        return body
    return MADE_AT.sub("", words_of_pdf(body)).encode()


@pytest.fixture
def rose(maggie: Person) -> Actor:
    """Maggie's sister, with whom she shares all that can be shared."""
    rose = Actor(cast.account("rose", "Rose"))
    place = CircleMember.objects.create(person=maggie, kind="family", name="Rose", user=rose.user)
    Share.objects.create(
        person=maggie,
        member=place,
        core=True,
        plan=True,
        diary=True,
        visits=True,
        alerts=True,
        budget=True,
        purpose="To know how I am",
    )
    return rose


@pytest.mark.slow
@pytest.mark.parametrize("key", READERS)
def test_pages_are_the_same_bytes(
    key: str, maggies_life: Life, maggie_herself: Actor, request: pytest.FixtureRequest
) -> None:
    viewer: Actor = request.getfixturevalue(key)

    def with_a_diary() -> Pages:
        a_diary(maggies_life.person, maggie_herself)
        return seen_by(viewer, maggies_life)

    with clock.at(clock.now()):
        without = undone(lambda: seen_by(viewer, maggies_life))
        now = undone(with_a_diary)

    assert differing(read(without), read(now)) == []
    assert {code for code, _ in now.values()} >= {200}


@pytest.mark.slow
def test_a_diary_that_showed_would_be_found(maggies_life: Life, maggie_herself: Actor) -> None:
    """Her own pages differ, so the test above compares something."""

    def with_a_diary() -> Pages:
        a_diary(maggies_life.person, maggie_herself)
        return seen_by(maggie_herself, maggies_life)

    with clock.at(clock.now()):
        without = undone(lambda: seen_by(maggie_herself, maggies_life))
        now = undone(with_a_diary)

    assert differing(without, now)
    assert connection.in_atomic_block

"""What a timer does, so that privacy officers are told without anybody opening the list."""

import pytest
from django.core.management import call_command

from tests.clearing import forget_audit
from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditLink, Watched
from whatmatters.people.models import Person


def told(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("watch_privacy")
    return capsys.readouterr().out.strip()


def test_it_finds_what_is_odd_and_nothing_twice(
    priya: Actor, maggie: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    forget_audit()
    own = Person.objects.create(user=priya.user, known_as="Priya")
    audit.looked(by=priya, at="home.person", about=own.pk)

    assert told(capsys) == "Looked over 1 new entries"
    assert told(capsys) == "Looked over 0 new entries"
    assert Watched.objects.get().flag == Watched.Flag.OWN
    assert AuditLink.objects.count() == 1, "It is chained as well"


@pytest.mark.django_db
def test_on_an_empty_house_it_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys) == "Looked over 0 new entries"

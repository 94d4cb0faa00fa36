"""What helps a person take part stands at the top of every page of their record."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.people import actions
from whatmatters.people.models import CommunicationNeed, Person

LEFT = {"words": "Speak on my left side", "kind": "support"}


def needs(person: Person) -> str:
    return f"/people/{person.pk}/needs"


@pytest.mark.parametrize("who", ["priya", "maggie_herself"])
def test_it_is_added_and_stands_on_every_page(
    who: str, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(needs(maggie), by=actor, sending=LEFT)

    header = visit(f"{needs(maggie)[:-5]}circle", by=actor).select_one(".wm-record__needs")
    assert header is not None
    assert "Speak on my left side" in header.text


def test_written_twice_it_is_there_once(visit: Visit, maggie: Person, priya: Actor) -> None:
    for _ in range(2):
        visit(needs(maggie), by=priya, sending=LEFT)

    assert CommunicationNeed.objects.count() == 1


def test_what_is_no_longer_needed_goes(visit: Visit, maggie: Person, maggie_herself: Actor) -> None:
    need = actions.add_need(person=maggie, by=maggie_herself, **LEFT)
    address = f"/people/needs/{need.pk}/end"
    assert LEFT["words"] in visit(address, by=maggie_herself).text

    page = visit(address, by=maggie_herself, sending={})

    assert LEFT["words"] not in page.text
    need.refresh_from_db()
    assert need.ended_on is not None, "it is ended, not deleted"
    visit(address, by=maggie_herself, expecting=404)


@pytest.mark.parametrize(("who", "answer"), [("sam", 403), ("june", 403), ("owen", 404)])
def test_nobody_else_may_and_nothing_changes(
    who: str,
    answer: int,
    visit: Visit,
    maggie: Person,
    priya: Actor,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)
    need = actions.add_need(person=maggie, by=priya, **LEFT)

    visit(needs(maggie), by=actor, sending=LEFT, expecting=answer)
    visit(f"/people/needs/{need.pk}/end", by=actor, sending={}, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.add_need(person=maggie, by=actor, kind="format", words="Large print")
    with pytest.raises(PermissionDenied):
        actions.end_need(need=need, by=actor)

    assert list(CommunicationNeed.objects.current()) == [need]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": "support"}, "Write what helps"),
        ({"words": "Large print"}, "Choose what it is about"),
        ({"words": "x" * 1001, "kind": "format"}, "Shorten this to 1,000 characters or fewer"),
        ({"words": "a\x00b", "kind": "format"}, "can’t be kept"),
    ],
)
def test_what_is_refused_and_in_which_words(
    typed: dict[str, str], sentence: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    assert sentence in visit(needs(maggie), by=priya, sending=typed).text
    assert not CommunicationNeed.objects.exists()


def test_both_are_written_down(maggie: Person, priya: Actor) -> None:
    need = actions.add_need(person=maggie, by=priya, **LEFT)
    actions.end_need(need=need, by=priya)

    deeds = AuditEntry.objects.order_by("pk").values_list("did", "about")
    assert list(deeds) == [
        ("people.need-added", str(maggie.pk)),
        ("people.need-ended", str(maggie.pk)),
    ]

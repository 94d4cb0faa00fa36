"""Other names that are theirs: found by them, and taken away when they are not wanted."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.people import actions, search
from whatmatters.people.models import OtherName, Person


def test_a_name_is_added_and_found_by(visit: Visit, maggie: Person, priya: Actor) -> None:
    page = visit(
        f"/people/{maggie.pk}/names", by=priya, sending={"name": "Peggy Webb", "kind": "birth"}
    )

    assert "Peggy Webb" in page.text
    assert [each.pk for each in search.found(priya, "Webb", at_most=5)] == [maggie.pk]


def test_said_twice_it_is_there_once_as_last_said(maggie: Person, priya: Actor) -> None:
    actions.add_name(person=maggie, by=priya, name="Webb", kind="other")
    actions.add_name(person=maggie, by=priya, name="Webb", kind="former")

    assert OtherName.objects.get().kind == OtherName.Kind.FORMER


def test_removed_it_is_no_longer_found(
    visit: Visit, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    name = actions.add_name(person=maggie, by=priya, name="Webb", kind="former")
    address = f"/people/names/{name.pk}/remove"
    assert "Webb" in visit(address, by=maggie_herself).text

    visit(address, by=maggie_herself, sending={})

    assert not OtherName.objects.exists()
    assert not search.found(priya, "Webb", at_most=5)
    visit(address, by=maggie_herself, sending={}, expecting=404)


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
    name = actions.add_name(person=maggie, by=priya, name="Webb", kind="former")

    visit(f"/people/{maggie.pk}/names", by=actor, expecting=answer)
    visit(f"/people/names/{name.pk}/remove", by=actor, sending={}, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.remove_name(name=name, by=actor)
    with pytest.raises(PermissionDenied):
        actions.add_name(person=maggie, by=actor, name="Smith", kind="other")

    assert list(OtherName.objects.values_list("name", flat=True)) == ["Webb"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": "former"}, "Enter the name"),
        ({"name": "Webb"}, "Choose what kind of name it is"),
        ({"name": "Webb", "kind": "stage"}, "Choose one of the answers on the page"),
        ({"name": "a\x00b", "kind": "former"}, "can’t be kept"),
    ],
)
def test_what_is_refused_and_in_which_words(
    typed: dict[str, str], sentence: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    assert sentence in visit(f"/people/{maggie.pk}/names", by=priya, sending=typed).text
    assert not OtherName.objects.exists()


def test_both_are_written_down(maggie: Person, priya: Actor) -> None:
    name = actions.add_name(person=maggie, by=priya, name="Webb", kind="former")
    actions.remove_name(name=name, by=priya)

    deeds = AuditEntry.objects.order_by("pk").values_list("did", "about")
    assert list(deeds) == [
        ("people.name-added", str(maggie.pk)),
        ("people.name-removed", str(maggie.pk)),
    ]

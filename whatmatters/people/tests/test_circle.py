"""Who is around the person, what they may see, and since which day that was agreed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import CircleMember, Kind, Person

STAN = {"name": "Stan Webb", "kind": "neighbour", "relation": "our Stan", "may_see": "no"}


def circle(person: Person) -> str:
    return f"/people/{person.pk}/circle"


@pytest.mark.parametrize("who", ["priya", "maggie_herself"])
def test_somebody_is_put_in(
    who: str, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)

    page = visit(circle(maggie), by=actor, sending=STAN | {"reach": "Knocks on Saturdays"})

    stan = maggie.circle.get(name="Stan Webb")
    assert (stan.kind, stan.relation) == (Kind.NEIGHBOUR, "our Stan")
    assert not stan.shares.exists()
    assert "Knocks on Saturdays" in page.text


def test_they_may_see_from_the_day_it_was_agreed(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    agreed = STAN | {"may_see": "yes"} | boxes("agreed_on", clock.today())

    visit(circle(maggie), by=priya, sending=agreed)

    assert maggie.shares.get(member__name="Stan Webb").began_on == clock.today()


def test_put_in_twice_they_are_there_once(visit: Visit, maggie: Person, priya: Actor) -> None:
    for _ in range(2):
        visit(circle(maggie), by=priya, sending=STAN)

    assert maggie.circle.filter(name="Stan Webb").count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Enter their name"),
        ({"kind": ""}, "Choose who they are"),
        ({"kind": "boss"}, "Choose one of the answers on the page"),
        ({"may_see": "yes"}, "Enter the day from which they may see"),
        ({"may_see": "yes", "agreed_on_day": "32"}, "The day from which they may see must"),
        ({"name": "a\x00b"}, "can’t be kept"),
        ({"relation": "x" * 101}, "Shorten this to 100 characters or fewer"),
    ],
)
def test_what_is_refused_and_in_which_words(
    typed: dict[str, str], sentence: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    page = visit(circle(maggie), by=priya, sending=STAN | typed)

    assert sentence in page.text
    assert maggie.circle.count() == 1


@pytest.mark.parametrize(("who", "answer"), [("sam", 403), ("june", 403), ("owen", 404)])
def test_nobody_else_may_and_nothing_changes(
    who: str, answer: int, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    before = set(maggie.circle.values_list("pk", "left_on", "shares__withdrawn_at"))
    place = maggie.circle.order_by("joined_on", "pk").first()
    assert place is not None

    for address in (circle(maggie), f"{circle(maggie)}/worker"):
        visit(address, by=actor, expecting=answer)
    for deed in ("end", "sees"):
        visit(f"/people/circle/{place.pk}/{deed}", by=actor, sending={}, expecting=answer)
    with pytest.raises(PermissionDenied):
        actions.add_to_circle(person=maggie, by=actor, kind=Kind.FRIEND, name="Stan")
    with pytest.raises(PermissionDenied):
        actions.add_worker(person=maggie, by=actor, email="sam@example.org")
    with pytest.raises(PermissionDenied):
        actions.change_sight(member=place, by=actor, may_see_from=clock.today())
    with pytest.raises(PermissionDenied):
        actions.end_place_in_circle(member=place, by=actor, left_on=clock.today())

    assert set(maggie.circle.values_list("pk", "left_on", "shares__withdrawn_at")) == before
    assert not AuditEntry.objects.filter(did__startswith="people.").exists()


def test_sight_is_given_and_taken_back(
    visit: Visit, maggie: Person, maggie_herself: Actor, june: Actor
) -> None:
    place = maggie.circle.get(user=june.user)
    address = f"/people/circle/{place.pk}/sees"

    page = visit(address, by=maggie_herself)
    assert page.select_one("[name=may_see][value=yes][checked]"), "she may see now"
    visit(address, by=maggie_herself, sending={"may_see": "no"})

    assert not Person.objects.visible_to(june).exists()
    assert AuditEntry.objects.filter(did="people.share-withdrawn", about=str(maggie.pk)).exists()


def test_a_place_is_ended_and_the_record_closes(
    visit: Visit, maggie: Person, priya: Actor, sam: Actor
) -> None:
    place = maggie.circle.get(user=sam.user)

    page = visit(
        f"/people/circle/{place.pk}/end", by=priya, sending=boxes("left_on", clock.today())
    )

    assert "Sam Adeyemi’s place in the circle is ended" in page.text
    assert not Person.objects.visible_to(sam).exists()
    visit(f"/people/circle/{place.pk}/end", by=priya, expecting=404)


def test_a_place_may_end_on_a_day_to_come(
    visit: Visit, maggie: Person, priya: Actor, sam: Actor
) -> None:
    place = maggie.circle.get(user=sam.user)
    friday = clock.today() + timedelta(days=5)

    visit(f"/people/circle/{place.pk}/end", by=priya, sending=boxes("left_on", friday))

    assert Person.objects.visible_to(sam).contains(maggie)
    with clock.at(friday):
        assert not Person.objects.visible_to(sam).exists()


def test_ending_ones_own_place_leads_out(visit: Visit, maggie: Person, priya: Actor) -> None:
    place = maggie.circle.get(user=priya.user)

    visit(
        f"/people/circle/{place.pk}/end",
        by=priya,
        sending=boxes("left_on", clock.today()),
        expecting=302,
    )

    visit(f"/people/{maggie.pk}/details", by=priya, expecting=404)


def test_without_a_day_one_is_asked_for_it(
    visit: Visit, maggie: Person, priya: Actor, sam: Actor
) -> None:
    place = maggie.circle.get(user=sam.user)

    page = visit(f"/people/circle/{place.pk}/end", by=priya, sending={})

    assert "Enter the day it ends" in page.text


def test_a_worker_joins_as_what_they_work_as(
    visit: Visit, maggie: Person, priya: Actor, tomasz: Actor
) -> None:
    visit(f"{circle(maggie)}/worker", by=priya, sending={"email": "TOMASZ@example.org"})

    place = CircleMember.objects.get(user=tomasz.user)
    assert (place.kind, place.name) == (Kind.PRACTITIONER, "Tomasz Zielinski")
    assert Person.objects.visible_to(tomasz).contains(maggie)


class TestSomebodyWhoWorksInTwoPlaces:
    @pytest.fixture
    def second(self, tomasz: Actor) -> Membership:
        return Membership.objects.create(
            user=tomasz.user, organisation=cast.place("brook"), role_key="support-worker"
        )

    def test_one_is_asked_which_and_chooses(
        self, visit: Visit, maggie: Person, priya: Actor, second: Membership
    ) -> None:
        address, sent = f"{circle(maggie)}/worker", {"email": "tomasz@example.org"}

        page = visit(address, by=priya, sending=sent)

        assert "Choose as what they help" in page.text
        choices = {str(radio["value"]) for radio in page.select("input[type=radio]")}
        assert choices == {str(m.pk) for m in second.user.memberships.all()}
        assert "Support worker at Brook Home Care" in page.text
        assert "Practitioner at Westbury Council" in page.text
        box = page.select_one("input[name=email]")
        assert box
        assert box["value"] == "tomasz@example.org"
        assert not maggie.circle.filter(user=second.user).exists()

        visit(address, by=priya, sending=sent | {"work": str(second.pk)})

        place = maggie.circle.get(user=second.user)
        assert (place.kind, place.organisation) == (Kind.SUPPORT_WORKER, second.organisation)

    @pytest.mark.parametrize("forged", ["00000000-0000-4000-8000-000000000000", "x", "ines"])
    def test_only_from_what_they_work_as(
        self, forged: str, visit: Visit, maggie: Person, priya: Actor, second: Membership
    ) -> None:
        ines = cast.worker("ines").membership
        assert ines
        work = str(ines.pk) if forged == "ines" else forged
        sent = {"email": "tomasz@example.org", "work": work}

        page = visit(f"{circle(maggie)}/worker", by=priya, sending=sent)

        assert page.select(".govuk-error-summary")
        assert not maggie.circle.filter(user=second.user).exists()

    def test_two_roles_that_are_one_place_in_the_circle_are_not_asked_about(
        self, maggie: Person, priya: Actor, tomasz: Actor
    ) -> None:
        Membership.objects.create(
            user=tomasz.user, organisation=cast.place("westbury"), role_key="team-lead"
        )

        place = actions.add_worker(person=maggie, by=priya, email="tomasz@example.org")

        assert place.kind == Kind.PRACTITIONER


@pytest.mark.parametrize("kind", ["practitioner", "support-worker", "provider-manager", "broker"])
def test_who_helps_for_their_work_does_not_see_as_a_friend_would(
    kind: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    agreed = STAN | {"kind": kind, "may_see": "yes"} | boxes("agreed_on", clock.today())

    page = visit(circle(maggie), by=priya, sending=agreed)

    assert "sees the record only through their work" in page.text
    assert page.select_one("input[name=relation][value='our Stan']")
    assert not maggie.circle.filter(name="Stan Webb").exists()


@pytest.mark.parametrize("email", ["nobody@example.org", "june@example.org", "dev@example.org"])
def test_only_somebody_who_supports_people_can_be_added(
    email: str, visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    cast.worker("dev")

    page = visit(f"{circle(maggie)}/worker", by=priya, sending={"email": email})

    assert "Nobody who supports people signs in with that e-mail address" in page.text
    assert maggie.circle.count() == 2


def test_somebody_who_has_left_their_work_cannot_be_added(
    maggie: Person, priya: Actor, tomasz: Actor
) -> None:
    Membership.objects.filter(user=tomasz.user).update(ended_on=clock.today())

    with pytest.raises(actions.NobodyToAdd):
        actions.add_worker(person=maggie, by=priya, email="tomasz@example.org")


def test_joining_and_leaving_are_written_down(maggie: Person, priya: Actor) -> None:
    stan = actions.add_to_circle(person=maggie, by=priya, kind=Kind.FRIEND, name="Stan")
    actions.change_sight(member=stan, by=priya, may_see_from=clock.today())
    actions.end_place_in_circle(member=stan, by=priya, left_on=clock.today())

    deeds = AuditEntry.objects.order_by("pk").values_list("did", "to", "about")
    assert [did for did, _, _ in deeds] == [
        "people.joined-circle",
        "people.shared",
        "people.left-circle",
    ]
    shared = maggie.shares.get()
    assert {(to, about) for _, to, about in deeds} == {
        (f"people.CircleMember:{stan.pk}", str(maggie.pk)),
        (f"people.Share:{shared.pk}", str(maggie.pk)),
    }

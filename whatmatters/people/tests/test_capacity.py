"""Whether a person can decide is written per decision; only where they cannot, another may."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.policy import DataClass, Deed
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import CapacityRecord, CircleMember, Kind, Person
from whatmatters.people.standing import standing_of

LATER = timedelta(days=90)


def finding(**changed: object) -> dict[str, object]:
    typed = {
        "decision": "support",
        "helped_by": "A quiet morning, with pictures",
        "has_capacity": "no",
        "reasons": "She could not keep it in mind long enough to weigh it up",
    }
    days = boxes("found_on", clock.today()) | boxes("review_on", clock.today() + LATER)
    return typed | days | changed


def new(person: Person) -> str:
    return f"/people/{person.pk}/capacity/new"


@pytest.fixture
def ruth(maggie: Person) -> Actor:
    """Maggie's sister, who holds a power of attorney that nobody here has seen yet."""
    ruth = Actor(cast.account("ruth", "Ruth Holt"))
    CircleMember.objects.create(
        person=maggie, kind=Kind.ATTORNEY, name=ruth.name, relation="my sister", user=ruth.user
    )
    return ruth


def prove(maggie: Person, by: Actor) -> CircleMember:
    return actions.prove_authority(
        member=maggie.circle.get(name="Ruth Holt"),
        by=by,
        proved_by="Registered power of attorney for health and welfare",
    )


def test_an_attorney_acts_only_with_evidence_and_only_where_capacity_is_absent(
    visit: Visit, maggie: Person, priya: Actor, ruth: Actor
) -> None:
    visit(new(maggie), by=priya, sending=finding())
    assert not standing_of(ruth, maggie).sees, "nobody has seen what shows it"
    prove(maggie, priya)

    standing = standing_of(ruth, maggie)
    assert standing.may(DataClass.PLAN, Deed.WRITE)
    assert not standing.may(DataClass.TALK)
    assert not standing.may(DataClass.CONSENT, Deed.WRITE)

    visit(new(maggie), by=priya, sending=finding(has_capacity="yes"))
    assert not standing_of(ruth, maggie).sees, "Maggie decides again"


@pytest.mark.parametrize("decision", ["home", "sharing", "money", "other"])
def test_capacity_for_something_else_gives_no_authority_here(
    decision: str, visit: Visit, maggie: Person, priya: Actor, ruth: Actor
) -> None:
    prove(maggie, priya)
    visit(new(maggie), by=priya, sending=finding(decision=decision, about="Whether to move"))

    assert CapacityRecord.objects.current().get().decision == decision
    assert not standing_of(ruth, maggie).sees


def test_it_counts_to_the_end_of_the_day_it_is_to_be_looked_at(
    visit: Visit, maggie: Person, priya: Actor, ruth: Actor
) -> None:
    prove(maggie, priya)
    visit(new(maggie), by=priya, sending=finding())

    with clock.at(clock.today() + LATER):
        assert standing_of(ruth, maggie).sees
    with clock.at(clock.today() + LATER + timedelta(days=1)):
        assert not standing_of(ruth, maggie).sees


def test_the_last_word_on_a_decision_replaces_the_one_before(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    for has_capacity in ("no", "yes"):
        page = visit(new(maggie), by=priya, sending=finding(has_capacity=has_capacity))

    assert "Maggie can decide this" in page.text
    assert "What was found before" in page.text
    assert CapacityRecord.objects.current().get().has_capacity
    assert maggie.capacity.count() == 2
    found = CapacityRecord.objects.current().get()
    assert (found.found_by, found.helped_by) == (priya.user, "A quiet morning, with pictures")
    assert AuditEntry.objects.filter(did="people.capacity-recorded").count() == 2


def test_decisions_of_another_kind_stand_side_by_side(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    for about in ("Whether to move", "Whether to marry", "Whether to move"):
        visit(new(maggie), by=priya, sending=finding(decision="other", about=about))

    said = CapacityRecord.objects.current().order_by("about").values_list("about", flat=True)
    assert list(said) == ["Whether to marry", "Whether to move"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"decision": ""}, "Choose which decision it is about"),
        ({"decision": "other", "about": ""}, "Write what is to be decided"),
        ({"has_capacity": ""}, "Choose whether they can make this decision"),
        ({"reasons": ""}, "Write what shows it"),
        ({"reasons": "\x00"}, "can’t be kept"),
        ({"helped_by": ""}, "Write what was done to help"),
        ({"review_on_year": str(clock.today().year + 3)}, "within a year of it"),
        ({"found_on_year": str(clock.today().year + 1)}, "must be today or in the past"),
        ({"review_on_day": ""}, "The day to look again must include a day"),
    ],
)
def test_what_is_refused_and_in_which_words(
    changed: dict[str, object], sentence: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    page = visit(new(maggie), by=priya, sending=finding(**changed))

    assert sentence in page.text
    assert not CapacityRecord.objects.exists()
    if "helped_by" not in changed:
        assert "A quiet morning, with pictures" in page.text


@pytest.mark.parametrize(
    ("who", "reads", "writes"),
    [
        ("maggie_herself", 200, 403),
        ("helen", 200, 403),
        ("sam", 403, 403),
        ("june", 403, 403),
        ("tomasz", 404, 404),
        ("owen", 404, 404),
    ],
)
def test_only_their_practitioner_writes_and_only_some_read(
    who: str,
    reads: int,
    writes: int,
    visit: Visit,
    maggie: Person,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)

    visit(f"/people/{maggie.pk}/capacity", by=actor, expecting=reads)
    visit(new(maggie), by=actor, sending=finding(), expecting=writes)
    with pytest.raises(PermissionDenied):
        actions.record_capacity(
            person=maggie,
            by=actor,
            decision="support",
            has_capacity=False,
            reasons="x",
            review_on=clock.today() + LATER,
        )

    assert not CapacityRecord.objects.exists()


def test_an_attorney_who_acts_reads_of_it_and_changes_no_consent(
    visit: Visit, maggie: Person, priya: Actor, ruth: Actor, june: Actor
) -> None:
    prove(maggie, priya)
    visit(new(maggie), by=priya, sending=finding())

    page = visit(f"/people/{maggie.pk}/capacity", by=ruth)
    assert "Maggie could not decide this then" in page.text
    assert "Write down a finding" not in page.text
    page = visit(f"/people/{maggie.pk}/sharing", by=ruth)
    assert "Stop sharing" not in page.text
    assert "Share something" not in page.text
    for address in ("sharing/new", "bars", "bars/new", "circle", "details/change", "died"):
        visit(f"/people/{maggie.pk}/{address}", by=ruth, expecting=403)


class TestWhatShowsThatTheyMayAct:
    def test_it_is_given_when_they_are_added(
        self, visit: Visit, maggie: Person, priya: Actor
    ) -> None:
        typed = {"name": "Ann Lee", "kind": "deputy", "may_see": "no", "proved_by": "Court order"}

        visit(f"/people/{maggie.pk}/circle", by=priya, sending=typed)

        ann = maggie.circle.get(name="Ann Lee")
        assert (ann.proved_by, ann.proved_on) == ("Court order", clock.today())

    def test_for_a_friend_there_is_nothing_to_show(
        self, visit: Visit, maggie: Person, priya: Actor
    ) -> None:
        typed = {"name": "Ann Lee", "kind": "friend", "may_see": "no", "proved_by": "Court order"}

        page = visit(f"/people/{maggie.pk}/circle", by=priya, sending=typed)

        assert "Leave this empty, or choose that they are one above" in page.text
        assert not maggie.circle.filter(name="Ann Lee").exists()

    def test_or_later_and_taken_back(
        self, visit: Visit, maggie: Person, priya: Actor, ruth: Actor
    ) -> None:
        place = maggie.circle.get(name="Ruth Holt")
        address = f"/people/circle/{place.pk}/authority"
        seen = clock.today() - timedelta(days=3)

        visit(address, by=priya, sending={"proved_by": "Power"} | boxes("proved_on", seen))
        place.refresh_from_db()
        assert (place.proved_by, place.proved_on) == ("Power", seen)

        page = visit(address, by=priya, sending={"proved_by": ""})
        place.refresh_from_db()
        assert (place.proved_by, place.proved_on) == ("", None)
        assert "they have no say here" in page.text

    @pytest.mark.parametrize("who", ["maggie_herself", "helen", "sam", "ruth", "owen"])
    def test_nobody_but_the_practitioner_writes_it(
        self,
        who: str,
        visit: Visit,
        maggie: Person,
        ruth: Actor,
        request: pytest.FixtureRequest,
    ) -> None:
        actor: Actor = request.getfixturevalue(who)
        place = maggie.circle.get(name="Ruth Holt")
        sees = who in {"maggie_herself", "helen"}

        visit(
            f"/people/circle/{place.pk}/authority",
            by=actor,
            sending={"proved_by": "Mine"},
            expecting=403 if sees else 404,
        )
        with pytest.raises(PermissionDenied):
            actions.prove_authority(member=place, by=actor, proved_by="Mine")
        with pytest.raises(PermissionDenied):
            actions.add_to_circle(
                person=maggie, by=actor, kind=Kind.DEPUTY, name="X", proved_by="Mine"
            )

        place.refresh_from_db()
        assert place.proved_by == ""
        assert not maggie.circle.filter(name="X").exists()

    def test_the_person_is_not_asked_for_it(
        self, visit: Visit, maggie: Person, maggie_herself: Actor
    ) -> None:
        page = visit(f"/people/{maggie.pk}/circle", by=maggie_herself)
        assert not page.select("[name=proved_by]")

    def test_of_a_friend_there_is_no_such_page(
        self, visit: Visit, maggie: Person, priya: Actor, june: Actor
    ) -> None:
        place = maggie.circle.get(user=june.user)

        visit(f"/people/circle/{place.pk}/authority", by=priya, expecting=403)

"""A private entry is nobody else's; a shared one is read by those named, while all holds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from tests.visit import Visit
from tests.walled import SERVES, as_role
from whatmatters.access.actor import Actor
from whatmatters.access.wall.context import standing_at
from whatmatters.access.wall.middleware import acting
from whatmatters.demonstration import cast
from whatmatters.diary import actions
from whatmatters.diary.models import Entry, EntryFile, EntryShare
from whatmatters.diary.readers import MAY_READ
from whatmatters.diary.selectors import has_shared, latest_entries, shared_with
from whatmatters.diary.tests.pages import (
    a_picture,
    entry_of,
    member_of,
    shared_entry,
)
from whatmatters.foundations import clock
from whatmatters.people.actions import bar, begin_record, lift_bar, record_death, take_back_death
from whatmatters.people.models import (
    CapacityRecord,
    CircleMember,
    Kind,
    NotInTheirCircle,
    Person,
    Share,
)

YESTERDAY = timedelta(days=1)


def reads(viewer: Actor, entry: Entry) -> bool:
    """By the first wall, and on PostgreSQL by the second alone; they must say the same."""
    first = Entry.objects.visible_to(viewer).filter(pk=entry.pk).exists()
    files = EntryFile.objects.visible_to(viewer).filter(entry=entry).exists()
    assert files == (first and entry.files.exists())
    return first


def past_the_first_wall(viewer: Actor, entry: Entry) -> bool:
    """What a query finds that forgot to ask, where there is a second wall."""
    with standing_at(acting(viewer)), as_role(SERVES):
        return Entry.objects.filter(pk=entry.pk).exists()


@pytest.fixture
def elsewhere(priya: Actor, maggie: Person) -> Actor:
    """Maggie's sister, in her circle, with whom she shares her plan but no entry."""
    rose = Actor(cast.account("rose", "Rose"))
    place = CircleMember.objects.create(person=maggie, kind="family", name="Rose", user=rose.user)
    Share.objects.create(person=maggie, member=place, core=True, diary=True, purpose="To know")
    return rose


def test_a_private_entry_is_nobody_elses(
    maggie: Person,
    maggie_herself: Actor,
    june: Actor,
    priya: Actor,
    helen: Actor,
    sam: Actor,
    ngozi: Actor,
    ruth: Actor,
    owen: Actor,
    elsewhere: Actor,
) -> None:
    Share.objects.filter(person=maggie).update(diary=True, visits=True, alerts=True, budget=True)
    entry = entry_of(maggie, maggie_herself, files=[a_picture()])

    assert reads(maggie_herself, entry)
    for other in (june, priya, helen, sam, ngozi, ruth, owen, elsewhere):
        assert not reads(other, entry)
        assert shared_with(viewer=other, person_id=maggie.pk) == ()
        assert latest_entries(viewer=other, person_id=maggie.pk) == ()


def test_it_is_read_by_the_one_it_is_shared_with_and_by_no_other(
    maggie: Person, maggie_herself: Actor, june: Actor, priya: Actor, elsewhere: Actor
) -> None:
    private = entry_of(maggie, maggie_herself, "Mine")
    entry = shared_entry(maggie, maggie_herself, june)

    assert reads(june, entry)
    assert not reads(june, private)
    assert not reads(elsewhere, entry)
    assert not reads(priya, entry)
    assert [shown.id for shown in shared_with(viewer=june, person_id=maggie.pk)] == [entry.pk]
    assert has_shared(viewer=june, person_id=maggie.pk)
    assert not has_shared(viewer=elsewhere, person_id=maggie.pk)


def test_a_practitioner_reads_what_was_shared_with_them_by_name(
    maggie: Person, maggie_herself: Actor, priya: Actor, sam: Actor
) -> None:
    entry = shared_entry(maggie, maggie_herself, priya)

    assert reads(priya, entry)
    assert not reads(Actor(priya.user), entry)  # at home they are somebody else
    assert not reads(sam, entry)
    assert not Share.objects.filter(member=member_of(maggie, priya)).exists()


def test_the_first_entry_brings_the_share_with_it_and_no_other_does(
    maggie: Person, maggie_herself: Actor, june: Actor
) -> None:
    before = Share.objects.filter(person=maggie).count()
    for _ in range(2):
        shared_entry(maggie, maggie_herself, june)

    made = Share.objects.get(person=maggie, diary=True)
    assert Share.objects.filter(person=maggie).count() == before + 1
    assert (made.core, made.plan, made.given_by) == (False, False, maggie_herself.user)


def _left(person: Person, june: Actor, herself: Actor) -> None:
    CircleMember.objects.filter(user=june.user).update(
        joined_on=clock.today() - YESTERDAY, left_on=clock.today()
    )


def _withdrawn(person: Person, june: Actor, herself: Actor) -> None:
    CircleMember.objects.filter(user=june.user).update(withdrawn_at=clock.now())


def _not_begun(person: Person, june: Actor, herself: Actor) -> None:
    CircleMember.objects.filter(user=june.user).update(joined_on=clock.today() + YESTERDAY)


def _share_over(person: Person, june: Actor, herself: Actor) -> None:
    Share.objects.filter(person=person).update(
        began_on=clock.today() - 2 * YESTERDAY, until=clock.today() - YESTERDAY
    )


def _share_to_come(person: Person, june: Actor, herself: Actor) -> None:
    Share.objects.filter(person=person).update(began_on=clock.today() + YESTERDAY)


def _share_withdrawn(person: Person, june: Actor, herself: Actor) -> None:
    Share.objects.filter(person=person).update(withdrawn_at=clock.now())


def _share_of_less(person: Person, june: Actor, herself: Actor) -> None:
    Share.objects.filter(person=person).update(diary=False, core=True)


def _barred(person: Person, june: Actor, herself: Actor) -> None:
    bar(person=person, user=june.user, because="", by=herself)


def _died(person: Person, june: Actor, herself: Actor) -> None:
    Person.objects.filter(pk=person.pk).update(died_on=clock.today())


def _entry_share_withdrawn(person: Person, june: Actor, herself: Actor) -> None:
    actions.stop_sharing(share=EntryShare.objects.get(), by=herself)


def _account_off(person: Person, june: Actor, herself: Actor) -> None:
    june.user.is_active = False
    june.user.save(update_fields=["is_active"])


BLOCKS = {
    "her place has ended": _left,
    "her place was taken back": _withdrawn,
    "her place has not begun": _not_begun,
    "the share is over": _share_over,
    "the share has not begun": _share_to_come,
    "the share was withdrawn": _share_withdrawn,
    "the share is of less": _share_of_less,
    "she is barred": _barred,
    "Maggie has died": _died,
    "this entry is no longer shared": _entry_share_withdrawn,
    "her account is off": _account_off,
}


@pytest.mark.parametrize("what", BLOCKS)
def test_whatever_ends_ends_it(
    what: str, maggie: Person, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    entry = shared_entry(maggie, maggie_herself, june)
    assert reads(june, entry)

    BLOCKS[what](maggie, june, maggie_herself)

    assert not reads(june, entry)
    assert not has_shared(viewer=june, person_id=maggie.pk)
    if what != "her account is off":  # who is switched off is not signed in at all
        visit(reverse("diary:shared", args=[maggie.pk]), by=june, expecting=404)
        visit(reverse("diary:entry", args=[entry.pk]), by=june, expecting=404)


def test_a_bar_that_is_lifted_and_a_death_that_was_a_mistake_bring_it_back(
    maggie: Person, maggie_herself: Actor, june: Actor, priya: Actor
) -> None:
    entry = shared_entry(maggie, maggie_herself, june)
    lift_bar(bar=bar(person=maggie, user=june.user, because="", by=priya), by=priya)
    record_death(person=maggie, by=priya, died_on=clock.today())
    assert not reads(june, entry)
    take_back_death(person=maggie, by=priya)

    assert reads(june, entry)


def test_an_attorney_reads_only_what_was_shared_with_them_by_name(
    maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    ada = Actor(cast.account("ada", "Ada"))
    CircleMember.objects.create(
        person=maggie, kind="attorney", name="Ada", user=ada.user, proved_by="Registered power"
    )
    CapacityRecord.objects.create(
        person=maggie,
        decision="support",
        has_capacity=False,
        reasons="She could not weigh it up",
        found_by=priya.user,
        review_on=clock.today() + timedelta(days=30),
    )
    private = entry_of(maggie, maggie_herself)

    assert not reads(ada, private)
    assert reads(ada, shared_entry(maggie, maggie_herself, ada))


@pytest.mark.parametrize("kind", sorted(set(Kind) - MAY_READ))
def test_places_to_which_the_table_opens_no_diary_cannot_be_named(
    kind: str, maggie: Person, maggie_herself: Actor, sam: Actor
) -> None:
    member = member_of(maggie, sam)
    CircleMember.objects.filter(pk=member.pk).update(kind=kind)
    member.refresh_from_db()
    with pytest.raises(NotInTheirCircle):
        actions.share_entry(
            entry=entry_of(maggie, maggie_herself), member=member, by=maggie_herself
        )


def test_nobody_of_another_circle_can_be_named(
    maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    kofi = begin_record(by=priya, known_as="Kofi")
    theirs = CircleMember.objects.create(person=kofi, kind="family", name="Ama")

    with pytest.raises(NotInTheirCircle):
        actions.share_entry(
            entry=entry_of(maggie, maggie_herself), member=theirs, by=maggie_herself
        )


def test_the_second_wall_says_the_same_by_itself(
    maggie: Person,
    maggie_herself: Actor,
    june: Actor,
    priya: Actor,
    sam: Actor,
    owen: Actor,
    elsewhere: Actor,
) -> None:
    """On PostgreSQL, with no first wall at all."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no second wall")
    private = entry_of(maggie, maggie_herself)
    entry = shared_entry(maggie, maggie_herself, june)

    found = {
        who: (past_the_first_wall(actor, private), past_the_first_wall(actor, entry))
        for who, actor in {
            "maggie": maggie_herself,
            "june": june,
            "priya": priya,
            "sam": sam,
            "owen": owen,
            "rose": elsewhere,
        }.items()
    }

    nothing = (False, False)
    assert found == {
        "maggie": (True, True),
        "june": (False, True),
        "priya": nothing,
        "sam": nothing,
        "owen": nothing,
        "rose": nothing,
    }
    actions.stop_sharing(share=EntryShare.objects.get(entry=entry), by=maggie_herself)
    assert not past_the_first_wall(june, entry)

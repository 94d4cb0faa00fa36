"""Somebody worries: where it goes, and that it is kept as it was told."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership, Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.people import actions as people
from whatmatters.people.models import Person
from whatmatters.safeguarding import actions, kinds
from whatmatters.safeguarding.destinations import destinations
from whatmatters.safeguarding.models import Concern

WORDS = "He took her card again.\n\u202eShe 🙈 cried </textarea><script>alert(1)</script>  "


def test_it_is_kept_word_for_word_with_who_said_it(
    priya: Actor, ngozi: Actor, maggie: Person
) -> None:
    goes_to = actions.raise_concern(
        by=priya,
        person=maggie,
        words=WORDS,
        danger="now",
        kinds=["financial", "made-up"],
        wish="Her card back",
        told="Nobody",
    )

    concern = Concern.objects.get()
    assert (goes_to.name, goes_to.has_lead) == ("Westbury Council", True)
    assert (concern.words, concern.wish, concern.told) == (WORDS, "Her card back", "Nobody")
    assert concern.who == maggie.name
    assert concern.raised_as == "Priya Nair, practitioner, Westbury Council"
    assert [each.kind for each in concern.kinds.all()] == ["financial"]
    assert concern.is_urgent
    assert concern.is_open


def test_it_is_written_down_where_only_such_deeds_are(priya: Actor, maggie: Person) -> None:
    actions.raise_concern(by=priya, person=maggie, words=WORDS)

    entry = AuditEntry.objects.get()
    assert (entry.did, entry.about) == ("safeguarding.raised", str(maggie.pk))


def test_pressed_twice_it_is_one(priya: Actor, maggie: Person) -> None:
    sent_as = uuid4()
    for _ in range(2):
        actions.raise_concern(by=priya, person=maggie, words=WORDS, sent_as=sent_as)

    assert Concern.objects.count() == 1


def test_another_cannot_take_the_place_of_mine(priya: Actor, sam: Actor, maggie: Person) -> None:
    sent_as = uuid4()
    for by in (priya, sam):
        actions.raise_concern(by=by, person=maggie, words=WORDS, sent_as=sent_as)

    assert Concern.objects.count() == 2


@pytest.mark.parametrize("field", ["words", "who"])
def test_without_words_it_is_refused_not_lost(field: str, priya: Actor) -> None:
    given = {"words": WORDS, "who": "A man at the bus stop"} | {field: ""}

    with pytest.raises(IntegrityError):
        actions.raise_concern(by=priya, words=given["words"], who=given["who"])


def test_about_a_record_one_cannot_open_there_is_only_words(owen: Actor, maggie: Person) -> None:
    with pytest.raises(PermissionDenied):
        actions.raise_concern(by=owen, person=maggie, words=WORDS)

    actions.raise_concern(by=owen, who="Maggie, at the allotments", words=WORDS)
    assert Concern.objects.get().person is None


@pytest.mark.parametrize("column", ["words", "who", "danger", "wish", "told", "raised_as"])
def test_the_database_keeps_it_as_it_was_told(column: str, priya: Actor, maggie: Person) -> None:
    actions.raise_concern(by=priya, person=maggie, words=WORDS)

    with pytest.raises(IntegrityError), transaction.atomic():
        Concern.objects.update(**{column: "now"})


class TestWhereItGoes:
    def names(self, by: Actor, person: Person | None = None) -> list[str]:
        return [each.name for each in destinations(by=by, person=person)]

    def test_staff_tell_their_own(self, priya: Actor, ngozi: Actor, maggie: Person) -> None:
        assert self.names(priya, maggie) == ["Westbury Council"]

    def test_where_theirs_has_no_lead_one_that_has_and_knows_the_person(
        self, sam: Actor, ngozi: Actor, maggie: Person
    ) -> None:
        assert self.names(sam, maggie) == ["Westbury Council"]

    def test_where_none_has_it_waits_at_theirs(self, sam: Actor, maggie: Person) -> None:
        (brook, westbury) = destinations(by=sam, person=maggie)

        assert (brook.name, brook.has_lead) == ("Brook Home Care", False)
        assert westbury.name == "Westbury Council"

    def test_a_lead_who_has_left_is_none(self, ngozi: Actor, priya: Actor) -> None:
        Membership.objects.filter(user=ngozi.user).update(
            ended_on="2020-01-01", began_on="2019-01-01"
        )

        assert [each.has_lead for each in destinations(by=priya)] == [False]

    def test_a_lead_who_is_switched_off_is_none(self, ngozi: Actor, priya: Actor) -> None:
        ngozi.user.is_active = False
        ngozi.user.save(update_fields=["is_active"])

        assert [each.has_lead for each in destinations(by=priya)] == [False]

    def test_a_relatives_goes_where_the_person_is_known(
        self, june: Actor, ngozi: Actor, maggie: Person
    ) -> None:
        assert self.names(june, maggie) == self.names(june) == ["Westbury Council"]

    def test_the_person_chooses_and_is_told_of_every_place_that_knows_them(
        self, maggie_herself: Actor, maggie: Person, ngozi: Actor
    ) -> None:
        self.refuge(maggie)

        assert self.names(maggie_herself, maggie) == ["Westbury Council", "Refuge"]

    def test_to_others_a_confidential_service_is_not_named(
        self, june: Actor, priya: Actor, sam: Actor, maggie: Person
    ) -> None:
        self.refuge(maggie)

        for other in (june, priya, sam):
            assert "Refuge" not in self.names(other, maggie)
        assert "Refuge" not in self.names(june)

    def test_who_sees_nobody_is_asked_which_place(self, ngozi: Actor, db: None) -> None:
        cast.place("eastbury")
        stranger = Actor(cast.account("nan", "Nan"))

        assert self.names(stranger) == ["Westbury Council"]
        Membership.objects.filter(user=ngozi.user).delete()
        assert self.names(stranger) == ["Eastbury Council", "Westbury Council"]

    def test_what_was_not_offered_cannot_be_chosen(self, priya: Actor, ngozi: Actor) -> None:
        elsewhere = cast.place("eastbury")

        goes_to = actions.raise_concern(by=priya, who="Bo", words=WORDS, where=elsewhere.pk)

        assert goes_to.name == "Westbury Council"

    def test_with_nowhere_at_all_it_says_so(self, db: None) -> None:
        with pytest.raises(actions.NowhereToSend, match="999"):
            actions.raise_concern(by=Actor(cast.account("nan", "Nan")), who="Me", words=WORDS)

    def refuge(self, maggie: Person) -> None:
        refuge = Organisation.objects.create(
            name="Refuge", address_name="refuge", is_confidential=True
        )
        Membership.objects.create(
            user=cast.account("ruth", "Ruth"),
            organisation=refuge,
            role_key=RoleKey.SAFEGUARDING_LEAD,
        )
        people.register(person=maggie, organisation=refuge)


def test_the_guidance_names_ten_kinds() -> None:
    assert len(kinds.titles()) == 10
    assert list(kinds.titles()) == list(kinds.in_plain_words())

"""What a person and one of their circle write to each other, and that nobody else finds it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.letters.actions import keep_unsent, send_message
from whatmatters.letters.models import Message, Unsent
from whatmatters.people import actions as people
from whatmatters.people.models import Bar, CircleMember, Person, Share

WORDS = "  Can you come on Sunday?\n\nI have made the jam. "


@pytest.fixture
def junes(maggie: Person, june: Actor) -> CircleMember:
    return CircleMember.objects.get(person=maggie, user=june.user)


def at(member: CircleMember) -> str:
    return f"/messages/with/{member.pk}"


class TestWriting:
    def test_it_is_kept_as_it_was_written(
        self, junes: CircleMember, maggie_herself: Actor, june: Actor, visit: Visit
    ) -> None:
        visit(
            at(junes),
            by=maggie_herself,
            sending={"words": WORDS, "sent_as": str(uuid4()), "do": "keep"},
        )

        assert Message.objects.get().words.strip() == WORDS.strip()
        assert "I have made the jam" in visit(at(junes), by=june).text
        assert "Maggie" in visit("/messages", by=june).text

    def test_sent_however_often_it_is_there_once(
        self, junes: CircleMember, june: Actor, maggie_herself: Actor
    ) -> None:
        name = uuid4()
        for _ in range(3):
            send_message(member=junes, by=june, words="Yes", sent_as=name)
        send_message(member=junes, by=june, words="No, on Monday", sent_as=name)

        assert Message.objects.filter(words="Yes").count() == 1
        assert Message.objects.filter(words="No, on Monday").count() == 1

    def test_the_other_side_is_not_told_that_it_was_read(
        self, junes: CircleMember, maggie_herself: Actor, june: Actor, client: Client, visit: Visit
    ) -> None:
        send_message(member=junes, by=maggie_herself, words="Are you there?")
        before = visit(at(junes), by=maggie_herself).text
        visit(at(junes), by=june)
        visit("/messages", by=june)
        keep_unsent(member=junes, by=june, words="I do not kn", sent_as=uuid4())

        assert visit(at(junes), by=maggie_herself).text == before
        assert not AuditEntry.objects.filter(by=str(june.user.pk)).exclude(about="").exists()

    def test_that_one_came_is_told_and_not_what_it_says(
        self, maggie: Person, junes: CircleMember, maggie_herself: Actor, june: Actor, visit: Visit
    ) -> None:
        send_message(member=junes, by=june, words="Marmalade")
        text = " ".join(visit(f"/people/{maggie.pk}/who-looked", by=maggie_herself).text.split())

        assert "wrote a message to you" in text
        assert "Marmalade" not in text

    def test_an_empty_one_is_not_sent(self, junes: CircleMember, june: Actor, visit: Visit) -> None:
        page = visit(at(junes), by=june, sending={"words": "  ", "do": "keep"})

        assert "Write your message, then send it" in page.text
        assert not Message.objects.exists()


class TestNothingTypedIsLost:
    def test_it_is_kept_for_later_and_gone_on_with(
        self, junes: CircleMember, june: Actor, visit: Visit
    ) -> None:
        name = str(uuid4())
        visit(at(junes), by=june, sending={"words": "Dear", "sent_as": name, "do": "later"})
        kept = Unsent.objects.get()

        box = visit(f"{at(junes)}?unsent={kept.pk}", by=june).select_one("textarea")
        assert box
        assert box.text.strip() == "Dear"
        send_message(member=junes, by=june, words="Dear Mum", sent_as=kept.sent_as)
        assert not Unsent.objects.exists()

    def test_the_page_saves_it_by_itself(
        self, junes: CircleMember, june: Actor, client: Client
    ) -> None:
        arrive(client, june)
        answer = client.post(f"{at(junes)}/save", {"words": "Dear", "sent_as": str(uuid4())})

        assert "at" in answer.json()
        assert Unsent.objects.get().words == "Dear"

    def test_a_slow_save_does_not_bring_back_what_was_sent(
        self, junes: CircleMember, june: Actor
    ) -> None:
        name = uuid4()
        send_message(member=junes, by=june, words="Dear Mum", sent_as=name)
        keep_unsent(member=junes, by=june, words="Dear", sent_as=name)

        assert not Unsent.objects.exists()

    def test_it_is_thrown_away_by_its_writer_alone(
        self, junes: CircleMember, june: Actor, maggie_herself: Actor, visit: Visit
    ) -> None:
        kept = keep_unsent(member=junes, by=june, words="Dear", sent_as=uuid4())
        address = f"/messages/unfinished/{kept.pk}/throw-away"

        visit(address, by=maggie_herself, sending={}, expecting=404)
        assert "Dear" not in visit(at(junes), by=maggie_herself).text
        visit(address, by=june, sending={})
        assert not Unsent.objects.exists()


class TestForTwoAlone:
    def test_nobody_else_finds_it(
        self,
        junes: CircleMember,
        maggie_herself: Actor,
        priya: Actor,
        helen: Actor,
        sam: Actor,
        ngozi: Actor,
        ruth: Actor,
        owen: Actor,
        visit: Visit,
    ) -> None:
        send_message(member=junes, by=maggie_herself, words="Marmalade")

        for other in (priya, helen, sam, ngozi, ruth, owen):
            assert not Message.objects.visible_to(other).exists()
            visit(at(junes), by=other, expecting=404)
            assert "June" not in visit("/messages", by=other).text

    def test_not_an_attorney_though_maggie_cannot_decide(
        self, maggie: Person, junes: CircleMember, maggie_herself: Actor, priya: Actor, visit: Visit
    ) -> None:
        ann = Actor(cast.account("ann", "Ann"))
        CircleMember.objects.create(
            person=maggie, kind="attorney", name="Ann", user=ann.user, proved_by="A deed"
        )
        people.record_capacity(
            person=maggie,
            by=priya,
            decision="support",
            has_capacity=False,
            helped_by="Pictures",
            reasons="Could not weigh it",
            review_on=clock.today().replace(year=clock.today().year + 1),
        )
        send_message(member=junes, by=maggie_herself, words="Marmalade")

        visit(at(junes), by=ann, expecting=404)
        assert not Message.objects.visible_to(ann).exists()

    def test_not_in_an_emergency(
        self, maggie: Person, junes: CircleMember, maggie_herself: Actor, tomasz: Actor
    ) -> None:
        send_message(member=junes, by=maggie_herself, words="Marmalade")
        people.break_glass(person=maggie, by=tomasz, reason="danger", because="No answer")

        assert not Message.objects.visible_to(tomasz).exists()

    def test_somebody_paid_reads_only_what_is_to_them(
        self, maggie: Person, sam: Actor, priya: Actor, junes: CircleMember, maggie_herself: Actor
    ) -> None:
        sams = CircleMember.objects.get(user=sam.user)
        send_message(member=junes, by=maggie_herself, words="To June")
        send_message(member=sams, by=maggie_herself, words="To Sam")

        assert [one.words for one in Message.objects.visible_to(sam)] == ["To Sam"]
        assert not Message.objects.visible_to(priya).exists()

    def test_whoever_is_given_the_place_later_reads_none_of_it(
        self, junes: CircleMember, maggie_herself: Actor
    ) -> None:
        send_message(member=junes, by=maggie_herself, words="To June")
        new = Actor(cast.account("jack", "Jack"))
        people.join_with_account(member=junes, user=new.user)

        assert not Message.objects.visible_to(new).exists()

    def test_nobody_writes_to_somebody_without_an_account(
        self, maggie: Person, maggie_herself: Actor, priya: Actor, visit: Visit
    ) -> None:
        rob = people.add_to_circle(person=maggie, by=priya, kind="family", name="Rob")

        visit(at(rob), by=maggie_herself, expecting=404)
        with pytest.raises(PermissionDenied):
            send_message(member=rob, by=maggie_herself, words="Rob?")

    def test_nobody_writes_into_a_record_that_has_no_account(
        self, maggie: Person, june: Actor, junes: CircleMember, visit: Visit
    ) -> None:
        Person.objects.update(user=None)

        visit(at(junes), by=june, expecting=404)


def _withdrawn(member: CircleMember) -> None:
    Share.objects.update(withdrawn_at=clock.now())


def _ended(member: CircleMember) -> None:
    CircleMember.objects.filter(pk=member.pk).update(left_on=clock.today())


def _barred(member: CircleMember) -> None:
    assert member.user
    Bar.objects.create(person=member.person, user=member.user, barred_by=member.user)


@pytest.mark.parametrize("closes", [_withdrawn, _ended, _barred])
def test_it_closes_at_once_and_she_keeps_her_copy(
    closes: object, junes: CircleMember, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    send_message(member=junes, by=june, words="I know where you are")
    neutral = visit("/messages/with/" + str(uuid4()), by=june, expecting=404).main
    closes(junes)  # type: ignore[operator]

    assert str(visit(at(junes), by=june, expecting=404).main) == str(neutral)
    assert "Maggie" not in visit("/messages", by=june).text
    with pytest.raises(PermissionDenied):
        send_message(member=junes, by=june, words="Answer me")
    hers = visit(at(junes), by=maggie_herself)
    assert "I know where you are" in hers.text
    assert hers.select_one("main textarea") is None
    with pytest.raises(PermissionDenied):
        send_message(member=junes, by=maggie_herself, words="No")
    visit(at(junes), by=maggie_herself, sending={"words": "No"}, expecting=403)


def test_death_closes_it_for_both(
    junes: CircleMember, maggie_herself: Actor, june: Actor, visit: Visit
) -> None:
    send_message(member=junes, by=june, words="Sleep well")
    Person.objects.update(died_on=clock.today())

    for one in (june, maggie_herself):
        visit(at(junes), by=one, expecting=404)


@pytest.mark.parametrize("many", [1, 12])
def test_the_list_asks_as_much_however_many_there_are(
    many: int,
    maggie: Person,
    maggie_herself: Actor,
    client: Client,
    django_assert_max_num_queries: object,
) -> None:
    for number in range(many):
        user = cast.account(f"friend-{number}", f"Friend {number}")
        place = CircleMember.objects.create(person=maggie, kind="friend", name=user.name, user=user)
        Share.objects.create(person=maggie, member=place, core=True, purpose="To know")
        send_message(member=place, by=maggie_herself, words="Hello")
    arrive(client, maggie_herself)

    with django_assert_max_num_queries(26):  # type: ignore[operator]
        page = client.get("/messages").content.decode()
    assert page.count("/messages/with/") == many + 1  # and whoever works with her

"""What is shared, with whom, for what and until when; and that it stops at one press."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, User
from whatmatters.access.policy import DataClass
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import CircleMember, NotInTheirCircle, Person, Share
from whatmatters.people.selectors import sharing_page
from whatmatters.people.standing import standing_of


def with_member(person: Person, name: str = "June Holt") -> dict[str, object]:
    member = person.circle.get(name=name)
    return {
        "whom": f"member:{member.pk}",
        "covers": ["visits", "alerts"],
        "purpose": "So that June can plan her week",
        "basis": "consent",
    }


def with_brook() -> dict[str, object]:
    return {
        "whom": f"organisation:{cast.place('brook').pk}",
        "covers": ["core", "plan"],
        "purpose": "To plan the mornings",
        "basis": "direct-care",
    }


def new(person: Person) -> str:
    return f"/people/{person.pk}/sharing/new"


@pytest.mark.parametrize("who", ["maggie_herself", "priya"])
def test_something_is_shared_and_seen_from_the_next_page(
    who: str, visit: Visit, maggie: Person, june: Actor, request: pytest.FixtureRequest
) -> None:
    assert not standing_of(june, maggie).may(DataClass.VISITS)

    page = visit(new(maggie), by=request.getfixturevalue(who), sending=with_member(maggie))

    assert "It is shared" in page.text
    assert "So that June can plan her week" in page.text
    assert standing_of(june, maggie).may(DataClass.VISITS)
    share = Share.objects.get(purpose="So that June can plan her week")
    assert share.covers == {DataClass.VISITS, DataClass.ALERTS}
    assert share.until is None
    assert AuditEntry.objects.filter(did="people.shared", about=str(maggie.pk)).exists()


def test_the_persons_own_word_is_their_consent(
    visit: Visit, maggie: Person, maggie_herself: Actor
) -> None:
    page = visit(new(maggie), by=maggie_herself)
    assert not page.select("[name=basis]")

    visit(new(maggie), by=maggie_herself, sending=with_brook())

    assert Share.objects.get().basis == Share.Basis.CONSENT


def test_staff_say_what_allows_it(visit: Visit, maggie: Person, priya: Actor) -> None:
    visit(new(maggie), by=priya, sending=with_brook())

    share = Share.objects.get()
    assert (share.basis, share.organisation) == (Share.Basis.DIRECT_CARE, cast.place("brook"))


def test_an_organisation_sees_while_it_is_shared(maggie: Person, priya: Actor) -> None:
    bridget = cast.worker("bridget")
    assert not standing_of(bridget, maggie).sees
    share = actions.share(
        person=maggie,
        by=priya,
        organisation=cast.place("brook"),
        covers=[DataClass.CORE],
        purpose="To plan the mornings",
    )

    assert standing_of(bridget, maggie).sees
    actions.withdraw_share(share=share, by=priya)
    assert not standing_of(bridget, maggie).sees


def test_until_the_31st_holds_to_the_end_of_that_day_in_the_uk(
    visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    last = clock.today() + timedelta(days=200)
    summer = last.replace(month=7, day=31, year=clock.today().year + 1)

    visit(new(maggie), by=priya, sending=with_member(maggie) | boxes("until", summer))

    # Summer time: midnight in the UK is 23:00 by UTC.
    with clock.at(datetime(summer.year, 7, 31, 22, 59, 59, tzinfo=UTC)):
        assert standing_of(june, maggie).may(DataClass.VISITS)
    with clock.at(datetime(summer.year, 7, 31, 23, 0, 0, tzinfo=UTC)):
        assert not standing_of(june, maggie).may(DataClass.VISITS)


def test_it_stops_at_one_press_and_whoever_saw_is_told_nothing(
    visit: Visit, maggie: Person, maggie_herself: Actor, june: Actor
) -> None:
    page = visit(f"/people/{maggie.pk}/sharing", by=maggie_herself)
    [stop] = [form for form in page.select("form[action$=stop]") if form.select("button")]

    page = visit(str(stop["action"]), by=maggie_herself, sending={})

    assert "It is no longer shared" in page.text
    assert "What was shared before" in page.text
    visit(f"/people/{maggie.pk}", by=june, expecting=404)
    mine = visit("/my-page", by=june)
    assert "Maggie" not in mine.text
    assert "shared" not in mine.text
    assert not AuditEntry.objects.filter(did="people.shared", about=str(maggie.pk)).exists()


def test_stopped_twice_it_stops_once(
    visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    share = maggie.shares.get()
    for _ in range(2):
        visit(f"/people/shares/{share.pk}/stop", by=priya, sending={})

    assert AuditEntry.objects.filter(did="people.share-withdrawn").count() == 1


def test_shared_twice_from_two_tabs_it_is_there_once(
    visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    for _ in range(2):
        visit(new(maggie), by=priya, sending=with_member(maggie))

    assert maggie.shares.filter(visits=True).count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"whom": ""}, "Choose with whom"),
        ({"whom": "member:x"}, "Choose one of the answers on the page"),
        ({"covers": []}, "Choose what they may see"),
        ({"covers": ["talk"]}, "Choose from the answers on the page"),
        ({"covers": ["safeguarding"]}, "Choose from the answers on the page"),
        ({"purpose": ""}, "Write what it is for"),
        ({"purpose": "a\x00b"}, "can’t be kept"),
        ({"purpose": "x" * 301}, "Shorten this to 300 characters or fewer"),
        ({"basis": ""}, "Choose what allows it"),
        ({"until_day": "1", "until_month": "1", "until_year": "2020"}, "must be today or in the"),
        ({"until_day": "31"}, "The last day must include a month and year"),
    ],
)
def test_what_is_refused_and_in_which_words(
    typed: dict[str, object], sentence: str, visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    page = visit(new(maggie), by=priya, sending=with_member(maggie) | typed)

    assert sentence in page.text
    assert maggie.shares.count() == 1, "only what June had"


def test_hostile_words_are_only_words(
    visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    purpose = "<script>alert(1)</script> & \u202e"

    page = visit(new(maggie), by=priya, sending=with_member(maggie) | {"purpose": purpose})

    assert not [script for script in page.select("script") if "alert" in script.text]
    assert "alert(1)" in page.text


def test_nothing_of_another_circle_can_be_shared_with(
    visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    albert = actions.begin_record(by=priya, known_as="Albert")

    page = visit(new(albert), by=priya, sending=with_member(maggie))

    assert "Choose one of the answers on the page" in page.text
    with pytest.raises(NotInTheirCircle, match="not in this person’s circle"):
        actions.share(
            person=albert,
            by=priya,
            member=maggie.circle.get(name="June Holt"),
            covers=[DataClass.CORE],
            purpose="x",
        )
    assert not albert.shares.exists()


@pytest.mark.parametrize(
    ("who", "reads", "code"),
    [
        ("helen", True, 403),
        ("sam", False, 403),
        ("june", False, 403),
        ("tomasz", False, 404),
        ("owen", False, 404),
    ],
)
def test_nobody_else_shares_and_relatives_read_nothing_of_it(
    who: str, reads: bool, code: int, visit: Visit, maggie: Person, june: Actor,
    request: pytest.FixtureRequest,
) -> None:  # fmt: skip
    actor: Actor = request.getfixturevalue(who)
    share = maggie.shares.get()

    visit(f"/people/{maggie.pk}/sharing", by=actor, expecting=200 if reads else code)
    visit(new(maggie), by=actor, expecting=code)
    visit(f"/people/shares/{share.pk}/stop", by=actor, sending={}, expecting=403 if reads else 404)
    with pytest.raises(PermissionDenied):
        actions.share(
            person=maggie, by=actor, member=share.member, covers=[DataClass.PLAN], purpose="x"
        )
    with pytest.raises(PermissionDenied):
        actions.withdraw_share(share=share, by=actor)

    assert list(Share.objects.current()) == [share]


def test_of_somebody_who_died_nothing_new_is_shared(
    visit: Visit, maggie: Person, priya: Actor, june: Actor
) -> None:
    actions.record_death(person=maggie, by=priya, died_on=clock.today())

    visit(new(maggie), by=priya, expecting=403)
    page: BeautifulSoup = visit(f"/people/{maggie.pk}/sharing", by=priya)
    assert "Share something" not in page.text
    assert "June Holt" not in [row.text for row in page.select("h3")][:1]


def test_a_large_circle_takes_no_more_questions(
    maggie: Person, priya: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def fill(start: int, stop: int) -> None:
        for number in range(start, stop):
            user = User.objects.create_user(f"f{number}@example.org", name=f"F {number}")
            place = CircleMember.objects.create(
                person=maggie, kind="friend", name=user.name, user=user
            )
            Share.objects.create(person=maggie, member=place, plan=True, purpose="x")

    fill(0, 1)
    sharing_page(viewer=priya, person_id=maggie.pk)
    with django_assert_num_queries(13):
        sharing_page(viewer=priya, person_id=maggie.pk)
    fill(1, 12)
    with django_assert_num_queries(13):
        page = sharing_page(viewer=priya, person_id=maggie.pk)
    assert len(page.shared) == 12
    assert len(page.sights) >= 13

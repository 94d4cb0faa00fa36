"""A safety flag stands on every page of a record. One can raise it; lowering it takes two."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from tests.lives import Life
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import Person, SafetyFlag, Share, TakesTwo

CHOKING = {"kind": "choking", "words": "Thickened drinks only"}
BECAUSE = {"because": "The therapist saw her on Monday"}


@pytest.fixture
def flag(maggie: Person, priya: Actor) -> SafetyFlag:
    return actions.raise_flag(person=maggie, by=priya, **CHOKING)


def asked(flag: SafetyFlag, by: Actor) -> SafetyFlag:
    return actions.ask_to_lower(flag=flag, by=by, **BECAUSE)


def test_it_is_raised_and_stands_on_every_page(
    visit: Visit, maggies_life: Life, maggie: Person, priya: Actor, sam: Actor
) -> None:
    page = visit(f"/people/{maggie.pk}/flags/new", by=priya, sending=CHOKING)
    assert "It now stands at the top of every page" in page.text

    plan, outcome = maggies_life.plan.pk, maggies_life.outcomes[0].pk
    about = f"/people/{maggie.pk}"
    for address in (about, f"{about}/details", f"{about}/thread", f"/plans/{plan}"):
        for who in (priya, sam):
            assert "Thickened drinks only" in visit(address, by=who).text, address
    assert "Thickened drinks only" in visit(f"/outcomes/{outcome}", by=priya).text


def test_the_person_reads_it_in_plain_words(
    visit: Visit, maggie: Person, maggie_herself: Actor, flag: SafetyFlag
) -> None:
    page = visit(f"/people/{maggie.pk}", by=maggie_herself)
    assert "To keep me safe" in page.text
    assert "Thickened drinks only" in page.text

    page = visit(f"/people/{maggie.pk}/flags", by=maggie_herself)
    assert "What keeps me safe" in page.text
    assert "Ask for it to be lowered" not in page.text


def test_only_those_who_may_read_alerts_are_shown_it(
    visit: Visit, maggie: Person, june: Actor, flag: SafetyFlag
) -> None:
    page = visit(f"/people/{maggie.pk}", by=june)
    assert "Thickened" not in page.text
    assert "safe" not in page.select_one("main").text.lower()  # type: ignore[union-attr]
    visit(f"/people/{maggie.pk}/flags", by=june, expecting=403)

    Share.objects.filter(member__user=june.user).update(alerts=True)

    assert "Thickened drinks only" in visit(f"/people/{maggie.pk}", by=june).text
    visit(f"/people/{maggie.pk}/flags", by=june)


def test_one_asks_and_another_lowers(
    visit: Visit, maggie: Person, priya: Actor, helen: Actor, flag: SafetyFlag
) -> None:
    page = visit(f"/people/flags/{flag.pk}/ask", by=priya, sending=BECAUSE)
    assert "You asked for this. Somebody else has to look and lower it." in page.text
    assert not page.select("form[action$=lower]")
    page = visit(f"/people/{maggie.pk}/flags", by=helen)
    assert "Priya Nair asks to lower this" in page.text
    assert "The therapist saw her on Monday" in page.text

    page = visit(f"/people/flags/{flag.pk}/lower", by=helen, sending={})

    assert "The flag is lowered" in page.text
    assert "Priya Nair asked to lower it, and Helen Marsh did" in page.text
    assert "Thickened" not in visit(f"/people/{maggie.pk}", by=priya).text
    deeds = AuditEntry.objects.filter(did__startswith="people.flag").order_by("pk")
    assert list(deeds.values_list("did", "by")) == [
        ("people.flag-raised", str(priya.user.pk)),
        ("people.flag-lowering-asked", str(priya.user.pk)),
        ("people.flag-lowered", str(helen.user.pk)),
    ]


def test_whoever_asked_cannot_lower_it(
    visit: Visit, maggie: Person, priya: Actor, flag: SafetyFlag
) -> None:
    asked(flag, priya)

    page = visit(f"/people/flags/{flag.pk}/lower", by=priya, sending={})

    assert "You asked for this to be lowered. Somebody else has to look" in page.text
    flag.refresh_from_db()
    assert flag.is_up


def test_nor_can_anybody_while_nobody_has_asked(
    priya: Actor, helen: Actor, flag: SafetyFlag
) -> None:
    for who in (priya, helen):
        with pytest.raises(TakesTwo):
            actions.lower_flag(flag=flag, by=who)


def test_the_database_holds_it_too(priya: Actor, flag: SafetyFlag) -> None:
    asked(flag, priya)

    with pytest.raises(IntegrityError):
        SafetyFlag.objects.filter(pk=flag.pk).update(lowered_by=priya.user, lowered_at=clock.now())


def test_it_can_be_kept_up(visit: Visit, priya: Actor, helen: Actor, flag: SafetyFlag) -> None:
    asked(flag, priya)

    page = visit(f"/people/flags/{flag.pk}/keep", by=helen, sending={})

    assert "The flag stays up" in page.text
    flag.refresh_from_db()
    assert (flag.is_up, flag.lowering_asked_by, flag.lowering_because) == (True, None, "")


def test_in_two_tabs_nothing_happens_twice(
    visit: Visit, maggie: Person, priya: Actor, helen: Actor, tomasz: Actor, flag: SafetyFlag
) -> None:
    visit(f"/people/{maggie.pk}/flags/new", by=priya, sending=CHOKING)
    assert maggie.flags.count() == 1
    actions.add_worker(person=maggie, by=priya, email=tomasz.user.email)
    for who in (priya, tomasz):
        visit(f"/people/flags/{flag.pk}/ask", by=who, sending=BECAUSE)
    flag.refresh_from_db()
    assert flag.lowering_asked_by == priya.user, "the first who asked"

    for who in (tomasz, helen):
        visit(f"/people/flags/{flag.pk}/lower", by=who, sending={})

    flag.refresh_from_db()
    assert flag.lowered_by == tomasz.user
    assert AuditEntry.objects.filter(did="people.flag-lowered").count() == 1
    page = visit(f"/people/flags/{flag.pk}/keep", by=helen, sending={})
    assert "Lowered" in page.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"words": ""}, "Write what everybody must know"),
        ({"words": "\x00"}, "can’t be kept"),
        ({"words": "x" * 1001}, "Shorten this to 1,000 characters or fewer"),
        ({"kind": ""}, "Choose what it is about"),
        ({"kind": "boss"}, "Choose one of the answers on the page"),
    ],
)
def test_what_is_refused_and_in_which_words(
    typed: dict[str, str], sentence: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    page = visit(f"/people/{maggie.pk}/flags/new", by=priya, sending=CHOKING | typed)

    assert sentence in page.text
    assert not maggie.flags.exists()


def test_to_ask_one_says_why(visit: Visit, priya: Actor, flag: SafetyFlag) -> None:
    page = visit(f"/people/flags/{flag.pk}/ask", by=priya, sending={"because": ""})

    assert "Write why it is no longer needed" in page.text


def test_hostile_words_are_only_words(visit: Visit, maggie: Person, priya: Actor) -> None:
    words = "<img src=x onerror=alert(1)> \u202e & “quotes”"

    page = visit(f"/people/{maggie.pk}/flags/new", by=priya, sending=CHOKING | {"words": words})

    assert not page.select("img[src=x]")
    assert "onerror=alert(1)" in page.text


@pytest.mark.parametrize(
    ("who", "raises", "asks", "lowers"),
    [
        ("maggie_herself", 403, 403, 403),
        ("helen", 403, 403, 302),
        ("sam", 403, 403, 403),
        ("june", 403, 404, 404),
        ("tomasz", 404, 404, 404),
        ("owen", 404, 404, 404),
    ],
)
def test_who_may_do_what(
    who: str,
    raises: int,
    asks: int,
    lowers: int,
    visit: Visit,
    maggie: Person,
    priya: Actor,
    flag: SafetyFlag,
    request: pytest.FixtureRequest,
) -> None:
    actor: Actor = request.getfixturevalue(who)
    asked(flag, priya)

    visit(f"/people/{maggie.pk}/flags/new", by=actor, sending=CHOKING, expecting=raises)
    visit(f"/people/flags/{flag.pk}/ask", by=actor, sending=BECAUSE, expecting=asks)
    visit(f"/people/flags/{flag.pk}/lower", by=actor, sending={}, expecting=lowers)
    with pytest.raises(PermissionDenied):
        actions.raise_flag(person=maggie, by=actor, kind="home", words="A dog")
    with pytest.raises(PermissionDenied):
        asked(flag, actor)
    if lowers != 302:
        for deed in (actions.lower_flag, actions.keep_flag):
            with pytest.raises(PermissionDenied):
                deed(flag=flag, by=actor)

    flag.refresh_from_db()
    assert flag.is_up is (lowers != 302)
    assert maggie.flags.count() == 1


def test_they_are_shown_to_whom_the_table_opens_them(
    maggie: Person, priya: Actor, june: Actor, owen: Actor, flag: SafetyFlag
) -> None:
    for who in (priya, june, owen):
        opened = Person.objects.open_to(who, DataClass.ALERTS).exists()
        assert SafetyFlag.objects.visible_to(who).exists() is opened

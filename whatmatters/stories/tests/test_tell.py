from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.demonstration import cast
from whatmatters.foundations.models import Stale
from whatmatters.people.models import CircleMember, Person
from whatmatters.stories.actions import change_telling, let_stay, send_story, tell, throw_away
from whatmatters.stories.models import NotReady, Story, Teller, Telling
from whatmatters.stories.names import unanswered
from whatmatters.stories.tests.conftest import PART, WORDS


def test_she_tells_it_herself(telling: Telling, maggie: Person) -> None:
    assert telling.told_by == Teller.THEMSELF
    assert telling.organisation == cast.place("westbury")
    assert telling.cost == Decimal("42.50")
    assert list(telling.about.values_list("framework", "code")) == [PART]
    assert telling.stands == "draft"
    entry = AuditEntry.objects.get(did="stories.told")
    assert entry.about == str(maggie.pk)
    assert entry.classes == "core,plan"


def test_her_practitioner_writes_it_with_her(maggie: Person, priya: Actor) -> None:
    assert tell(person=maggie, by=priya, **WORDS).told_by == Teller.WITH
    assert tell(person=maggie, by=priya, told_by="family", **WORDS).told_by == Teller.FAMILY


def test_her_daughter_tells_it_and_cannot_send_it(maggie: Person, june: Actor) -> None:
    told = tell(person=maggie, by=june, told_by="with", **WORDS)

    assert told.told_by == Teller.FAMILY
    with pytest.raises(PermissionDenied):
        send_story(telling=told, by=june, reach="all")
    assert not Story.objects.exists()


def test_her_broker_tells_it_with_her_where_she_shares_her_plan(
    maggie: Person, broker: Actor
) -> None:
    assert tell(person=maggie, by=broker, **WORDS).told_by == Teller.WITH


@pytest.mark.parametrize("who", ["sam", "helen", "tomasz", "owen", "farah", "ngozi", "ruth"])
def test_nobody_else_does(who: str, maggie: Person, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        tell(person=maggie, by=request.getfixturevalue(who), **WORDS)

    assert not Telling.objects.exists()


def test_whoever_nobody_works_with_is_told_so(maggie: Person, maggie_herself: Actor) -> None:
    CircleMember.objects.all().delete()
    maggie.registrations.all().delete()

    with pytest.raises(NotReady, match="Nobody works with you here"):
        tell(person=maggie, by=maggie_herself, **WORDS)


def test_where_no_practitioner_is_those_who_know_her_read_it(
    maggie: Person, maggie_herself: Actor
) -> None:
    CircleMember.objects.all().delete()

    assert tell(person=maggie, by=maggie_herself, **WORDS).organisation.address_name == "westbury"


def test_a_relative_reads_only_what_she_wrote(
    telling: Telling, maggie: Person, june: Actor, maggie_herself: Actor, priya: Actor
) -> None:
    hers = tell(person=maggie, by=june, **WORDS)

    assert set(Telling.objects.visible_to(june)) == {hers}
    assert set(Telling.objects.visible_to(maggie_herself)) == {hers, telling}
    assert set(Telling.objects.visible_to(priya)) == {hers, telling}


def test_it_can_be_said_otherwise(telling: Telling, maggie_herself: Actor) -> None:
    changed = change_telling(
        telling=telling, by=maggie_herself, read=1, **WORDS | {"did": "I walk", "about": []}
    )

    assert changed.did == "I walk"
    assert changed.version == 2
    assert not changed.about.exists()


def test_of_two_who_change_it_the_second_is_told(telling: Telling, maggie_herself: Actor) -> None:
    change_telling(telling=telling, by=maggie_herself, read=1, **WORDS)

    with pytest.raises(Stale):
        change_telling(telling=telling, by=maggie_herself, read=1, **WORDS)


def test_what_others_are_to_read_is_not_changed_under_them(
    sent: Story, telling: Telling, maggie_herself: Actor
) -> None:
    for deed in (
        lambda: change_telling(telling=telling, by=maggie_herself, **WORDS),
        lambda: let_stay(telling=telling, by=maggie_herself, reasons={}),
        lambda: throw_away(telling=telling, by=maggie_herself),
    ):
        with pytest.raises(NotReady, match="Take it back first"):
            deed()


def test_what_is_marked_is_answered_or_taken_out(maggie: Person, maggie_herself: Actor) -> None:
    told = tell(
        person=maggie, by=maggie_herself, **WORDS | {"did": "With Jean in Kent. Ask Maggie"}
    )
    (jean, kent, maggies) = unanswered(told)

    let_stay(
        telling=told, by=maggie_herself, reasons={jean.key: "", kent.key: "known", maggies.key: ""}
    )

    assert unanswered(told) == (jean, maggies)


def test_names_of_the_whole_circle_are_looked_for(
    maggie: Person, june: Actor, maggie_herself: Actor
) -> None:
    told = tell(person=maggie, by=maggie_herself, **WORDS | {"did": "As june holt said"})

    assert [mark.words for mark in unanswered(told)] == ["june holt"]


def test_who_told_it_is_kept_as_it_was(telling: Telling, priya: Actor) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Telling.objects.update(written_by=priya.user)


def test_it_is_thrown_away(telling: Telling, maggie_herself: Actor) -> None:
    throw_away(telling=telling, by=maggie_herself)

    assert not Telling.objects.exists()


class TestOnThePage:
    def test_she_writes_it_and_it_is_checked(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        typed = _typed() | {"did": "Jean gave me a lift"}
        page = visit(f"/stories/of/{maggie.pk}/tell", by=maggie_herself, sending=typed)

        assert page.select("h1")[0].text == "Does it say who it is about?"
        assert [mark.text for mark in page.select("mark")] == ["Jean"]

    def test_what_is_missing_is_said_and_nothing_typed_is_lost(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        typed = {"did": "Kept all the same", "cost": "-3", "place": "Kent"}
        page = visit(f"/stories/of/{maggie.pk}/tell", by=maggie_herself, sending=typed)

        assert "Give it a name, in a few words" in page.text
        assert "The cost must be in pounds and pence" in page.text
        assert "Kept all the same" in page.text
        assert not Telling.objects.exists()

    def test_a_cost_says_how_often(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        typed = _typed() | {"cost": "4", "cost_per": ""}
        page = visit(f"/stories/of/{maggie.pk}/tell", by=maggie_herself, sending=typed)

        assert "Choose how often the cost is paid" in page.text

    def test_200_000_characters_are_too_many(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        typed = _typed() | {"did": "Ann " * 50_000}
        page = visit(f"/stories/of/{maggie.pk}/tell", by=maggie_herself, sending=typed)

        assert "This has 200,000 characters. Shorten it to 10,000 or fewer" in page.text
        assert page.text.count("Ann ") > 40_000
        assert not Telling.objects.exists()

    def test_ten_thousand_names_are_not_asked_about_one_by_one(
        self, maggie: Person, maggie_herself: Actor, visit: Visit
    ) -> None:
        names = " and ".join(f"Xa{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(300))
        page = visit(
            f"/stories/of/{maggie.pk}/tell",
            by=maggie_herself,
            sending=_typed() | {"did": f"so {names}"},
        )
        assert len(page.select(".story-check__one")) == 100

        told = Telling.objects.get()
        page = visit(f"/stories/told/{told.pk}/check", by=maggie_herself, sending={})
        assert "There are too many marks to go through" in page.text

    def test_an_old_page_is_told_so(
        self, telling: Telling, maggie_herself: Actor, visit: Visit
    ) -> None:
        typed = _typed() | {"did": "Mine", "read": "0"}
        page = visit(f"/stories/told/{telling.pk}/change", by=maggie_herself, sending=typed)

        assert "changed by someone else" in page.text
        assert "Mine" in page.text

    @pytest.mark.parametrize("who", ["sam", "owen", "tomasz", "farah"])
    def test_to_others_it_is_not_there(
        self,
        who: str,
        telling: Telling,
        visit: Visit,
        request: pytest.FixtureRequest,
    ) -> None:
        other = request.getfixturevalue(who)
        for part in ("", "/change", "/check", "/yes", "/throw-away"):
            visit(f"/stories/told/{telling.pk}{part}", by=other, expecting=404)


def _typed() -> dict[str, str]:
    said = {name: value for name, value in WORDS.items() if name != "about"}
    return said | {"about": "things-to-do"}

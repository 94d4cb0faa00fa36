"""What the page “Who can see what” tells is what the policy decides, of everybody in it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.lives import Life
from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.access.policy import DataClass, Deed
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions
from whatmatters.people.models import Bar, BrokenGlass, CasePlace, CircleMember, Kind, Person, Share
from whatmatters.people.standing import standing_of
from whatmatters.people.viewers import Viewer, facts_about, known_about, viewers_of
from whatmatters.plans.selectors.asking import new_action_page


@pytest.fixture
def busy(maggie: Person, priya: Actor, sam: Actor, june: Actor, helen: Actor) -> Person:
    """Maggie, with everything that can be the case at once."""
    ruth = cast.account("ruth", "Ruth Holt")
    place = CircleMember.objects.create(
        person=maggie, kind=Kind.ATTORNEY, name="Ruth Holt", user=ruth, proved_by="Registered"
    )
    actions.record_capacity(
        person=maggie,
        by=priya,
        decision="support",
        has_capacity=False,
        reasons="x",
        review_on=clock.today() + timedelta(days=9),
    )
    actions.share(
        person=maggie, by=priya, member=place, covers=[DataClass.BUDGET], purpose="The bills"
    )
    actions.share(
        person=maggie,
        by=priya,
        organisation=cast.place("brook"),
        covers=[DataClass.CORE, DataClass.VISITS],
        purpose="The mornings",
    )
    actions.add_worker(person=maggie, by=priya, email=cast.worker("bridget").user.email)
    BrokenGlass.objects.create(
        person=maggie,
        user=cast.worker("tomasz").user,
        organisation=cast.place("westbury"),
        reason="danger",
        because="x",
    )
    Bar.objects.create(person=maggie, user=cast.worker("farah").user, barred_by=priya.user)
    return maggie


def everybody() -> Iterator[Actor]:
    """Each of the cast, as each thing they may act as."""
    for key in cast.WORKERS:
        cast.worker(key)
    for membership in Membership.objects.select_related("user", "organisation", "team"):
        yield Actor(membership.user, membership)
    for key in ("maggie", "june", "ruth", "sam", "priya"):
        yield Actor(cast.account(key, key))


@pytest.mark.parametrize("change", ["", "died", "june barred", "sam left", "priya switched off"])
def test_the_facts_are_those_the_rules_go_by(change: str, busy: Person, priya: Actor) -> None:
    if change == "died":
        actions.record_death(person=busy, by=priya, died_on=clock.today())
    if change == "june barred":
        actions.bar(person=busy, by=priya, user=cast.account("june", "June"))
    if change == "sam left":
        busy.circle.filter(name="Sam Adeyemi").update(left_on=clock.today())
    busy.refresh_from_db()
    known = known_about(busy)

    for actor in everybody():
        if change == "priya switched off" and actor.user == priya.user:
            actor.user.is_active = False
        assert facts_about(known, actor) == standing_of(actor, busy).facts, actor


def test_everybody_who_sees_is_told_of_and_nobody_else(busy: Person) -> None:
    told = list(viewers_of(known_about(busy)))
    named: list[Viewer] = [one for one in told if one.actor]
    pairs = {(v.actor.user.pk, v.actor.organisation_id) for v in named if v.actor}

    for actor in everybody():
        seen = tuple(about for about in DataClass if standing_of(actor, busy).may(about))
        if (actor.user.pk, actor.organisation_id) in pairs:
            [one] = [
                v
                for v in named
                if v.actor
                and (v.actor.user.pk, v.actor.organisation_id, v.actor.role.key)
                == (actor.user.pk, actor.organisation_id, actor.role.key)
            ]
            assert one.sees == seen
            writes = (a for a in DataClass if standing_of(actor, busy).may(a, Deed.WRITE))
            assert one.writes == tuple(writes)
        elif seen:
            assert any(
                one.actor is None and one.organisation and one.organisation.pk
                == actor.organisation_id and set(seen) <= set(one.sees) for one in told
            ), actor  # fmt: skip


def test_it_is_told_in_words(visit: Visit, busy: Person, maggie_herself: Actor) -> None:
    page = visit(f"/people/{busy.pk}/sharing", by=maggie_herself)

    for words in (
        "They act for Maggie, who is recorded as unable to decide about care and support",
        "Maggie shares it with them",
        "They opened it in an emergency (until ",
        "They lead a team that works with Maggie",
        "Maggie shares it with this organisation",
        "They look after who opens the records of this organisation",
        "Safeguarding",
    ):
        assert (words in page.text) is (words != "Safeguarding"), words
    assert "Farah" not in page.text


def test_that_there_is_a_case_shows_nowhere(visit: Visit, busy: Person, priya: Actor) -> None:
    before = visit(f"/people/{busy.pk}/sharing", by=priya).select_one("main")
    user = cast.account("ngozi", "Ngozi Eze")
    Membership.objects.create(
        user=user, organisation=cast.place("westbury"), role_key="safeguarding-lead"
    )
    for one in (user, cast.worker("sam").user):
        CasePlace.objects.create(
            person=busy, user=one, organisation=cast.place("westbury"), case=busy.pk
        )

    after = visit(f"/people/{busy.pk}/sharing", by=priya).select_one("main")
    assert before
    assert after
    assert after.text == before.text


class TestAConfidentialService:
    """A refuge works with Maggie. Only it and she are shown that it does."""

    @pytest.fixture
    def farah(self, maggie: Person, priya: Actor) -> Actor:
        place = cast.place("friends")
        place.is_confidential = True
        place.save()
        farah = cast.worker("farah")
        CircleMember.objects.create(
            person=maggie,
            kind=Kind.PRACTITIONER,
            name=farah.name,
            user=farah.user,
            organisation=place,
        )
        Share.objects.create(person=maggie, organisation=place, plan=True, purpose="To be safe")
        return farah

    @pytest.mark.parametrize("who", ["priya", "helen", "june", "sam"])
    def test_to_everybody_else_it_is_not_there(
        self,
        who: str,
        visit: Visit,
        maggie: Person,
        farah: Actor,
        june: Actor,
        sam: Actor,
        request: pytest.FixtureRequest,
    ) -> None:
        actor: Actor = request.getfixturevalue(who)
        pages = ["", "/details"] + (["/sharing", "/capacity"] if who in {"priya", "helen"} else [])
        pages += ["/sharing/new", "/bars/new"] if who == "priya" else []

        for address in pages:
            page = visit(f"/people/{maggie.pk}{address}", by=actor)
            for word in ("Farah", "Westbury Carers and Friends", "To be safe"):
                assert word not in page.text, address
        assert not CircleMember.objects.visible_to(actor).filter(user=farah.user).exists()
        assert not Share.objects.visible_to(actor).filter(purpose="To be safe").exists()

    @pytest.mark.parametrize("who", ["maggie_herself", "farah"])
    def test_she_and_it_see_it(
        self,
        who: str,
        visit: Visit,
        maggie: Person,
        farah: Actor,
        maggie_herself: Actor,
    ) -> None:
        actor = {"maggie_herself": maggie_herself, "farah": farah}[who]
        page = visit(f"/people/{maggie.pk}/sharing", by=actor)

        assert "Farah Siddiqui" in page.text
        assert "To be safe" in page.text
        assert CircleMember.objects.visible_to(actor).filter(user=farah.user).exists()

    def test_pages_of_others_are_the_same_with_it_and_without(
        self, visit: Visit, maggie: Person, priya: Actor, farah: Actor
    ) -> None:
        with_it = [
            visit(f"/people/{maggie.pk}{at}", by=priya).select_one("main")
            for at in ("", "/details", "/sharing")
        ]
        maggie.circle.filter(user=farah.user).delete()
        maggie.shares.all().delete()
        without = [
            visit(f"/people/{maggie.pk}{at}", by=priya).select_one("main")
            for at in ("", "/details", "/sharing")
        ]
        assert [main.text for main in with_it if main] == [main.text for main in without if main]

    def test_a_worker_is_not_told_to_work_there_too(
        self, maggie: Person, priya: Actor, farah: Actor
    ) -> None:
        with pytest.raises(actions.NobodyToAdd):
            actions.add_worker(person=maggie, by=priya, email=farah.user.email)
        Membership.objects.create(
            user=farah.user, organisation=cast.place("brook"), role_key="support-worker"
        )

        place = actions.add_worker(person=maggie, by=priya, email=farah.user.email)

        assert place.organisation == cast.place("brook"), "and was not asked which"

    def test_nobody_is_offered_it_for_a_plan_that_others_read(
        self, maggies_life: Life, maggie_herself: Actor, farah: Actor
    ) -> None:
        aim = maggies_life.plan.aims.get()
        for viewer in (maggie_herself, farah):
            page = new_action_page(viewer=viewer, aim_id=aim.pk)
            assert farah.name not in [member.name for member in page.members]

    def test_nobody_chooses_it_from_a_list_but_its_address_works(
        self, visit: Visit, farah: Actor
    ) -> None:
        cast.place("westbury")
        cast.place("eastbury")

        page = visit("/enquiries/")

        assert "Westbury Council" in page.text
        assert "Carers and Friends" not in page.text
        assert "Carers and Friends" in visit("/enquiries/friends").text

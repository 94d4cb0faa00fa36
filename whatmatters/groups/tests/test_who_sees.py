"""Who leads a group is shown what its session needs of who comes, as agreed, and no more."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.groups import actions
from whatmatters.groups.models import Group, GroupNotReady, Lead, Member, Session
from whatmatters.groups.selectors import session_page
from whatmatters.groups.selectors.register import Row
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Person


def row(session: Session, by: Actor) -> Row:
    [found] = session_page(viewer=by, session_id=session.pk).rows
    return found


def sees(by: Actor) -> bool:
    return Member.objects.visible_to(by).exists()


def test_who_leads_it_reads_a_name_and_what_she_agreed_to(
    member: Member, session: Session, bridget: Actor
) -> None:
    told = row(session, bridget)

    assert told.member.called == "Maggie"
    assert [need.words for need in told.needs] == ["Large print, please"]
    assert told.alerts == ()
    assert told.aim == ""


def test_they_are_shown_nothing_else_of_her(member: Member, bridget: Actor) -> None:
    assert not Person.objects.visible_to(bridget).exists()
    assert not Outcome.objects.visible_to(bridget).exists()


def test_what_is_told_is_hers_to_change(
    member: Member, session: Session, maggie_herself: Actor, bridget: Actor
) -> None:
    agreed: dict[str, Any] = {
        "called": "Mags",
        "outcome": None,
        "tells_needs": False,
        "tells_alerts": True,
    }
    actions.agree_anew(member=member, by=maggie_herself, **agreed)

    told = row(session, bridget)

    assert told.member.called == "Mags"
    assert told.needs == ()
    assert [flag.words for flag in told.alerts] == ["Falls on wet ground"]


def test_who_may_read_what_it_is_for_reads_it_there(
    member: Member, session: Session, garden: Group, bridget: Actor, sam: Actor
) -> None:
    actions.add_lead(group=garden, by=bridget, user=sam.user)

    assert row(session, sam).aim == "Get back to my allotment"


def test_leaving_closes_it_at_once(member: Member, maggie_herself: Actor, bridget: Actor) -> None:
    actions.leave_group(member=member, by=maggie_herself)

    assert not sees(bridget)
    assert sees(maggie_herself)
    with pytest.raises(GroupNotReady):
        actions.leave_group(member=member, by=maggie_herself)


def test_who_leads_it_no_more_sees_nobody(
    member: Member, garden: Group, bridget: Actor, sam: Actor
) -> None:
    actions.add_lead(group=garden, by=bridget, user=sam.user)
    actions.end_lead(lead=Lead.objects.get(user=bridget.user), by=bridget)

    assert not sees(bridget)


def test_a_group_that_has_ended_shows_nobody(
    member: Member, garden: Group, bridget: Actor, priya: Actor
) -> None:
    actions.end_group(group=garden, by=bridget)

    assert not sees(bridget)
    assert sees(priya)


def test_a_bar_comes_before_leading(member: Member, bridget: Actor, priya: Actor) -> None:
    people.bar(person=member.person, by=priya, user=bridget.user, because="A neighbour")

    assert not sees(bridget)


def test_once_its_place_works_with_her_no_more_it_is_shown_nothing(
    member: Member, bridget: Actor, sam: Actor
) -> None:
    CircleMember.objects.filter(user=sam.user).update(left_on=clock.today())

    assert not sees(bridget)


def test_after_a_death_it_is_shown_nothing(member: Member, bridget: Actor) -> None:
    Person.objects.filter(pk=member.person_id).update(died_on=clock.today())

    assert not sees(bridget)


def test_others_see_nothing(
    member: Member, session: Session, sam: Actor, june: Actor, owen: Actor, tomasz: Actor
) -> None:
    assert sees(sam)  # he writes notes of her visits
    assert not any(sees(who) for who in (june, owen, tomasz))
    for who in (sam, june):
        assert not Group.objects.led_by(who).exists()
    with pytest.raises(PermissionDenied):
        session_page(viewer=sam, session_id=session.pk)


def test_only_she_and_those_who_write_of_her_visits_say_she_comes(
    known: Person, garden: Group, bridget: Actor, june: Actor, priya: Actor
) -> None:
    for who in (bridget, june):
        with pytest.raises(PermissionDenied):
            actions.join_group(person=known, group=garden, by=who)
    first = actions.join_group(person=known, group=garden, by=priya)

    assert actions.join_group(person=known, group=garden, by=priya) == first
    assert first.called == "Maggie"
    assert not first.tells_needs


def test_a_group_of_who_does_not_work_with_her_is_not_hers_to_join(
    known: Person, maggie_herself: Actor
) -> None:
    elsewhere = actions.begin_group(by=cast.worker("nia"), name="Elsewhere")

    with pytest.raises(GroupNotReady, match="does not work with them"):
        actions.join_group(person=known, group=elsewhere, by=maggie_herself)


def test_it_is_for_something_of_her_own(
    member: Member, maggie_herself: Actor, priya: Actor
) -> None:
    kofi = people.begin_record(by=priya, known_as="Kofi", full_name="Kofi Mensah")
    his = hear_outcome(person=kofi, by=priya, words="Play the trumpet")

    with pytest.raises(GroupNotReady, match="want themself"):
        actions.agree_anew(
            member=member,
            by=maggie_herself,
            called="Maggie",
            outcome=his,
            tells_needs=False,
            tells_alerts=False,
        )


def test_somebody_must_lead_it(garden: Group, bridget: Actor, ruth: Actor) -> None:
    with pytest.raises(GroupNotReady, match="Somebody must lead"):
        actions.end_lead(lead=Lead.objects.get(), by=bridget)
    with pytest.raises(GroupNotReady, match="works with people"):
        actions.add_lead(group=garden, by=bridget, user=ruth.user)
    with pytest.raises(PermissionDenied):
        actions.begin_group(by=ruth, name="Not hers to begin")

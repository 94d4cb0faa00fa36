"""Everybody was there, unless it is said that they were not; what was good is never lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.groups import actions
from whatmatters.groups.models import Attended, Group, GroupNotReady, Highlight, Member, Session
from whatmatters.groups.selectors import group_page, session_page
from whatmatters.people import actions as people
from whatmatters.people.models import CircleMember, Person


def another(garden: Group, priya: Actor, sam: Actor, name: str = "Kofi") -> Member:
    """Somebody else that Brook works with, who comes too."""
    person = people.begin_record(by=priya, known_as=name, full_name=f"{name} Mensah")
    CircleMember.objects.create(
        person=person,
        kind="support-worker",
        name=sam.name,
        user=sam.user,
        organisation=garden.organisation,
    )
    return actions.join_group(person=person, group=garden, by=priya)


def was_there(member: Member) -> bool:
    return Attended.objects.get(member=member).was_there


def test_present_unless_unticked(
    member: Member, session: Session, garden: Group, bridget: Actor, priya: Actor, sam: Actor
) -> None:
    kofi = another(garden, priya, sam)
    actions.keep_register(
        session=session, by=bridget, listed=[member.pk, kofi.pk], absent=[kofi.pk], read=1
    )

    assert was_there(member)
    assert not was_there(kofi)

    actions.keep_register(session=session, by=bridget, listed=[member.pk, kofi.pk])
    assert was_there(kofi)
    assert Attended.objects.count() == 2


def test_who_joined_after_it_was_written_is_not_said_to_have_come(
    member: Member, session: Session, garden: Group, bridget: Actor, priya: Actor, sam: Actor
) -> None:
    actions.keep_register(session=session, by=bridget, listed=[member.pk], read=1)
    kofi = another(garden, priya, sam)

    rows = session_page(viewer=bridget, session_id=session.pk).rows
    assert {row.member.pk: row.was_there for row in rows} == {member.pk: True, kofi.pk: False}


def test_of_who_did_not_stand_on_the_page_nothing_is_said(
    member: Member, session: Session, garden: Group, bridget: Actor, priya: Actor, sam: Actor
) -> None:
    kofi = another(garden, priya, sam)
    actions.keep_register(session=session, by=bridget, listed=[kofi.pk])

    assert not Attended.objects.filter(member=member).exists()


def test_the_newest_highlight_stands_and_the_first_is_kept(
    member: Member, session: Session, bridget: Actor
) -> None:
    for words in ("Laughed with Edna", "Laughed with Edna", "Sowed the beans"):
        said = {member.pk: words}
        actions.keep_register(session=session, by=bridget, listed=[member.pk], highlights=said)

    newest_first = Highlight.objects.newest_first()
    assert [one.words for one in newest_first] == ["Sowed the beans", "Laughed with Edna"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Highlight.objects.update(words="Something else")


def test_two_who_write_at_once_are_told(member: Member, session: Session, bridget: Actor) -> None:
    actions.keep_register(session=session, by=bridget, listed=[member.pk], read=1)

    with pytest.raises(Stale):
        actions.keep_register(session=session, by=bridget, listed=[member.pk], read=1)


def test_who_came_is_not_said_before_it_has_begun(
    member: Member, garden: Group, bridget: Actor
) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    coming = actions.plan_session(group=garden, by=bridget, starts_at=tomorrow, minutes=60)

    with pytest.raises(GroupNotReady, match="not begun yet"):
        actions.keep_register(session=coming, by=bridget, listed=[member.pk])
    assert actions.plan_session(group=garden, by=bridget, starts_at=tomorrow, minutes=60) == coming
    with pytest.raises(GroupNotReady, match="at that time already"):
        actions.plan_session(
            group=garden, by=bridget, starts_at=tomorrow, minutes=60, doing="A walk"
        )


def test_only_who_leads_it_writes_it(member: Member, session: Session, sam: Actor) -> None:
    with pytest.raises(PermissionDenied):
        actions.keep_register(session=session, by=sam, listed=[member.pk])


def test_nobody_is_marked_who_has_left(
    member: Member, session: Session, maggie: Person, maggie_herself: Actor, bridget: Actor
) -> None:
    actions.leave_group(member=member, by=maggie_herself)
    actions.keep_register(session=session, by=bridget, listed=[member.pk])

    assert not Attended.objects.exists()


class TestHowManyCame:
    """A number about nobody: what was written down stays as it was for whoever leads."""

    def test_it_does_not_shrink_as_somebody_leaves(
        self,
        member: Member,
        session: Session,
        garden: Group,
        bridget: Actor,
        priya: Actor,
        sam: Actor,
        maggie_herself: Actor,
    ) -> None:
        kofi = another(garden, priya, sam)
        actions.keep_register(session=session, by=bridget, listed=[member.pk, kofi.pk])
        actions.leave_group(member=member, by=maggie_herself)

        (been,) = group_page(viewer=bridget, group_id=garden.pk).been
        page = session_page(viewer=bridget, session_id=session.pk)
        assert (been.came, page.came, page.others) == (2, 1, 1)

    def test_putting_it_right_changes_it_by_who_is_put_right(
        self,
        member: Member,
        session: Session,
        garden: Group,
        bridget: Actor,
        priya: Actor,
        sam: Actor,
        maggie_herself: Actor,
    ) -> None:
        kofi, ada = another(garden, priya, sam), another(garden, priya, sam, "Ada")
        all_of_them = [member.pk, kofi.pk, ada.pk]
        actions.keep_register(session=session, by=bridget, listed=all_of_them, absent=[ada.pk])
        actions.leave_group(member=member, by=maggie_herself)

        def came(*absent: Member) -> int | None:
            gone = [one.pk for one in absent]
            kept = actions.keep_register(
                session=session, by=bridget, listed=[kofi.pk, ada.pk], absent=gone
            )
            return kept.came

        assert came(ada) == 2
        assert came() == 3
        assert came() == 3
        assert came(kofi, ada) == 1

    def test_of_what_was_written_before_it_was_counted_it_is_counted_then(
        self, member: Member, session: Session, garden: Group, bridget: Actor
    ) -> None:
        actions.keep_register(session=session, by=bridget, listed=[member.pk])
        Session.objects.update(came=None)

        assert group_page(viewer=bridget, group_id=garden.pk).been[0].came is None
        again = actions.keep_register(session=session, by=bridget, listed=[member.pk])
        assert again.came == 1

    def test_the_pages_say_it(
        self,
        visit: Visit,
        member: Member,
        session: Session,
        garden: Group,
        bridget: Actor,
        priya: Actor,
        sam: Actor,
        maggie_herself: Actor,
    ) -> None:
        kofi = another(garden, priya, sam)
        actions.keep_register(session=session, by=bridget, listed=[member.pk, kofi.pk])
        actions.leave_group(member=member, by=maggie_herself)

        assert "2 came" in visit(f"/groups/{garden.pk}", by=bridget).text
        page = visit(f"/groups/sessions/{session.pk}", by=bridget)
        assert "2 came. 1 of them is not on this list now." in page.text

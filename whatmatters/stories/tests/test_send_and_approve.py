from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Membership
from whatmatters.access.roles import RoleKey
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person
from whatmatters.stories.actions import (
    approve_story,
    change_telling,
    let_stay,
    send_back,
    send_story,
    tell,
)
from whatmatters.stories.models import (
    CannotBeApproved,
    KeptInStory,
    NotReady,
    Story,
    StoryConsent,
    Telling,
)
from whatmatters.stories.models.telling import about
from whatmatters.stories.tests.conftest import PART, WORDS


class TestSending:
    def test_what_is_sent_holds_nobody(self, sent: Story, telling: Telling) -> None:
        assert sent.state == Story.State.WAITING
        assert sent.pk != telling.pk
        assert sent.cost == Decimal(45)
        assert sent.month is None
        assert list(sent.about.values_list("framework", "code")) == [PART]
        names = {field.name for field in Story._meta.get_fields()}
        assert not names & {"person", "telling", "recorded_at", "written_by"}

    def test_the_audit_never_says_which_story_is_whose(self, sent: Story, helen: Actor) -> None:
        approve_story(story=sent, by=helen)

        entries = AuditEntry.objects.filter(did__startswith="stories.")
        assert entries.count() == 3
        for entry in entries:
            assert (str(sent.pk) in entry.to) == (not entry.about)

    def test_her_yes_is_kept_as_she_gave_it(self, sent: Story, maggie_herself: Actor) -> None:
        yes = StoryConsent.objects.get()
        assert (yes.reach, yes.said_on, yes.to_version) == ("all", clock.today(), 1)
        assert yes.recorded_by == maggie_herself.user
        with pytest.raises(IntegrityError), transaction.atomic():
            StoryConsent.objects.update(reach="ours")

    def test_whoever_writes_with_her_says_when_and_how(self, maggie: Person, priya: Actor) -> None:
        told = tell(person=maggie, by=priya, **WORDS)
        send_story(
            telling=told, by=priya, reach="ours", said_on=date(2026, 3, 3), how="She signed it"
        )

        yes = StoryConsent.objects.get()
        assert (yes.said_on, yes.how) == (date(2026, 3, 3), "She signed it")
        assert told.consents.get().recorded_by == priya.user

    def test_her_broker_may_have_heard_her_yes(self, maggie: Person, broker: Actor) -> None:
        told = tell(person=maggie, by=broker, **WORDS)

        sent = send_story(telling=told, by=broker, reach="ours", how="So she said")

        assert sent.told_by == "with"

    def test_with_a_name_in_it_it_is_not_sent(self, maggie: Person, maggie_herself: Actor) -> None:
        told = tell(person=maggie, by=maggie_herself, **WORDS | {"went": "Jean is glad"})

        with pytest.raises(NotReady, match="Something is marked"):
            send_story(telling=told, by=maggie_herself, reach="all")
        assert not Story.objects.exists()
        assert not StoryConsent.objects.exists()

    def test_yes_is_said_to_what_was_read(self, telling: Telling, maggie_herself: Actor) -> None:
        change_telling(telling=telling, by=maggie_herself, **WORDS)

        with pytest.raises(Stale):
            send_story(telling=telling, by=maggie_herself, reach="all", read=1)

    def test_nobody_says_yes_after_a_death(self, telling: Telling, priya: Actor) -> None:
        Person.objects.update(died_on=clock.today())

        with pytest.raises(PermissionDenied):
            send_story(telling=telling, by=priya, reach="all")

    @pytest.mark.parametrize(
        ("cost", "becomes"),
        [
            (None, None),
            ("0", 0),
            ("0.01", 5),
            ("42.49", 40),
            ("42.50", 45),
            ("49.99", 50),
            ("55", 60),
            ("499.99", 500),
            ("524.99", 500),
            ("525", 550),
            ("9999999.99", 10_000_000),
        ],
    )
    def test_the_cost_is_only_about_right(self, cost: str | None, becomes: int | None) -> None:
        assert about(cost and Decimal(cost)) == (None if becomes is None else Decimal(becomes))  # type: ignore[arg-type]  # an empty text is never given


class TestApproving:
    def test_a_team_lead_approves_it(self, story: Story, helen: Actor) -> None:
        assert story.state == Story.State.APPROVED
        assert story.approved_by == helen.user
        assert story.month == clock.today().replace(day=1)
        assert story.not_by == ""
        assert story.words.filter(word="garden").exists()

    def test_what_stayed_is_shown_and_then_forgotten(
        self, maggie: Person, maggie_herself: Actor, helen: Actor, visit: Visit
    ) -> None:
        told = tell(person=maggie, by=maggie_herself, **WORDS | {"went": "Kent is green: Kent"})
        reasons = {("name", "kent"): "known"}
        let_stay(telling=told, by=maggie_herself, reasons=reasons)
        sent = send_story(telling=told, by=maggie_herself, reach="all")

        page = visit(f"/stories/to-read/{sent.pk}", by=helen)
        assert "Everybody knows this name" in page.text
        approve_story(story=sent, by=helen)
        assert not KeptInStory.objects.exists()

    @pytest.mark.parametrize("who", ["priya", "tomasz", "sam", "owen", "ngozi", "ruth", "june"])
    def test_nobody_else_does(
        self, who: str, sent: Story, visit: Visit, request: pytest.FixtureRequest
    ) -> None:
        other = request.getfixturevalue(who)
        with pytest.raises(PermissionDenied):
            approve_story(story=sent, by=other)
        with pytest.raises(PermissionDenied):
            send_back(story=sent, by=other, because="Hm")
        visit(f"/stories/to-read/{sent.pk}", by=other, expecting=403)

    def test_nor_a_lead_of_another_organisation(self, sent: Story, visit: Visit) -> None:
        elin = _lead("elin", "eastbury")

        with pytest.raises(PermissionDenied):
            approve_story(story=sent, by=elin)
        visit(f"/stories/to-read/{sent.pk}", by=elin, expecting=404)

    def test_nor_whoever_wrote_it_or_said_that_she_said_yes(
        self, maggie: Person, broker: Actor, visit: Visit
    ) -> None:
        told = tell(person=maggie, by=broker, **WORDS)
        sent = send_story(telling=told, by=broker, reach="all", how="So she said")

        with pytest.raises(PermissionDenied):
            approve_story(story=sent, by=broker)
        page = visit(f"/stories/to-read/{sent.pk}", by=broker)
        assert "It takes a second person" in page.text
        assert "Let others read it" not in page.text
        sent.refresh_from_db()
        assert sent.state == Story.State.WAITING

    def test_nor_the_person_where_she_leads_a_team_herself(
        self, sent: Story, maggie: Person
    ) -> None:
        assert maggie.user
        at_work = Membership.objects.create(
            user=maggie.user, organisation=cast.place("westbury"), role_key=RoleKey.TEAM_LEAD
        )

        with pytest.raises(PermissionDenied):
            approve_story(story=sent, by=Actor(maggie.user, at_work))

    def test_whoever_approves_sees_no_name(self, sent: Story, helen: Actor, visit: Visit) -> None:
        for address in ("/stories/to-read", f"/stories/to-read/{sent.pk}"):
            page = visit(address, by=helen)
            assert "Back to the garden" in page.text
            assert "Maggie" not in page.text
            assert "Holt" not in page.text
            assert "42.50" not in page.text

    def test_it_is_sent_back_with_a_reason_and_comes_again(
        self, sent: Story, telling: Telling, maggie_herself: Actor, helen: Actor, visit: Visit
    ) -> None:
        sending = {"do": "send-back", "because": "The hill is known"}
        visit(f"/stories/to-read/{sent.pk}", by=helen, sending=sending)
        page = visit(f"/stories/told/{telling.pk}", by=maggie_herself)
        assert "The hill is known" in page.text

        change_telling(telling=telling, by=maggie_herself, **WORDS | {"did": "A friend drives"})
        again = send_story(telling=telling, by=maggie_herself, reach="all")
        sent.refresh_from_db()
        assert sent.state == Story.State.WITHDRAWN
        assert again.pk != sent.pk
        assert approve_story(story=again, by=helen).did == "A friend drives"

    def test_sending_back_without_a_word_is_refused(
        self, sent: Story, helen: Actor, visit: Visit
    ) -> None:
        page = visit(f"/stories/to-read/{sent.pk}", by=helen, sending={"do": "send-back"})

        assert "Say what should be changed" in page.text

    def test_twice_it_is_done_once(self, story: Story, helen: Actor) -> None:
        with pytest.raises(CannotBeApproved):
            approve_story(story=story, by=helen)
        with pytest.raises(CannotBeApproved):
            send_back(story=story, by=helen, because="Too late")

    def test_its_words_never_become_others(self, story: Story) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Story.objects.update(did="Something else")


class TestOnThePage:
    def test_she_says_yes_and_sees_where_it_stands(
        self, telling: Telling, maggie_herself: Actor, visit: Visit
    ) -> None:
        page = visit(
            f"/stories/told/{telling.pk}/yes",
            by=maggie_herself,
            sending={"reach": "all", "read": "1"},
        )

        assert "Sent. Somebody else reads it before others can" in page.text
        assert "Waiting to be read" in page.text

    def test_nothing_said_sends_nothing(
        self, telling: Telling, maggie_herself: Actor, visit: Visit
    ) -> None:
        page = visit(f"/stories/told/{telling.pk}/yes", by=maggie_herself, sending={"read": "1"})

        assert "Choose who may read it" in page.text
        assert not Story.objects.exists()

    def test_her_practitioner_says_when_and_how(
        self, telling: Telling, priya: Actor, visit: Visit
    ) -> None:
        address = f"/stories/told/{telling.pk}/yes"
        page = visit(address, by=priya, sending={"reach": "all", "read": "1"})
        assert "Say how they said yes" in page.text

        said: dict[str, Any] = {"reach": "all", "read": "1", "how": "She signed it"}
        page = visit(address, by=priya, sending=said | boxes("said_on", clock.today()))
        assert "Waiting to be read" in page.text

    def test_her_daughter_is_told_whose_yes_it_takes(
        self, maggie: Person, june: Actor, visit: Visit
    ) -> None:
        told = tell(person=maggie, by=june, **WORDS)

        page = visit(f"/stories/told/{told.pk}", by=june)
        assert "Maggie has to say yes to these words" in page.text
        visit(f"/stories/told/{told.pk}/yes", by=june, expecting=403)


def _lead(key: str, place: str) -> Actor:
    user = cast.account(key, key.title())
    office = cast.place(place)
    at_work = Membership.objects.create(user=user, organisation=office, role_key=RoleKey.TEAM_LEAD)
    return Actor(user, at_work)

"""What somebody tells for others to read, and who helped them find and choose."""

from uuid import uuid4

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.brokerage.models import (
    BrokerRecord,
    BrokerSkill,
    ChangeStep,
    HelpGiven,
    ProviderProfile,
)
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.stories.actions import tell
from whatmatters.stories.models import Stays, Story, StoryConsent


def told(person: Person, by: Actor, brook: Organisation) -> dict[str, str]:
    """The ids of all that."""
    return _told(person, by) | _helped(person, by, brook)


def _told(person: Person, by: Actor) -> dict[str, str]:
    """What somebody tells of how they used a budget; one that is read, and one that waits."""
    said = {"title": "Back to it", "wanted": "The bus", "did": "Sow the beans in trays"}
    telling = tell(person=person, by=by, about=[("talking-points", "things-to-do")], **said)
    StoryConsent.objects.create(
        telling=telling, to_version=1, reach="all", how="So they said", recorded_by=by.user
    )
    Stays.objects.create(telling=telling, kind="name", words="Jean", because="open")
    helper = cast.account("reader", "Reader")
    common = {"organisation_id": by.organisation_id, "reach": "all", "told_by": "with", **said}
    read = Story.objects.create(
        state="approved", approved_by=helper, month=clock.today().replace(day=1), **common
    )
    waits = Story.objects.create(state="waiting", **common)
    return {"telling": str(telling.pk), "story": str(read.pk), "story_to_read": str(waits.pk)}


def _helped(person: Person, by: Actor, brook: Organisation) -> dict[str, str]:
    """Who helps them find and choose, and how; and what a provider says of itself."""
    broker = BrokerRecord.objects.create(
        person=person, name="Noor", kind="user-led", independence="partly", conflict="Hm"
    )
    BrokerSkill.objects.create(broker=broker, skill="market")
    HelpGiven.objects.create(
        person=person,
        kind="choice",
        minutes=15,
        words="Hm",
        helper="Noor",
        recorded_by=by.user,
        sent_as=uuid4(),
    )
    manager = cast.account("reader", "Reader")
    profile, _ = ProviderProfile.objects.get_or_create(
        organisation=brook, defaults={"changed_by": manager}
    )
    step = ChangeStep.objects.create(profile=profile, kind="offer", words="Hm", written_by=manager)
    return {"broker": str(broker.pk), "provider": str(brook.pk), "change_step": str(step.pk)}

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import Person
from whatmatters.stories.actions import approve_story, send_back, send_story, take_back, tell
from whatmatters.stories.models import CannotBeApproved, Story, StoryConsent, StoryWord, Telling
from whatmatters.stories.selectors import library, matching
from whatmatters.stories.tests.conftest import WORDS

CANARY = "quincunx"


@pytest.fixture
def read_by_all(maggie: Person, maggie_herself: Actor, helen: Actor) -> Telling:
    """A story with a word in it that is nowhere else, which anybody here can read."""
    said = {name: f"{WORDS[name]} {CANARY}" for name in ("title", "wanted", "did", "went")}
    told = tell(person=maggie, by=maggie_herself, **WORDS | said | {"advice": CANARY})
    sent = send_story(telling=told, by=maggie_herself, reach="all")
    approve_story(story=sent, by=helen)
    told.refresh_from_db()
    return told


def holding(word: str) -> set[str]:
    """Every table that holds a word in any of its texts."""
    found = set()
    for model in apps.get_models():
        fields = (
            f
            for f in model._meta.concrete_fields
            if isinstance(f, models.CharField | models.TextField)
        )
        for field in fields:
            if model._default_manager.filter(**{f"{field.name}__icontains": word}).exists():
                found.add(model._meta.label)
    return found


def test_at_that_moment_it_is_gone_from_everywhere(
    read_by_all: Telling, maggie_herself: Actor, owen: Actor, visit: Visit
) -> None:
    story = read_by_all.story
    assert story
    assert holding(CANARY) == {"stories.Telling", "stories.Story", "stories.StoryWord"}
    assert CANARY in visit(f"/stories/{story.pk}", by=owen).text

    take_back(telling=read_by_all, by=maggie_herself)

    assert holding(CANARY) == {"stories.Telling"}
    assert not StoryWord.objects.exists()
    assert not story.about.exists()
    assert not library(viewer=owen).stories
    for address, sending in (("/stories/", None), ("/stories/", {"words": CANARY})):
        said = visit(address, by=owen, sending=sending)
        assert not said.select(".story-card")


def test_its_page_says_that_it_was_taken_back_and_nothing_of_it(
    read_by_all: Telling, maggie_herself: Actor, owen: Actor, visit: Visit
) -> None:
    take_back(telling=read_by_all, by=maggie_herself)

    page = visit(f"/stories/{read_by_all.story_id}", by=owen, expecting=410)
    assert "This story was taken back" in page.text
    assert CANARY not in str(page)


def test_no_browser_and_nothing_on_the_way_keeps_a_copy(
    read_by_all: Telling, owen: Actor, client: Client
) -> None:
    arrive(client, owen)
    for address in ("/stories/", f"/stories/{read_by_all.story_id}"):
        assert client.get(address).headers["Cache-Control"] == "no-store"


def test_beside_an_outcome_it_is_gone_too(
    read_by_all: Telling, maggie: Person, maggie_herself: Actor, priya: Actor
) -> None:
    wants = hear_outcome(person=maggie, by=priya, words=f"My {CANARY} again")
    assert [one.pk for one in matching(wants, priya)] == [read_by_all.story_id]

    take_back(telling=read_by_all, by=maggie_herself)

    assert matching(wants, priya) == ()


def test_one_press_on_her_own_page_does_it(
    read_by_all: Telling, maggie: Person, maggie_herself: Actor, visit: Visit
) -> None:
    page = visit(f"/stories/of/{maggie.pk}", by=maggie_herself)
    (button,) = (one for one in page.select("main button") if "Take it back" in one.text)
    form = button.find_parent("form")
    assert form

    page = visit(str(form["action"]), by=maggie_herself, sending={})

    assert "Taken back. Nobody else can read it now" in page.text
    assert Story.objects.get().state == Story.State.WITHDRAWN


def test_before_anybody_read_it_there_is_no_trace_for_readers(
    sent: Story, telling: Telling, maggie_herself: Actor, owen: Actor, visit: Visit
) -> None:
    visit(f"/stories/{sent.pk}", by=owen, expecting=404)
    take_back(telling=telling, by=maggie_herself)

    visit(f"/stories/{sent.pk}", by=owen, expecting=404)


def test_taken_back_before_it_was_approved_it_is_not_approved(
    sent: Story, telling: Telling, maggie_herself: Actor, helen: Actor, visit: Visit
) -> None:
    take_back(telling=telling, by=maggie_herself)

    with pytest.raises(CannotBeApproved):
        approve_story(story=sent, by=helen)
    with pytest.raises(CannotBeApproved):
        send_back(story=sent, by=helen, because="Hm")
    visit(f"/stories/to-read/{sent.pk}", by=helen, sending={"do": "approve"}, expecting=404)
    assert Story.objects.get().state == Story.State.WITHDRAWN


def test_it_is_written_down_once_and_her_yes_ends(
    read_by_all: Telling, maggie_herself: Actor
) -> None:
    for _ in range(2):
        take_back(telling=read_by_all, by=maggie_herself)

    assert AuditEntry.objects.filter(did="stories.taken-back").count() == 1
    assert not StoryConsent.objects.filter(withdrawn_at=None).exists()


def test_she_can_tell_it_again(read_by_all: Telling, maggie_herself: Actor, helen: Actor) -> None:
    first = read_by_all.story_id
    take_back(telling=read_by_all, by=maggie_herself)
    again = send_story(telling=read_by_all, by=maggie_herself, reach="ours")

    assert again.pk != first
    assert approve_story(story=again, by=helen).state == Story.State.APPROVED
    read_by_all.refresh_from_db()
    assert read_by_all.stands == "approved"


def test_her_practitioner_takes_it_back_for_her_also_after_her_death(
    read_by_all: Telling, priya: Actor, visit: Visit
) -> None:
    Person.objects.update(died_on=clock.today())

    visit(f"/stories/told/{read_by_all.pk}/take-back", by=priya, sending={})

    assert Story.objects.get().state == Story.State.WITHDRAWN


def test_whoever_wrote_it_may(maggie: Person, broker: Actor, helen: Actor) -> None:
    told = tell(person=maggie, by=broker, **WORDS)
    send_story(telling=told, by=broker, reach="all", how="So she said")

    assert take_back(telling=told, by=broker).taken_back_at


@pytest.mark.parametrize("who", ["helen", "tomasz", "sam", "owen", "june"])
def test_nobody_else_may(who: str, read_by_all: Telling, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        take_back(telling=read_by_all, by=request.getfixturevalue(who))

    assert Story.objects.get().state == Story.State.APPROVED

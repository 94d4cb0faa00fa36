import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import Person
from whatmatters.stories.models import Story, StoryAbout, StoryWord
from whatmatters.stories.selectors import library, matching
from whatmatters.stories.tests.conftest import PART
from whatmatters.stories.words import found_by

SAFE = ("talking-points", "feeling-safe")


def put(
    did: str, *, about: tuple[str, str] = PART, reach: str = "all", place: str = "westbury"
) -> Story:
    """An approved story, past those who write and read it."""
    story = Story.objects.create(
        organisation=cast.place(place),
        state="approved",
        reach=reach,
        told_by="themself",
        title=did[:40],
        wanted="This",
        did=did,
        month=clock.today().replace(day=1),
        approved_by=cast.account("helen", "Helen Marsh"),
    )
    StoryAbout.objects.create(story=story, framework=about[0], code=about[1])
    StoryWord.objects.bulk_create(StoryWord(story=story, word=w) for w in found_by((did,)))
    return story


class TestBesideAnOutcome:
    def test_the_same_part_of_life_and_the_same_words(self, maggie: Person, priya: Actor) -> None:
        both = put("My allotments and a taxi")
        part, word = put("A choir on Fridays"), put("The allotment gate", about=SAFE)
        put("A lock on the door", about=SAFE)
        wants = hear_outcome(
            person=maggie, by=priya, words="I want my allotment back", categories=[PART]
        )

        found = [one.pk for one in matching(wants, priya)]

        assert found == [both.pk, part.pk, word.pk]

    def test_no_more_than_asked_for(self, maggie: Person, priya: Actor) -> None:
        for number in range(12):
            put(f"An allotment, number {number}")
        wants = hear_outcome(person=maggie, by=priya, words="My allotment", categories=[PART])

        assert len(matching(wants, priya)) == 5
        assert len(matching(wants, priya, limit=2)) == 2

    def test_nothing_in_common_finds_nothing(self, maggie: Person, priya: Actor) -> None:
        put("A choir")
        wants = hear_outcome(person=maggie, by=priya, words="I want to be with them all")

        assert matching(wants, priya) == ()

    def test_in_as_many_questions_however_many_there_are(
        self, maggie: Person, priya: Actor
    ) -> None:
        wants = hear_outcome(person=maggie, by=priya, words="My allotment", categories=[PART])
        asked = []
        for more in (1, 11):
            for number in range(more):
                put(f"An allotment {number}")
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert matching(wants, priya)
            asked.append(len(queries))

        assert asked == [4, 4]


class TestWhoReadsIt:
    def test_what_is_for_here_stays_here(
        self, maggie_herself: Actor, helen: Actor, owen: Actor, sam: Actor, june: Actor
    ) -> None:
        story = put("For us", reach="ours")

        def read_by(viewer: Actor) -> bool:
            return Story.objects.visible_to(viewer).filter(pk=story.pk).exists()

        assert read_by(helen)
        assert read_by(maggie_herself), "whom this council supports"
        assert not read_by(owen)
        assert not read_by(sam)
        assert not read_by(june), "whom it does not"

    def test_what_is_for_all_is_for_whoever_signs_in(self, owen: Actor, visit: Visit) -> None:
        story = put("For all")

        assert "For all" in visit(f"/stories/{story.pk}", by=owen).text
        visit(f"/stories/{story.pk}", by=None, expecting=302)

    @pytest.mark.parametrize("state", ["waiting", "sent-back"])
    def test_what_was_not_approved_is_nobodys(self, state: str, helen: Actor, visit: Visit) -> None:
        story = put("Not yet")
        Story.objects.update(state=state)

        visit(f"/stories/{story.pk}", by=helen, expecting=404)
        assert not library(viewer=helen).stories


class TestThePage:
    def test_a_part_of_life_narrows_it(self, owen: Actor, visit: Visit) -> None:
        put("A choir"), put("A lock", about=SAFE)

        page = visit("/stories/?about=feeling-safe", by=owen)

        assert [one.text.strip()[:6] for one in page.select(".story-card h2")] == ["A lock"]
        assert page.select("[aria-current=true]")[0].text == "Feeling safe"

    @pytest.mark.parametrize("asked", ["about=nothing", "page=zq", "page=99", "about=%00"])
    def test_what_nobody_asks_shows_all(self, asked: str, owen: Actor, visit: Visit) -> None:
        put("A choir")

        assert visit(f"/stories/?{asked}", by=owen).select(".story-card")

    def test_words_are_looked_for_and_stand_in_no_address(self, owen: Actor, visit: Visit) -> None:
        put("A choir"), put("Gardening")

        page = visit("/stories/", by=owen, sending={"words": "gardens"})
        assert [one.text.strip()[:9] for one in page.select(".story-card h2")] == ["Gardening"]
        page = visit("/stories/", by=owen, sending={"words": "zebra"})
        assert "There is no story like this yet" in page.text
        page = visit("/stories/", by=owen, sending={"words": ""})
        assert "Type a word to look for" in page.text
        assert len(page.select(".story-card")) == 2

    def test_many_are_on_pages(self, owen: Actor, visit: Visit) -> None:
        for number in range(14):
            put(f"Story {number}")

        first = visit("/stories/?about=things-to-do", by=owen)
        assert len(first.select(".story-card")) == 12
        (more,) = first.select("[rel=next]")
        assert len(visit(f"/stories/{more['href']}", by=owen).select(".story-card")) == 2

    def test_one_or_twelve_are_found_alike(self, owen: Actor, visit: Visit) -> None:
        visit("/stories/", by=owen)
        asked = []
        for more in (1, 11):
            for number in range(more):
                put(f"Story {number}")
            with CaptureQueriesContext(connection) as queries:
                visit("/stories/", by=owen)
            asked.append(len(queries))

        assert asked[0] == asked[1]
